import type { ContentHash } from '../../model/path.ts'
import { extensionOf, stemOf } from '../../model/path.ts'
import { isGardenFile } from '../../store/is-garden-file.ts'
import { suggestPath } from '../../store/new-name.ts'
import { formatNote } from './format-note.ts'
import type { FileWish, Importer, Made, Names, NoteWish } from './importer.ts'
import { type PlacesTaken, type Placing, placeNotes, spellTargets } from './place-notes.ts'
import { createRemarkCounter, type ImportReport } from './report.ts'
import type { Source } from './source/source.ts'

/** The garden as an import sees it. */
export interface ImportTarget extends PlacesTaken {
  /** Shown in the report. */
  readonly garden: string
  /** Digest of a file's bytes; undefined where there is none. */
  hashOf(path: string): Promise<ContentHash | undefined>
  digest(bytes: Uint8Array): ContentHash
  /** Writes all files or none; answers what undoes it. */
  write(files: AsyncIterable<NewFile>, pathByKey: ReadonlyMap<string, string>): Promise<string | undefined>
}

/** A file that comes into the garden. */
interface NewFile {
  readonly path: string
  readonly bytes: Uint8Array
}

/** Folder of the garden for pictures and other files of notes. */
const assetFolder = 'attachments'

/**
 * Brings the notes of a source into a garden. One text at a time is in memory, and the names of all. Nothing that is there
 * is written over: a file with the very same bytes is left alone, and so is a note that an earlier import brought and
 * somebody changed since.
 */
export async function runImport(
  importer: Importer,
  from: Source,
  target: ImportTarget,
  isDry: boolean,
): Promise<ImportReport> {
  const { source, left } = watchReading(from)
  const opened = await importer.open(source)
  const wishes = [...opened.notes, ...(opened.files ?? [])]
  const { pathByKey, renamed } =
    (await findBrought(importer, source, wishes, target)) ?? placeNotes(wishes, target)
  const remarks = createRemarkCounter()
  const counts = { notes: 0, otherFiles: 0, assets: 0, bytes: 0, unchanged: 0 }
  const kept: string[] = []
  const encoder = new TextEncoder()
  const waiting: NewFile[] = []
  /** Paths of assets that were handed out, with the digests of their bytes. */
  const seenAssets = new Map<string, ContentHash>()
  const spell = spellTargets(pathByKey, target.paths)
  const names: Names = {
    target: spell,
    has: (key) => pathByKey.has(key),
    path: (key) => pathOf(pathByKey, key),
    remark: remarks.add,
    asset(bytes, name) {
      const hash = target.digest(bytes)
      const path = assetPath(target.folder, name, hash)
      if (!seenAssets.has(path)) {
        seenAssets.set(path, hash)
        waiting.push({ path, bytes })
      }
      return path
    },
  }
  const come = async function* ({ path, bytes }: NewFile, kind: 'notes' | 'otherFiles' | 'assets') {
    const there = await target.hashOf(path)
    if (there === undefined) {
      counts[kind]++
      counts.bytes += bytes.length
      yield { path, bytes }
    } else if (there === target.digest(bytes)) counts.unchanged++
    else kept.push(path)
  }
  const made = new Set<string>()
  const files = async function* (): AsyncGenerator<NewFile> {
    for await (const one of opened.make(names)) {
      yield* drain()
      const path = pathByKey.get(one.key)
      if (path === undefined || made.has(path)) throw new Error(`an importer made ${one.key} without a place`)
      made.add(path)
      yield* come(
        { path, bytes: encoder.encode(textOf(one, path)) },
        one.kind === 'note' ? 'notes' : 'otherFiles',
      )
    }
    yield* drain()
  }
  const drain = async function* (): AsyncGenerator<NewFile> {
    for (const asset of waiting.splice(0)) yield* come(asset, 'assets')
  }
  let change: string | undefined
  if (isDry) for await (const _ of files());
  else change = await target.write(files(), pathByKey)
  for (const where of left())
    remarks.add({ kind: 'left-file', message: 'a file that no note names, not brought', where })
  return {
    importer: importer.name,
    tool: importer.tool,
    source: source.name,
    garden: target.garden,
    isDry,
    ...counts,
    kept,
    renamed: renamed.filter(({ path }) => made.has(path)),
    links: source.links,
    remarks: remarks.counted(),
    ...(change !== undefined && { change }),
  }
}

