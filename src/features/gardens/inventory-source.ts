import { lstatSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { NamedGarden } from '../../model/neighbour.ts'
import { readTextFile } from '../../store/read-text-file.ts'
import { askWeb } from './ask-web.ts'
import { inventoryFolder, inventoryIndex } from './inventory-files.ts'
import { mostBytesOfFile } from './read-inventory.ts'

/** Where an inventory is read: its index, and its files by their names. Rejects with the reason for people. */
export interface InventorySource {
  /** `undefined` where it is the same as when it had this tag. */
  index(etag: string): Promise<{ readonly text: string; readonly etag: string } | undefined>
  shard(digest: string): Promise<string>
}

/** Opens the inventory of a garden: on the web, or in a folder with its built site. `top` is our garden's folder. */
export function openInventory(
  { address, from }: NamedGarden,
  top: string,
  signal: AbortSignal,
): InventorySource {
  return from === undefined ? onTheWeb(address, signal) : inFolder(folderOf(from, top))
}

function folderOf(from: string, top: string): string {
  return from.startsWith('file:') ? fileURLToPath(from) : resolve(top, from)
}

function onTheWeb(address: string, signal: AbortSignal): InventorySource {
  const ask = async (file: string, etag: string) => {
    const answer = await askWeb(`${address}${file}`, { etag, mostBytes: mostBytesOfFile, signal }).catch(
      (error: Error) => {
        throw new Error(`${address}${file} ${error.message}`)
      },
    )
    return answer.kind === 'same' ? undefined : { text: textIn(answer.bytes), etag: answer.etag }
  }
  return {
    index: (etag) => ask(inventoryIndex, etag),
    async shard(digest) {
      const answer = await ask(`${inventoryFolder}${digest}.json`, '')
      return answer?.text ?? ''
    },
  }
}

function textIn(bytes: Uint8Array): string {
  return new TextDecoder().decode(bytes)
}

function inFolder(folder: string): InventorySource {
  const read = (file: string): string => {
    const path = join(folder, file)
    try {
      // A link could lead anywhere.
      if (!lstatSync(path).isFile()) throw new Error('is no file')
      return readTextFile(path, mostBytesOfFile)
    } catch (error) {
      const { code, message } = error as NodeJS.ErrnoException
      throw new Error(`${path} ${code === 'ENOENT' ? 'is not there; expected a built site' : message}`)
    }
  }
  return {
    index: async () => ({ text: read(inventoryIndex), etag: '' }),
    shard: async (digest) => read(`${inventoryFolder}${digest}.json`),
  }
}
