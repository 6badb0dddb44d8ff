import { type MovedFolder, newFolder, type TextEdit } from '../../model/change.ts'
import type { Garden } from '../../model/garden.ts'
import { withIds } from '../../model/heading-ids.ts'
import { normalizeHeading } from '../../model/heading-key.ts'
import type { Heading, Note } from '../../model/note.ts'
import { type AssetPath, extensionOf, type GardenPath, isNotePath, type NotePath } from '../../model/path.ts'
import type { Range } from '../../model/range.ts'
import { otherProperties } from '../../parse/property-fences.ts'
import type { AfterGarden, Place, PlacedLink, SeenNote } from './after-garden.ts'
import type { LabelPlaces } from './label-places.ts'
import { ownProperties } from './renamed-names.ts'

/** What a change does besides writing links anew. Paths are those before it, but for `creates`. */
export interface ChangeDraft {
  readonly after: AfterGarden
  readonly edits: ReadonlyMap<GardenPath, readonly TextEdit[]>
  readonly moves: ReadonlyMap<GardenPath, GardenPath>
  /** Notes that are new, with their texts. */
  readonly creates?: ReadonlyMap<NotePath, string>
  /** Parts of a note that go elsewhere, with the links in them written anew. */
  readonly parts?: MovedParts
  /** A note whose text, with its links written anew, goes behind another's. */
  readonly merge?: {
    readonly from: NotePath
    readonly into: NotePath
    readonly title?: string
    /** Keys of properties of which only the first note's stand. */
    readonly ofPage: readonly string[]
  }
  readonly problems: readonly string[]
}

/** A part of a note that goes elsewhere. Ranges and edits are of that note's text. */
export interface MovedPart {
  readonly range: Range
  readonly to: NotePath
  /** Where in the text of a note that is there; undefined makes a new note. */
  readonly at?: number
  readonly lead: string
  readonly trail: string
  /** What stays in its place. */
  readonly leaves: string
  /** Definitions that are written behind it. */
  readonly definitions: readonly Range[]
  readonly edits: readonly TextEdit[]
}

/** A note that parts of go elsewhere. */
export interface MovedParts {
  readonly path: NotePath
  readonly list: readonly MovedPart[]
  /** What becomes of all that stays. */
  readonly rest: Pick<MovedPart, 'definitions' | 'edits'>
}

/** What a draft needs besides the garden. */
export interface DraftSources {
  /** The text of a note that `notesToRead` names. */
  readonly sourceOf: (path: NotePath) => string
  /** Where the tags of a note stand in its text, each with its `#`. */
  readonly tagsOf: (path: NotePath) => readonly Range[]
  /** Where code, formulas, HTML and comments of a note stand. */
  readonly guardedIn: (path: NotePath) => readonly Range[]
  /** Where the tables of a note stand. */
  readonly tablesIn: (path: NotePath) => readonly Range[]
  /** The footnotes and addresses of a note that have labels. */
  readonly labelsOf: (path: NotePath) => LabelPlaces
  /** The headings of a note as they are read once its text has these edits. */
  readonly headingsAfter: (path: NotePath, edits: readonly TextEdit[]) => Promise<readonly Heading[]>
}

/** What differs from the garden as it is. */
interface AfterParts {
  readonly moves?: ReadonlyMap<GardenPath, GardenPath>
  /** Those of the moves that are whole folders. */
  readonly folders?: readonly MovedFolder[]
  /** Notes that look different to links, by their path afterwards. */
  readonly notes?: ReadonlyMap<NotePath, SeenNote>
  readonly removed?: ReadonlySet<GardenPath>
  /** Undefined where nothing but moves says where a place will be. */
  readonly placeOf?: (place: Place, link: PlacedLink) => Place | undefined
  readonly homeOf?: (source: NotePath, link: number) => NotePath | undefined
}

/** A garden after moves and other differences. */
export function createAfter(garden: Garden, parts: AfterParts): AfterGarden {
  const { moves = new Map<GardenPath, GardenPath>(), folders = [], removed = new Set() } = parts
  const moved = (path: GardenPath): GardenPath => moves.get(path) ?? path
  const notes = new Map<NotePath, SeenNote>()
  for (const note of garden.notesByPath.values()) {
    if (removed.has(note.path)) continue
    const path = moved(note.path) as NotePath
    notes.set(path, path === note.path ? note : moveNote(note, path, garden))
  }
  for (const [path, note] of parts.notes ?? []) notes.set(path, note)
  const assets = garden.assets.filter((path) => !removed.has(path)).map((path) => moved(path) as AssetPath)
  return {
    notes,
    assets: assets.sort(),
    placeOf: (place, link) =>
      place.isFolder
        ? { ...place, path: (newFolder(place.path, folders) ?? place.path) as GardenPath }
        : (parts.placeOf?.(place, link) ?? { ...place, path: moved(place.path) }),
    homeOf: (source, link) => parts.homeOf?.(source, link) ?? (moved(source) as NotePath),
  }
}

function moveNote({ pathName: _, ...note }: Note, path: NotePath, { namePath, namesOf }: Garden): SeenNote {
  const pathName = namePath?.(path)
  const named = { ...note, path, ...(pathName !== undefined && { pathName }) }
  if (namesOf === undefined) return named
  const own = ownProperties(note)
  const old = new Set(namesOf(note.path, own))
  const ofText = note.givenNames?.filter((name) => !old.has(name)) ?? []
  return { ...named, givenNames: [...namesOf(path, own), ...ofText] }
}

/** The headings of a list in which some have another text, or others stand before them: their slugs are made anew. */
export function withSlugs(headings: readonly Heading[]): readonly Heading[] {
  return withIds(
    headings.map(({ slug: _slug, otherSlug: _other, ...heading }) => ({
      ...heading,
      key: normalizeHeading(heading.text),
    })),
  )
}

/** A draft that only moves files, some of them as whole folders. */
export function draftMoves(
  garden: Garden,
  moves: ReadonlyMap<GardenPath, GardenPath>,
  folders: readonly MovedFolder[] = [],
): ChangeDraft {
  const problems: string[] = []
  const taken = new Set<string>([...garden.notesByPath.keys(), ...garden.assets])
  for (const path of moves.keys()) taken.delete(path)
  for (const [from, to] of moves) {
    if (!garden.notesByPath.has(from as NotePath) && !garden.assets.includes(from as AssetPath))
      problems.push(`There is no ${from}`)
    if (taken.has(to)) problems.push(`${to} is there already`)
    if ((isNotePath(from) || isNotePath(to)) && extensionOf(from) !== extensionOf(to))
      problems.push(`${from} cannot become ${to}: that is another kind of file`)
    taken.add(to)
  }
  return { after: createAfter(garden, { moves, folders }), edits: new Map(), moves, problems }
}

/** A draft that does nothing, with the reason. */
export function refuse(garden: Garden, problem: string): ChangeDraft {
  return { after: createAfter(garden, {}), edits: new Map(), moves: new Map(), problems: [problem] }
}

/** A draft that is refused where the properties of a note would have to be written and are no YAML. */
export function refuseOtherProperties(
  garden: Garden,
  paths: readonly NotePath[],
  sourceOf: DraftSources['sourceOf'],
): ChangeDraft | undefined {
  for (const path of paths) {
    const format = otherProperties(sourceOf(path))
    if (format === undefined) continue
    const problem = `The properties of ${path} are ${format}, which is read and not written: write them as YAML between --- first`
    return refuse(garden, problem)
  }
  return undefined
}
