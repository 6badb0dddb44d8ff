import { hashText } from '../../model/hash-text.ts'
import { ownFolder } from '../../model/own-address.ts'

/** Where packs are; they are numbered from 0. */
export const packFolder = `${ownFolder}/pack/`

/** What files of these endings are sent as. Only such files are packed. */
const typeByEnding: ReadonlyMap<string, string> = new Map([
  ['bin', 'application/octet-stream'],
  ['html', 'text/html; charset=utf-8'],
  ['json', 'application/json'],
  ['md', 'text/markdown; charset=utf-8'],
  ['png', 'image/png'],
  ['txt', 'text/plain; charset=utf-8'],
])

/** Of our own folders those that stay files: what readers brought, what browsers keep by, and the packs themselves. */
const plainFolders = /^-\/(?:assets|offline|pack)\//

/**
 * Whether a file of a site may be in a pack: pages but for home and the one of a missing page, their texts, and what features keep in
 * folders of their own. Told by the address alone, so that whoever answers needs no list.
 */
export function isPacked(address: string): boolean {
  if (packedType(address) === undefined) return false
  if (address.startsWith(`${ownFolder}/`)) return address.split('/').length > 2 && !plainFolders.test(address)
  return address.endsWith('/index.html') || address.endsWith('.md')
}

/** What a packed file is sent as. */
export function packedType(address: string): string | undefined {
  return typeByEnding.get(address.slice(address.lastIndexOf('.') + 1))
}

/** The number of the pack, of so many, that a file is in. */
export function packNumber(address: string, packs: number): number {
  return hashText(address) % packs
}

/** The file of a pack. */
export function packAddress(number: number): string {
  return `${packFolder}${number}.bin`
}
