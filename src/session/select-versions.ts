import { compareText } from '../model/diagnostic.ts'
import type { FileVersion } from '../model/note-version.ts'
import { isDrawnPath, isNotePath } from '../model/path.ts'

/** How many earlier versions of notes are read. */
export interface VersionLimits {
  /** Of one note. */
  readonly perNote: number
  /** Of all notes: the newest. */
  readonly total: number
}

/**
 * Where notes were before, by where they are now: of each path that `selected` does not tell the newest version. A folder that moved has
 * one for every note in it; of all there are `most`, the newest.
 */
export function selectPlaces(
  versionsByPath: ReadonlyMap<string, readonly FileVersion[]>,
  selected: ReadonlyMap<string, readonly FileVersion[]>,
  most: number,
): ReadonlyMap<string, readonly FileVersion[]> {
  const found: { readonly path: string; readonly version: FileVersion }[] = []
  for (const [path, versions] of versionsByPath) {
    if (!isNotePath(path) || isDrawnPath(path)) continue
    const told = new Set([path, ...(selected.get(path) ?? []).map((version) => version.path)])
    for (const version of versions) {
      if (told.has(version.path)) continue
      told.add(version.path)
      found.push({ path, version })
    }
  }
  found.sort((a, b) => compareText(b.version.day, a.version.day) || compareText(a.path, b.path))
  const placesByPath = new Map<string, FileVersion[]>()
  for (const { path, version } of found.slice(0, most)) {
    const places = placesByPath.get(path)
    if (places === undefined) placesByPath.set(path, [version])
    else places.push(version)
  }
  return placesByPath
}

/**
 * The versions of notes that are worth reading, by path: none of notes that never changed, and of a long history the
 * newest, each with the one before it, without which it says nothing of what changed.
 */
export function selectVersions(
  versionsByPath: ReadonlyMap<string, readonly FileVersion[]>,
  { perNote, total }: VersionLimits,
): ReadonlyMap<string, readonly FileVersion[]> {
  const changes: { readonly path: string; readonly day: string; readonly place: number }[] = []
  for (const [path, versions] of versionsByPath) {
    if (!isNotePath(path) || isDrawnPath(path)) continue
    const count = Math.min(versions.length, perNote) - 1
    for (let place = 0; place < count; place++) changes.push({ path, day: versions[place]!.day, place })
  }
  changes.sort((a, b) => compareText(b.day, a.day) || compareText(a.path, b.path))
  const countByPath = new Map<string, number>()
  let room = total
  for (const { path, place } of changes) {
    // The first that is taken of a note takes the one before it along.
    room -= place === 0 ? 2 : 1
    if (room < 0) break
    countByPath.set(path, place + 2)
  }
  return new Map(
    [...countByPath].map(([path, count]) => [path, versionsByPath.get(path)!.slice(0, count)] as const),
  )
}
