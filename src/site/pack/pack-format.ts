/** A file in a pack. */
export interface PackedFile {
  readonly address: string
  /** Digest of its bytes. */
  readonly hash: string
  readonly bytes: Uint8Array
}

/** Where a file is in a pack, from the end of the first line, and the digest of its bytes. */
type PackedPlace = readonly [start: number, length: number, hash: string]

/** A pack that was read. */
export interface Pack {
  /** Undefined where it has no such file. */
  find(address: string): Omit<PackedFile, 'address'> | undefined
}

const lineEnd = 10

/** Many files as one: a line of JSON that says where each is, then their bytes one after the other. Equal files make equal bytes. */
export function writePack(files: readonly PackedFile[]): Uint8Array {
  const places: Record<string, PackedPlace> = {}
  let start = 0
  const sorted = [...files].sort((a, b) => (a.address < b.address ? -1 : 1))
  for (const { address, hash, bytes } of sorted) {
    places[address] = [start, bytes.length, hash]
    start += bytes.length
  }
  const head = new TextEncoder().encode(`${JSON.stringify(places)}\n`)
  const pack = new Uint8Array(head.length + start)
  pack.set(head)
  let at = head.length
  for (const { bytes } of sorted) {
    pack.set(bytes, at)
    at += bytes.length
  }
  return pack
}

/** Reads what {@link writePack} wrote. */
export function readPack(bytes: Uint8Array): Pack {
  const end = bytes.indexOf(lineEnd)
  const places = new Map(
    Object.entries(
      JSON.parse(new TextDecoder().decode(bytes.subarray(0, end))) as Record<string, PackedPlace>,
    ),
  )
  return {
    find(address) {
      const place = places.get(address)
      if (place === undefined) return undefined
      const [start, length, hash] = place
      return { hash, bytes: bytes.subarray(end + 1 + start, end + 1 + start + length) }
    },
  }
}
