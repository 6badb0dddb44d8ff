import type { Change } from '../../model/change.ts'
import type { Garden } from '../../model/garden.ts'
import type { Note } from '../../model/note.ts'
import { type ChangeDraft, type DraftSources, refuse } from './change-draft.ts'
import { refuseRange } from './draft-extract.ts'
import { draftParts, isIn } from './draft-parts.ts'
import { linkName, sectionRange } from './draft-split.ts'
import { highestLevel } from './fit-headings.ts'

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
  const end = source.slice(range.start, range.end).endsWith('\n') ? lineEnd : ''
  const left = { nothing: '', link: `[[${name}]]${end}${end}`, embed: `![[${name}]]${end}${end}` }[leave]
  const by = levelsBy(other, under, highestLevel(own))
  return draftParts(note, [{ range, to, at, by, lead, trail, leaves: left }], garden, sources)
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
