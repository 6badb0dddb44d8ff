import type { Change } from '../../model/change.ts'
import type { Garden } from '../../model/garden.ts'
import type { Note } from '../../model/note.ts'
import { stemOf } from '../../model/path.ts'
import type { Range } from '../../model/range.ts'
import { frontmatterRange } from '../../parse/frontmatter-items.ts'
import { type ChangeDraft, type DraftSources, refuse } from './change-draft.ts'
import { draftParts } from './draft-parts.ts'
import { linkName } from './link-name.ts'

/** A part of a note as a note of its own, with a link or embed in its place; links into it follow. */
export function draftExtract(
  { path, range, to, leave }: Extract<Change, { kind: 'extract-note' }>,
  garden: Garden,
  sources: DraftSources,
): ChangeDraft {
  const note = garden.notesByPath.get(path)
  if (!note) return refuse(garden, `There is no ${path}`)
  if (garden.notesByPath.has(to)) return refuse(garden, `${to} is there already`)
  const problem = refuseRange(note, range, sources)
  if (problem !== undefined) return refuse(garden, problem)
  // Lines that are taken whole leave one behind, or what follows would be another kind of text.
  const lines = /(?:[ \t]*\r?\n)*$/.exec(sources.sourceOf(path).slice(range.start, range.end))?.[0] ?? ''
  const name = linkName(to, garden)
  const shown = leave === 'embed' || name === stemOf(to) ? name : `${name}|${stemOf(to)}`
  const leaves = `${leave === 'embed' ? '!' : ''}[[${shown}]]${lines}`
  return draftParts(note, [{ range, to, by: 0, lead: '', trail: '', leaves }], garden, sources)
}

/** Why a part of a note cannot be taken out of it, in words. */
export function refuseRange(
  note: Note,
  { start, end }: Range,
  { sourceOf, guardedIn }: Pick<DraftSources, 'sourceOf' | 'guardedIn'>,
): string | undefined {
  const source = sourceOf(note.path)
  if (!(start >= 0 && start < end && end <= source.length)) return 'There is nothing selected'
  if (source.slice(start, end).trim() === '') return 'There is nothing selected'
  if (start < (frontmatterRange(source)?.end ?? 0)) return 'Properties cannot be made a note'
  const cuts = (range: Range): boolean =>
    (range.start < start && start < range.end) || (range.start < end && end < range.end)
  if (guardedIn(note.path).some(cuts))
    return 'The selection ends in the middle of code, a formula, HTML or a comment'
  return note.links.some(({ range }) => cuts(range))
    ? 'The selection ends in the middle of a link'
    : undefined
}
