import { folderPageNames } from '../../link/find-by-address.ts'
import type { Link, Resolution } from '../../model/link.ts'
import type { Note } from '../../model/note.ts'
import {
  type AssetPath,
  baseName,
  folderOf,
  type GardenPath,
  isNotePath,
  type NotePath,
  toNameKey,
  withoutNoteEnding,
} from '../../model/path.ts'

/** What of a note other notes' links can see. */
export type SeenNote = Pick<Note, 'path' | 'aliases' | 'pathName' | 'givenNames' | 'headings' | 'blocks'>

/** A file, and where in it: an element id, as resolutions name it. Or a folder, whose page may be that of a note. */
export interface Place {
  readonly path: GardenPath
  readonly anchor?: string
  readonly isFolder?: true
}

/** What of a link may decide where in a note it leads. */
export type PlacedLink = Pick<Link, 'fragment' | 'property'>

/** A garden as it will be once a change is done, as far as links can see. */
export interface AfterGarden {
  readonly notes: ReadonlyMap<NotePath, SeenNote>
  readonly assets: readonly AssetPath[]
  /** Where what is at a place now will be. */
  placeOf(place: Place, link: PlacedLink): Place
  /** In which note link number `link` of a note will stand. */
  homeOf(source: NotePath, link: number): NotePath
}

/** The part of a link that decides what it means. */
export type LinkWords = Pick<Link, 'syntax' | 'target' | 'fragment' | 'embed'>

/** What a link would mean in a garden: `resolveLink` with that garden's index. */
export type Resolve = (source: NotePath, link: LinkWords) => Resolution

/** The place a resolution leads to; undefined where it leads to none of the garden. */
export function placeOfResolution(resolution: Resolution): Place | undefined {
  switch (resolution.kind) {
    case 'asset':
      return { path: resolution.path }
    case 'note':
      return { path: resolution.path, ...(resolution.anchor !== undefined && { anchor: resolution.anchor }) }
    case 'ambiguous':
      return {
        path: resolution.chosen,
        ...(resolution.anchor !== undefined && { anchor: resolution.anchor }),
      }
    case 'external':
      return resolution.folder === undefined
        ? undefined
        : { path: resolution.folder as GardenPath, isFolder: true }
    default:
      return undefined
  }
}

/** Whether a resolution leads to this very place. */
export function leadsTo(resolution: Resolution, place: Place): boolean {
  const found = placeOfResolution(resolution)
  if (found === undefined) return false
  return place.isFolder
    ? pagesOf(found).some((page) => toNameKey(page) === toNameKey(place.path))
    : found.path === place.path && found.anchor === place.anchor
}

/** Whether a folder has a page: somebody who names it from the top finds it. */
export function isThere(folder: Place, resolve: Resolve): boolean {
  const link = { syntax: 'markdown', target: `/${folder.path}/`, embed: false } as const
  return leadsTo(resolve('' as NotePath, link), folder)
}

/** The ways to name the page of a place: a note's without its extension, and by the folder whose page it is; none of an asset. */
export function pagesOf({ path, isFolder }: Place): readonly string[] {
  if (isFolder) return [path]
  if (!isNotePath(path)) return []
  const stem = withoutNoteEnding(path)
  const folder = folderOf(path)
  const key = toNameKey(baseName(stem))
  const isOfFolder = folderPageNames(folder).some((name) => toNameKey(name) === key)
  return isOfFolder ? [stem, folder] : [stem]
}

/** Whether a link finds its note by an alias alone, which other programs do not do. */
export function isByAlias(resolution: Resolution): boolean {
  return (resolution.kind === 'note' || resolution.kind === 'ambiguous') && resolution.via === 'alias'
}
