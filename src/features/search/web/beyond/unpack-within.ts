/** Bytes that a file of another garden may have when it is unpacked. */
const mostUnpacked = 32 * 1_048_576

/** Decompresses gzip, as far as it does not grow beyond all bounds; bytes that are none come back as they are. */
export async function unpackWithin(bytes: ArrayBuffer): Promise<Uint8Array> {
  const [first, second] = new Uint8Array(bytes)
  if (first !== 0x1f || second !== 0x8b) return new Uint8Array(bytes)
  return readWithin(new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip')), mostUnpacked)
}

/** Everything that a stream gives; rejects, and reads no further, where that is more than `most` bytes. */
export async function readWithin(
  stream: ReadableStream<Uint8Array>,
  most: number,
): Promise<Uint8Array<ArrayBuffer>> {
  const chunks: Uint8Array[] = []
  let length = 0
  const reader = stream.getReader()
  for (let next = await reader.read(); !next.done; next = await reader.read()) {
    length += next.value.length
    if (length > most) {
      await reader.cancel()
      throw new Error(`found more than ${most} bytes`)
    }
    chunks.push(next.value)
  }
  const all = new Uint8Array(length)
  let at = 0
  for (const chunk of chunks) {
    all.set(chunk, at)
    at += chunk.length
  }
  return all
}
