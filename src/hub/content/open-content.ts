import { fileURLToPath } from 'node:url'
import { readS3Address, type StoreEnvironment } from '../../store/s3-requests.ts'
import type { ContentStore } from './content-store.ts'
import { createFolderContent } from './folder-content.ts'
import { createS3Content } from './s3-content.ts'

/**
 * Opens the store that an address names: `s3://bucket/prefix?endpoint=https://…&region=…`, or `file:///folder`. Throws
 * with a message for people.
 */
export function openContent(address: string, env: StoreEnvironment): ContentStore {
  if (URL.parse(address)?.protocol === 'file:') return createFolderContent(fileURLToPath(address))
  const settings = readS3Address(address, env)
  if (settings === undefined)
    throw new Error(`The store is "${address}", expected s3://bucket/prefix?endpoint=… or file:///folder`)
  return createS3Content(settings)
}
