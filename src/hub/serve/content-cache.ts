import { Readable } from 'node:stream'
import type { OpenFile } from '../../store/store.ts'
import type { ContentKeeper } from '../content/content.ts'
import type { Digest } from '../content/content-store.ts'

/** Contents of pages, those in memory that were asked for last. */
export interface ContentCache {
  /** A content to be sent; one that is large goes through piece by piece. Rejects where the store does not have it. */
  open(file: { readonly digest: Digest; readonly size: number }, version: string): Promise<OpenFile>
  /** Bytes in memory. */
  readonly size: number
}

/** Larger contents are not kept. */
const largestKept = 4_194_304

/** Keeps at most so many bytes. */
export function createContentCache(
  content: Pick<ContentKeeper, 'read' | 'stream'>,
  mostBytes = 268_435_456,
): ContentCache {
  const kept = new Map<Digest, Buffer>()
  const readingByDigest = new Map<Digest, Promise<Buffer>>()
  let size = 0

  const read = async (digest: Digest): Promise<Buffer> => {
    const bytes = await content.read(digest)
    if (bytes === undefined) throw new Error(`The store has no content ${digest}`)
    kept.set(digest, bytes)
    size += bytes.length
    for (const [oldest, { length }] of kept) {
      if (size <= mostBytes) break
      kept.delete(oldest)
      size -= length
    }
    return bytes
  }
  const bytesOf = async (digest: Digest): Promise<Buffer> => {
    const known = kept.get(digest)
    if (known !== undefined) {
      kept.delete(digest)
      kept.set(digest, known)
      return known
    }
    let reading = readingByDigest.get(digest)
    if (reading === undefined) {
      reading = read(digest).finally(() => readingByDigest.delete(digest))
      readingByDigest.set(digest, reading)
    }
    return reading
  }
  return {
    get size() {
      return size
    },
    async open({ digest, size }, version) {
      if (size > largestKept)
        return {
          size,
          version,
          stream: (start, end) =>
            Readable.toWeb(content.stream(digest, { start, end })) as ReadableStream<Uint8Array>,
          close: () => {},
        }
      const bytes = await bytesOf(digest)
      return {
        size,
        version,
        stream: (start, end) =>
          new ReadableStream({
            start(controller) {
              controller.enqueue(bytes.subarray(start, end))
              controller.close()
            },
          }),
        close: () => {},
      }
    },
  }
}
