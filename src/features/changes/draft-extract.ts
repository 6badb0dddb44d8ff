import type { Change } from '../../model/change.ts'
import type { Garden } from '../../model/garden.ts'
import type { Note } from '../../model/note.ts'
import { stemOf } from '../../model/path.ts'
import type { Range } from '../../model/range.ts'
import type { SeenNote } from './after-garden.ts'
import { type ChangeDraft, createAfter, type DraftSources, refuse, withSlugs } from './change-draft.ts'
import { frontmatterRange } from './frontmatter-items.ts'

/** A part of a note as a note of its own, with a link or embed in its place; links into it follow. */
export function draftExtract(
  { path, range, to, leave }: Extract<Change, { kind: 'extract-note' }>,
  garden: Garden,
  { sourceOf, guardedIn }: DraftSources,
): ChangeDraft {
  const note = garden.notesByPath.get(path)
  if (!note) return refuse(garden, `There is no ${path}`)
  if (garden.notesByPath.has(to)) return refuse(garden, `${to} is there already`)
  const problem = refuseRange(note, range, sourceOf(path), guardedIn(path))
  if (problem !== undefined) return refuse(garden, problem)
  const inside = (one: Range): boolean => one.start >= range.start && one.end <= range.end
  const taken: SeenNote = {
    path: to,
    aliases: [],
    headings: withSlugs(note.headings.filter((heading) => inside(heading.range))),
    blocks: note.blocks.filter((block) => inside(block.range)),
  }
  const stays: SeenNote = {
    ...note,
    headings: withSlugs(note.headings.filter((heading) => !inside(heading.range))),
    blocks: note.blocks.filter((block) => !inside(block.range)),
  }
  const number = new Map(note.headings.map((heading, i) => [heading.slug, i]))
  const after = createAfter(garden, {
    notes: new Map([
      [path, stays],
      [to, taken],
    ]),
    homeOf: (from, link) => (from === path && inside(note.links[link]!.range) ? to : undefined),
    placeOf: (place) => {
      if (place.path !== path || place.anchor === undefined) return undefined
      if (place.anchor.startsWith('^')) {
        const isTaken = taken.blocks.some(({ id }) => `^${id}` === place.anchor)
        return { path: isTaken ? to : path, anchor: place.anchor }
      }
      const at = number.get(place.anchor)
      if (at === undefined) return undefined
      const isTaken = inside(note.headings[at]!.range)
      const before = note.headings.slice(0, at).filter((one) => inside(one.range) === isTaken).length
      return { path: isTaken ? to : path, anchor: (isTaken ? taken : stays).headings[before]!.slug }
    },
  })
  return {
    after,
    edits: new Map([[path, [{ range, text: `${leave === 'embed' ? '!' : ''}[[${stemOf(to)}]]` }]]]),
    moves: new Map(),
    extract: { path, start: range.start, end: range.end, to },
    problems: [],
  }
}

function refuseRange(
  note: Note,
  { start, end }: Range,
  source: string,
  guarded: readonly Range[],
): string | undefined {
  if (!(start >= 0 && start < end && end <= source.length)) return 'There is nothing selected'
  if (source.slice(start, end).trim() === '') return 'There is nothing selected'
  if (start < (frontmatterRange(source)?.end ?? 0)) return 'Properties cannot be made a note'
  const cuts = (range: Range): boolean =>
    (range.start < start && start < range.end) || (range.start < end && end < range.end)
  if (guarded.some(cuts)) return 'The selection ends in the middle of code, a formula, HTML or a comment'
  return note.links.some(({ range }) => cuts(range))
    ? 'The selection ends in the middle of a link'
    : undefined
}
