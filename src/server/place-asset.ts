import type { Garden } from '../model/garden.ts'
import { type AssetPath, baseName, extensionOf, folderOf, type NotePath, toNameKey } from '../model/path.ts'
import { digest } from '../store/digest.ts'
import type { EditStore } from '../store/edit-store.ts'
import { FileTooLargeError } from '../store/file-too-large.ts'
import { assetExtensions } from '../store/garden-path.ts'
import { refuseNewName, suggestPath } from '../store/new-name.ts'
import type { ObsidianSettings } from '../store/obsidian-settings.ts'
import { assetFolder } from './asset-folder.ts'
import { assetLink } from './asset-link.ts'

/** Most bytes of a file that is stored from a page: as large as the usual hosts of Git take one. */
export const maxAssetBytes = 104_857_600

/** A file that somebody gives to a note. */
interface GivenAsset {
  readonly name: string
  readonly note: NotePath
  readonly bytes: Uint8Array
}

/** Where it is stored and what the note writes to show it. */
type PlacedAsset =
  | { readonly kind: 'placed'; readonly path: AssetPath; readonly link: string }
  | { readonly kind: 'refused'; readonly reason: string }

/**
 * Stores an asset where the garden keeps its assets, and a note where new notes go. A file that is there with the same bytes is
 * used again; another of that name gets a number.
 */
export async function placeAsset(
  given: GivenAsset,
  garden: Garden,
  store: EditStore,
  settings: ObsidianSettings,
): Promise<PlacedAsset> {
  const name = suggestPath(baseName(given.name.replaceAll('\\', '/')))
  const isNote = extensionOf(name) === '.md'
  if (!isNote && !assetExtensions.includes(extensionOf(name)))
    return {
      kind: 'refused',
      reason: `Files like "${name}" are not stored; these are: .md ${assetExtensions.join(' ')}`,
    }
  const noNote = garden.notesByPath.has(given.note) ? undefined : refuseNewName(given.note, [])
  if (noNote)
    return { kind: 'refused', reason: `No note can be at ${JSON.stringify(given.note)}: ${noNote.reason}` }
  const folder = isNote
    ? (settings.newNoteFolder ?? folderOf(given.note))
    : assetFolder(garden, given.note, settings)
  const hash = digest(given.bytes)
  const hasFolder = [...garden.notesByPath.keys(), ...garden.assets].some((path) =>
    path.startsWith(`${folder}/`),
  )
  const existing = isNote ? [...garden.notesByPath.keys()] : garden.assets
  const pathByName = new Map<string, string>(existing.map((path) => [toNameKey(baseName(path)), path]))
  for (let number = 1; ; number++) {
    const free = number === 1 ? name : name.replace(/(\.[^.]*)$/, ` ${number}$1`)
    const path = (folder === '' ? free : `${folder}/${free}`) as AssetPath
    // A second file of the name, wherever it is, could change what links mean that are there.
    if ((pathByName.get(toNameKey(free)) ?? path) !== path) continue
    // A folder that is there may be called what a new one could not; no number mends another.
    const refusal = refuseNewName(hasFolder ? free : path, [])
    if (refusal) return { kind: 'refused', reason: refusal.reason }
    const there = await store.read(path).catch(ignoreLarge)
    if (there !== undefined && there.hash !== hash) continue
    if (there === undefined) {
      const result = await store.save({ path, bytes: given.bytes, base: null, client: '' })
      if (result.kind === 'conflict') continue
    }
    return { kind: 'placed', path, link: assetLink(garden, given.note, path, settings) }
  }
}

/** A file that is too large to be compared is another one. */
function ignoreLarge(error: unknown): { readonly hash: undefined } {
  if (error instanceof FileTooLargeError) return { hash: undefined }
  throw error
}
