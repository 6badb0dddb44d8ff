import type { SiteView } from '../define/site-view.ts'
import { decodeText } from '../model/decode-text.ts'
import { digestHead } from '../store/digest.ts'
import type { Store } from '../store/store.ts'

/** Reads the texts that notes were prepared from: none where the file says something else by now, or is gone. */
export function createSourceReader(store: Pick<Store, 'head'>, maxBytes: number): SiteView['readSource'] {
  return async ({ path, hash }) => {
    const file = await store.head(path, maxBytes).catch(() => undefined)
    return file !== undefined && digestHead(file) === hash ? decodeText(file.bytes) : undefined
  }
}
