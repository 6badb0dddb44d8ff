import { compareText } from '../model/diagnostic.ts'
import type { Garden } from '../model/garden.ts'
import { type AssetPath, baseName, extensionOf, folderOf, type NotePath, toNameKey } from '../model/path.ts'
import { digest } from '../store/digest.ts'
import type { EditStore } from '../store/edit-store.ts'
import { FileTooLargeError } from '../store/file-too-large.ts'
import { assetExtensions } from '../store/garden-path.ts'
import { refuseNewName, suggestPath } from '../store/new-name.ts'

/** A file that somebody gives to a note. */
export interface GivenAsset {
  readonly name: string
  readonly note: NotePath
  readonly bytes: Uint8Array
}

/** Where it is stored and what the note writes to show it. */
export type PlacedAsset =
  | { readonly kind: 'placed'; readonly path: AssetPath; readonly link: string }
  | { readonly kind: 'refused'; readonly reason: string }

/**
 * Stores an asset where the garden keeps its assets: in the folder that holds most of them, `assets/` where there are
 * none yet. A file that is there with the same bytes is used again; another of that name gets a number.
 */
export async function placeAsset(given: GivenAsset, garden: Garden, store: EditStore): Promise<PlacedAsset> {
  const name = suggestPath(baseName(given.name.replaceAll('\\', '/')))
  if (!assetExtensions.includes(extensionOf(name)))
    return {
      kind: 'refused',
      reason: `Files like "${name}" are not stored; these are: ${assetExtensions.join(' ')}`,
    }
  const folder = assetFolder(garden, given.note)
  const hash = digest(given.bytes)
  for (let number = 1; ; number++) {
    const free = number === 1 ? name : name.replace(/(\.[^.]*)$/, ` ${number}$1`)
    const path = (folder === '' ? free : `${folder}/${free}`) as AssetPath
    const refusal = refuseNewName(path, garden.assets)
    if (refusal && refusal.suggestion === undefined) return { kind: 'refused', reason: refusal.reason }
    if (refusal) continue
    const there = await store.read(path).catch(ignoreLarge)
    if (there !== undefined && there.hash !== hash) continue
    if (there === undefined) {
      const result = await store.save({ path, bytes: given.bytes, base: null, client: '' })
      if (result.kind === 'conflict') continue
    }
    return { kind: 'placed', path, link: `![[${linkTo(garden, path)}]]` }
  }
}

/** A file that is too large to be compared is another one. */
function ignoreLarge(error: unknown): { readonly hash: undefined } {
  if (error instanceof FileTooLargeError) return { hash: undefined }
  throw error
}

function assetFolder(garden: Garden, note: NotePath): string {
  const countByFolder = new Map<string, number>()
  for (const asset of garden.assets) {
    if (!assetExtensions.includes(extensionOf(asset))) continue
    countByFolder.set(folderOf(asset), (countByFolder.get(folderOf(asset)) ?? 0) + 1)
  }
  const [most] = [...countByFolder].sort(([a, x], [b, y]) => y - x || compareText(a, b))
  if (most) return most[0]
  const own = folderOf(note)
  return own === '' ? 'assets' : `${own}/assets`
}

/** The name alone where no other file has it. */
function linkTo(garden: Garden, path: AssetPath): string {
  const key = toNameKey(baseName(path))
  const isTaken = garden.assets.some((asset) => asset !== path && toNameKey(baseName(asset)) === key)
  return isTaken ? path : baseName(path)
}
