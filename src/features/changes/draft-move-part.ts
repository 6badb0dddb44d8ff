import { findFragment } from '../../link/find-fragment.ts'
import type { Change } from '../../model/change.ts'
import type { Garden } from '../../model/garden.ts'
import type { Fragment } from '../../model/link.ts'
import type { Note } from '../../model/note.ts'
import type { NotePath } from '../../model/path.ts'
import type { Range } from '../../model/range.ts'
import type { AfterGarden, Place } from './after-garden.ts'
import { type ChangeDraft, type DraftSources, refuse } from './change-draft.ts'
import { refuseRange } from './draft-extract.ts'
import { draftParts, isIn } from './draft-parts.ts'
import { sectionRange } from './draft-split.ts'
import { highestLevel } from './fit-headings.ts'
import { linkName } from './link-name.ts'
import { headingsAbove, spellFragment, writeFragment } from './spell-fragment.ts'

/** A part of a note at the end of another, or under one of its headings, a level below that. */
export function draftMovePart(
  { path, range, to, under, leave }: Extract<Change, { kind: 'move-part' }>,
  garden: Garden,
  sources: DraftSources,
): ChangeDraft {
  const [note, other] = [garden.notesByPath.get(path), garden.notesByPath.get(to)]
  if (!note || !other) return refuse(garden, `There is no ${note ? to : path}`)
  if (path === to) return refuse(garden, 'A part is moved to another note, not within its own')
  const problem = refuseRange(note, range, sources)
  if (problem !== undefined) return refuse(garden, problem)
  if (under !== undefined && other.headings[under] === undefined)
    return refuse(garden, `There is no such heading in ${to}`)

  const own = note.headings.filter((heading) => isIn(heading.range, range))
  const source = sources.sourceOf(path)
  const text = sources.sourceOf(to)
  const at = placeIn(other, under, own.length > 0, text)
  const lineEnd = /\r\n/.test(text) ? '\r\n' : '\n'
  const before = text.slice(0, at)
  const lead =
    before === '' || /\n[ \t]*\r?\n$/.test(before) ? '' : before.endsWith('\n') ? lineEnd : lineEnd + lineEnd
  const trail = at < text.length ? lineEnd + lineEnd : lineEnd
  const name = linkName(to, { notesByPath: new Map([...garden.notesByPath].filter(([one]) => one !== to)) })
  const ownEnd = /\r\n/.test(source) ? '\r\n' : '\n'
  const end = source.slice(range.start, range.end).endsWith('\n') ? ownEnd : ''
  const by = levelsBy(other, under, highestLevel(own))
  const draft = draftParts(note, [{ range, to, at, by, lead, trail, leaves: '' }], garden, sources)
  if (leave === 'nothing' || draft.parts === undefined) return draft
  const first = firstPlace(note, range, source)
  const place = first === undefined ? undefined : draft.after.placeOf({ path, anchor: first }, {})
  const fragment = place && fragmentOf(place, draft.after)
  const target = `${name}${fragment === undefined ? '' : writeFragment(fragment, 'wiki')}`
  const leaves = `${leave === 'embed' ? '!' : ''}[[${target}]]${end}${end}`
  return { ...draft, parts: { ...draft.parts, list: draft.parts.list.map((part) => ({ ...part, leaves })) } }
}

/** What a part begins with, by its element id: a heading, or a block that is all of it. */
function firstPlace({ headings, blocks }: Note, range: Range, source: string): string | undefined {
  const start = range.start + (/^\s*/.exec(source.slice(range.start, range.end))?.[0].length ?? 0)
  const heading = headings.find((one) => isIn(one.range, range) && one.range.start <= start)
  if (heading) return heading.slug
  const block = blocks.find((one) => isIn(one.range, range) && one.range.start <= start)
  const rest = block && source.slice(block.range.end, range.end)
  return rest !== undefined && /^[\s>|]*\^[a-z0-9-]+\s*$/i.test(rest) ? `^${block?.id}` : undefined
}

/** How a link names a place of a note as it will be; undefined where none does. */
function fragmentOf({ path, anchor }: Place, { notes }: AfterGarden): Fragment | undefined {
  const note = notes.get(path as NotePath)
  if (note === undefined || anchor === undefined) return undefined
  if (anchor.startsWith('^')) return { kind: 'block', id: anchor.slice(1) }
  const at = note.headings.findIndex(({ slug }) => slug === anchor)
  const heading = note.headings[at]
  if (heading === undefined) return undefined
  const above = headingsAbove(note.headings, at)
  const ways = spellFragment(undefined, { kind: 'heading', heading, above, textByKey: new Map() })
  return ways.find((way) => findFragment(note, way).anchor === anchor)
}

/** A section goes behind all of a heading's section, any other text behind what stands under the heading itself. */
function placeIn(other: Note, under: number | undefined, hasHeadings: boolean, text: string): number {
  if (under === undefined) return text.length
  const { end } = sectionRange(other, under, text)
  const next = other.headings[under + 1]
  if (hasHeadings || next === undefined || next.range.start >= end || next.inside !== undefined) return end
  return text.lastIndexOf('\n', next.range.start - 1) + 1
}

function levelsBy(other: Note, under: number | undefined, level: number | undefined): number {
  if (level === undefined) return 0
  const above = under === undefined ? undefined : other.headings[under]?.depth
  if (above !== undefined) return above + 1 - level
  return other.opensWithTitle && level === 1 ? 1 : 0
}
