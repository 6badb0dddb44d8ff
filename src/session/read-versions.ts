import { headOf } from '../model/file-head.ts'
import type { Note } from '../model/note.ts'
import type { FileVersion, NotePlace, NoteVersion } from '../model/note-version.ts'
import type { NotePath } from '../model/path.ts'
import type { FileHistories } from '../store/parse-git-log.ts'
import { type BlobLimits, readGitBlobs } from '../store/read-git-log.ts'
import { readKeptJson, writeKeptJson } from './kept-json.ts'
import type { PreparePool } from './prepare/prepare-pool.ts'
import { selectPlaces, selectVersions } from './select-versions.ts'

/** How earlier versions of notes are read. */
export interface VersionReading {
  /** Prepares what notes said, without bodies; it is closed when they are read. */
  readonly openPool: () => PreparePool
  /** Where what they said is kept, by the names of their bytes in git. */
  readonly cacheFile: string
  /** Changes whenever notes are read in another way. */
  readonly key: string
}

/**
 * What was read of one note's versions: the newest first, where it was besides, and whether git knows of no older one. The list is
 * empty where only the places are of interest.
 */
export interface ReadVersions {
  readonly list: readonly NoteVersion[]
  readonly isWhole: boolean
  readonly places?: readonly NotePlace[]
}

/**
 * What reading may cost: enough for the feeds and for what a reader has missed, and in a garden of 6,600 notes
 * less than a thirtieth of a build. Of one note as many as its page shows, and the one before.
 */
const limits = { perNote: 21, total: 500, maxBytes: 262_144, maxTotal: 8 * 1_048_576 }

/**
 * What finding out where notes were may cost: a whole garden of 5,000 notes may have moved at once. Nothing of them is kept but
 * what decides who may know.
 */
const placeLimits = { total: 5_000, maxBytes: 262_144, maxTotal: 33_554_432 }

/** What a version says, without its day. */
export type VersionText = Omit<NoteVersion, 'day'>

/** Reads what notes said when they were changed. Versions that cannot be read as notes are left out. */
export async function readVersions(
  folder: string,
  { historyByPath, versionsByPath }: FileHistories,
  { openPool, cacheFile, key }: VersionReading,
): Promise<ReadonlyMap<string, ReadVersions>> {
  const selected = selectVersions(versionsByPath, limits)
  const known = new Map(
    (readKeptJson(cacheFile, key) ?? []) as readonly (readonly [string, VersionText | 0])[],
  )
  const wanted = new Map<string, FileVersion>()
  for (const versions of selected.values())
    for (const version of versions) wanted.set(nameOf(version), version)
  const places = selectPlaces(versionsByPath, selected, placeLimits.total)
  const wantedPlaces = new Map<string, FileVersion>()
  for (const versions of places.values())
    for (const version of versions) wantedPlaces.set(nameOfPlace(version), version)
  const notKnown = (all: ReadonlyMap<string, FileVersion>): readonly FileVersion[] =>
    [...all].flatMap(([name, version]) => (known.has(name) ? [] : [version]))
  const [unread, unreadPlaces] = [notKnown(wanted), notKnown(wantedPlaces)]
  const texts = new Map([...wanted.keys(), ...wantedPlaces.keys()].flatMap((name) => textIn(known, name)))
  if (unread.length + unreadPlaces.length > 0) {
    for (const [version, text] of await prepareVersions(folder, unread, openPool, limits))
      texts.set(nameOf(version), text)
    for (const [version, text] of await prepareVersions(folder, unreadPlaces, openPool, placeLimits))
      texts.set(nameOfPlace(version), text === 0 ? 0 : withoutText(text))
    writeKeptJson(cacheFile, key, [...texts])
  }
  const readAs = (name: string, { day }: FileVersion): readonly NoteVersion[] => {
    const text = texts.get(name)
    return text === undefined || text === 0 ? [] : [{ day, ...text }]
  }
  const found = new Map<string, ReadVersions>()
  for (const [path, versions] of selected) {
    const list = versions.flatMap((version) => readAs(nameOf(version), version))
    const isPlanted = historyByPath.get(path)?.planted !== undefined
    found.set(path, { list, isWhole: isPlanted && versions.length === versionsByPath.get(path)?.length })
  }
  for (const [path, versions] of places) {
    const { list, isWhole } = found.get(path) ?? { list: [], isWhole: false }
    found.set(path, { list, isWhole, places: versions.flatMap((one) => readAs(nameOfPlace(one), one)) })
  }
  return found
}

function nameOfPlace(version: FileVersion): string {
  return `place ${nameOf(version)}`
}

/** Where it was and what decides who may know of it. */
function withoutText(text: VersionText): VersionText {
  return { ...text, title: '', headings: [], blocks: [], targets: [] }
}

function nameOf({ blob, path }: FileVersion): string {
  return `${blob} ${path}`
}

function textIn<Value>(
  known: ReadonlyMap<string, Value>,
  name: string,
): readonly (readonly [string, Value])[] {
  const value = known.get(name)
  return value === undefined ? [] : [[name, value]]
}

/** 0 for those that say nothing: bytes that are not at hand are asked for again by the next program. */
async function prepareVersions(
  folder: string,
  versions: readonly FileVersion[],
  openPool: VersionReading['openPool'],
  most: BlobLimits,
): Promise<readonly (readonly [FileVersion, VersionText | 0])[]> {
  if (versions.length === 0) return []
  const bytesByBlob = await readGitBlobs(folder, [...new Set(versions.map(({ blob }) => blob))], most)
  const atHand = versions.flatMap((version) => {
    const bytes = bytesByBlob.get(version.blob)
    return bytes === undefined ? [] : [{ version, bytes }]
  })
  const pool = openPool()
  try {
    const prepared = await pool.prepare(
      atHand.map(({ version: { path }, bytes }) => ({
        path: path as NotePath,
        size: bytes.length,
        read: async (length) => headOf(bytes, length),
      })),
    )
    return atHand.map(({ version }, i) => [version, versionTextOf(prepared[i]!.note)])
  } finally {
    await pool.close()
  }
}

/** What a note says. 0 for one that could not be read, of which the plain text is its source, with all that readers never saw. */
export function versionTextOf(note: Note): VersionText | 0 {
  if (note.diagnostics.some(({ severity }) => severity === 'error')) return 0
  const { path, title, properties, withheld, marked, headings, plainText, links } = note
  return {
    path,
    title,
    properties,
    ...(withheld && { withheld }),
    ...(marked !== undefined && { marked }),
    headings: headings.map(({ text }) => text),
    blocks: plainText.split('\n').filter((block) => block.trim() !== ''),
    targets: [...new Set(links.filter(({ syntax }) => syntax !== 'property').map(({ target }) => target))],
  }
}
