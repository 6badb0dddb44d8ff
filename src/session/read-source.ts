import { decodeText } from '../model/decode-text.ts'
import type { Note } from '../model/note.ts'
import { digestHead } from '../store/digest.ts'
import type { Store } from '../store/store.ts'

/** Reads the text that a note was prepared from; undefined where the file says something else by now, or is gone. */
export async function readSource(
  store: Pick<Store, 'head'>,
  { path, hash }: Pick<Note, 'path' | 'hash'>,
  maxBytes: number,
): Promise<string | undefined> {
  const file = await store.head(path, maxBytes).catch(() => undefined)
  return file !== undefined && digestHead(file) === hash ? decodeText(file.bytes) : undefined
}
