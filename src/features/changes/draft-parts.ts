import type { TextEdit } from '../../model/change.ts'
import type { Garden } from '../../model/garden.ts'
import type { Heading, Note } from '../../model/note.ts'
import type { NotePath } from '../../model/path.ts'
import type { Range } from '../../model/range.ts'
import type { Place, SeenNote } from './after-garden.ts'
import { freshBlockIds } from './block-marker.ts'
import { withBlockNames, withoutBlockNames } from './block-names.ts'
import { type ChangeDraft, createAfter, type DraftSources, refuse, withSlugs } from './change-draft.ts'
import { shiftEdits, shiftHeading } from './fit-headings.ts'
import type { PartToMove } from './part-to-move.ts'
import { placeDefinitions } from './place-definitions.ts'

/** Where the headings and blocks of the notes of a move will be. */
interface Arrangement {
  readonly notes: ReadonlyMap<NotePath, SeenNote>
  readonly placeOf: (place: Place) => Place | undefined
  readonly idEdits: ReadonlyMap<PartToMove, readonly TextEdit[]>
  readonly problems: readonly string[]
}

/** Parts of a note that go elsewhere, with the footnotes and addresses they use. Links into them and out of them follow. */
export function draftParts(
  note: Note,
  parts: readonly PartToMove[],
  garden: Garden,
  sources: DraftSources,
): ChangeDraft {
  const { path } = note
  const source = sources.sourceOf(path)
  const arrangement = arrangeParts(note, parts, garden, source)
  const placed = placeDefinitions(note, parts, source, sources)
  const problems = [...arrangement.problems, ...placed.problems]
  if (problems.length > 0) return refuse(garden, problems.join('; '))
  const homes = note.links.map(({ range }) => placed.homeOf(range))
  return {
    after: createAfter(garden, {
      notes: arrangement.notes,
      placeOf: arrangement.placeOf,
      homeOf: (from, link) => (from === path ? homes[link] : undefined),
    }),
    edits: new Map(),
    moves: new Map(),
    parts: {
      path,
      rest: placed.rest,
      list: parts.map((part) => {
        const own = note.headings.filter(({ range }) => isIn(range, part.range))
        const moved = placed.of(part)
        return {
          ...part,
          definitions: moved.definitions,
          edits: [
            ...shiftEdits(source, own, part.by),
            ...moved.edits,
            ...(arrangement.idEdits.get(part) ?? []),
          ],
        }
      }),
    },
    problems: [],
  }
}

function arrangeParts(note: Note, parts: readonly PartToMove[], garden: Garden, source: string): Arrangement {
  const { path } = note
  const notes = new Map<NotePath, SeenNote>()
  const places = new Map<string, Place>()
  const idEdits = new Map<PartToMove, readonly TextEdit[]>()
  const problems: string[] = []
  const nameOf = (place: Place): string => `${place.path}#${place.anchor ?? ''}`
  /** Gives headings their slugs where they stand, and says where those that were elsewhere are. */
  const settle = (
    to: NotePath,
    rows: readonly { readonly heading: Heading; readonly was: Place; readonly isNote?: boolean }[],
  ): readonly Heading[] => {
    const headings = withSlugs(rows.map(({ heading }) => heading))
    for (const [i, { was, isNote }] of rows.entries())
      places.set(nameOf(was), isNote ? { path: to } : { path: to, anchor: headings[i]?.slug ?? '' })
    return headings
  }
  const rowOf = (in_: NotePath) => (heading: Heading) => ({
    heading,
    was: { path: in_, anchor: heading.slug },
  })

  const partOf = (range: Range): PartToMove | undefined => parts.find((part) => isIn(range, part.range))
  const stays = note.headings.filter(({ range }) => partOf(range) === undefined)
  notes.set(path, {
    ...note,
    headings: settle(path, stays.map(rowOf(path))),
    blocks: note.blocks.filter(({ range }) => partOf(range) === undefined),
    ...withoutBlockNames(
      note,
      note.blocks.filter(({ range }) => partOf(range) !== undefined),
    ),
  })
  for (const part of parts) {
    const { to, at, by, range } = part
    const other = at === undefined ? undefined : garden.notesByPath.get(to)
    const own = note.headings
      .filter((heading) => isIn(heading.range, range))
      .map((heading, i) => ({
        ...rowOf(path)(heading),
        heading: shiftHeading(heading, by),
        isNote: part.isNote === true && i === 0,
      }))
    const theirs = (other?.headings ?? []).map(rowOf(to))
    const isBefore = ({ heading }: { readonly heading: Heading }): boolean => heading.range.start < (at ?? 0)
    const headings = settle(to, [
      ...theirs.filter(isBefore),
      ...own,
      ...theirs.filter((row) => !isBefore(row)),
    ])
    const blocks = note.blocks.filter((block) => isIn(block.range, range))
    const ids = freshBlockIds(source, blocks, other?.blocks ?? [])
    idEdits.set(part, ids.edits)
    problems.push(...ids.problems.map((id) => `Both notes have a block ^${id}: rename one first`))
    const moved = blocks.map((block) => ({ ...block, id: ids.idById.get(block.id) ?? block.id }))
    for (const [i, block] of blocks.entries())
      places.set(nameOf({ path, anchor: `^${block.id}` }), { path: to, anchor: `^${moved[i]?.id ?? ''}` })
    notes.set(to, {
      path: to,
      aliases: other?.aliases ?? [],
      ...withBlockNames(other ?? pathNameIn(garden, to), note, blocks),
      headings,
      blocks: [...(other?.blocks ?? []), ...moved],
    })
  }
  return {
    notes,
    placeOf: (place) => (place.anchor === undefined ? undefined : places.get(nameOf(place))),
    idEdits,
    problems,
  }
}

function pathNameIn({ namePath }: Garden, path: NotePath): Pick<Note, 'pathName'> {
  const pathName = namePath?.(path)
  return pathName === undefined ? {} : { pathName }
}

/** Whether a range stands in another. */
export function isIn(inner: Range, outer: Range): boolean {
  return inner.start >= outer.start && inner.end <= outer.end
}
