import type { ContentHash } from '../../model/path.ts'
import { extensionOf, stemOf } from '../../model/path.ts'
import { isGardenFile } from '../../store/is-garden-file.ts'
import { suggestPath } from '../../store/new-name.ts'
import { formatNote } from './format-note.ts'
import type { Importer, Made, Names } from './importer.ts'
import { type PlacesTaken, placeNotes, spellTargets } from './place-notes.ts'
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
  source: Source,
  target: ImportTarget,
  isDry: boolean,
): Promise<ImportReport> {
  const opened = await importer.open(source)
  const wishes = [...opened.notes, ...(opened.files ?? [])]
  const { pathByKey, renamed } = placeNotes(wishes, target)
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
    path(key) {
      const path = pathByKey.get(key)
      if (path === undefined) throw new Error(`there is no note ${key}`)
      return path
    },
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