/** Files in which programs keep what they know of their folders. */
const ofPrograms = /(?:^|\/)(?:notebook\.zim|tiddlywiki\.(?:info|files)|info\.json)$/

/** A source that knows which of its files nobody has read. */
function watchReading(source: Source): { readonly source: Source; left(): readonly string[] } {
  const read = new Set<string>()
  const noted = (path: string): string => {
    read.add(path)
    return path
  }
  return {
    source: {
      ...source,
      bytes: (path, most) => source.bytes(noted(path), most),
      stream: (path) => source.stream(noted(path)),
    },
    left: () =>
      source.files.map(({ path }) => path).filter((path) => !read.has(path) && !ofPrograms.test(path)),
  }
}

/**
 * The places of notes of which the garden has many already, byte for byte, and no record says that they came from here: the
 * record was lost, or the same notes were exported once more. Undefined where most of what stands there is something else.
 */
async function findBrought(
  importer: Importer,
  source: Source,
  wishes: readonly (NoteWish | FileWish)[],
  target: ImportTarget,
): Promise<Placing | undefined> {
  const placing = placeNotes(wishes, { ...target, paths: [] })
  const existing = new Set(target.paths)
  const doubted = new Map<string, string>()
  for (const [key, path] of placing.pathByKey)
    if (existing.has(path) && target.earlier.get(key) !== path) doubted.set(key, path)
  if (doubted.size === 0) return undefined
  const names: Names = {
    target: spellTargets(placing.pathByKey, target.paths),
    has: (key) => placing.pathByKey.has(key),
    path: (key) => pathOf(placing.pathByKey, key),
    remark: () => {},
    asset: (bytes, name) => assetPath(target.folder, name, target.digest(bytes)),
  }
  let same = 0
  for await (const one of (await importer.open(source)).make(names)) {
    const path = doubted.get(one.key)
    if (path === undefined) continue
    const hash = target.digest(new TextEncoder().encode(textOf(one, path)))
    if ((await target.hashOf(path)) === hash) same++
    if (same * 2 >= doubted.size) return placing
  }
  return undefined
}

function pathOf(pathByKey: ReadonlyMap<string, string>, key: string): string {
  const path = pathByKey.get(key)
  if (path === undefined) throw new Error(`there is no note ${key}`)
  return path
}

function textOf(made: Made, path: string): string {
  if (made.kind === 'file') return made.text
  const { title, properties, text } = made
  const isNamed = title === undefined || title === stemOf(path) || 'title' in properties
  return formatNote(isNamed ? properties : { title, ...properties }, text)
}

/** `attachments/tree-1f2e3d4c.png`: another name for other bytes, so that no file is ever in the way of another. */
function assetPath(folder: string, name: string, hash: ContentHash): string {
  const clean = suggestPath(name.replace(/[/\\]/g, '-')).slice(-80)
  const extension = extensionOf(clean).replace(/[^.\p{L}\p{N}]/gu, '')
  const stem = stemOf(clean)
    .replace(/[^\p{L}\p{N}_.-]+/gu, '-')
    .replace(/^[-.]+|[-.]+$/g, '')
  const base = `${stem === '' ? 'file' : stem}-${hash.slice(0, 8)}${extension === '.' ? '' : extension}`
  // What belongs to no garden by its name, such as a partial download, gets one that does.
  const file = isGardenFile(base) && extension !== '.md' ? base : `${base}.txt`
  return `${folder === '' ? '' : `${folder}/`}${assetFolder}/${file}`
}
