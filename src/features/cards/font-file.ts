/** Reads so many bytes of a font from a position on. */
export type ReadAt = (position: number, length: number) => Buffer

/** A table of a font: where in the file it is, and how long. */
interface FontTable {
  readonly tag: string
  readonly offset: number
  readonly length: number
}

/** Tables of one face at most, and faces of one file. */
const most = { tables: 64, faces: 64 }

/** Where the faces of a file begin: one in a font (`.ttf`, `.otf`), several in a collection (`.ttc`). Empty for any other file. */
export function facesOf(read: ReadAt): readonly number[] {
  const head = read(0, 12)
  if (head.length < 12) return []
  const kind = head.toString('latin1', 0, 4)
  if (kind === '\0\x01\0\0' || kind === 'OTTO' || kind === 'true') return [0]
  if (kind !== 'ttcf') return []
  const count = Math.min(most.faces, head.readUInt32BE(8))
  const starts = read(12, 4 * count)
  return Array.from({ length: Math.floor(starts.length / 4) }, (_, i) => starts.readUInt32BE(4 * i))
}

/** The tables of the face that begins there. */
function tablesOf(read: ReadAt, start: number): readonly FontTable[] {
  const head = read(start, 12)
  const count = head.length < 12 ? 0 : Math.min(most.tables, head.readUInt16BE(4))
  const entries = read(start + 12, 16 * count)
  return Array.from({ length: Math.floor(entries.length / 16) }, (_, i) => ({
    tag: entries.toString('latin1', 16 * i, 16 * i + 4),
    offset: entries.readUInt32BE(16 * i + 8),
    length: entries.readUInt32BE(16 * i + 12),
  }))
}

/**
 * Says whether a face has a letter; undefined where it does not tell, or draws by something else than outlines (pictures of
 * emoji). https://learn.microsoft.com/typography/opentype/spec/cmap
 */
export function createCoverage(read: ReadAt, start: number): ((codePoint: number) => boolean) | undefined {
  const tables = tablesOf(read, start)
  const hasOutlines = tables.some(({ tag }) => tag === 'glyf' || tag === 'CFF ' || tag === 'CFF2')
  const table = tables.find(({ tag }) => tag === 'cmap')
  if (!hasOutlines || table === undefined || table.length > 4_000_000) return undefined
  const cmap = read(table.offset, table.length)
  const count = cmap.length < 4 ? 0 : cmap.readUInt16BE(2)
  let best: { readonly format: number; readonly at: number } | undefined
  for (let i = 0; i < count && 12 + 8 * i <= cmap.length; i++) {
    const at = cmap.readUInt32BE(4 + 8 * i + 4)
    const isUnicode = [0, 3].includes(cmap.readUInt16BE(4 + 8 * i))
    const format = isUnicode && at + 16 <= cmap.length ? cmap.readUInt16BE(at) : 0
    if ((format === 4 && best === undefined) || format === 12) best = { format, at }
  }
  if (best === undefined) return undefined
  const { format, at } = best
  return (codePoint) => {
    try {
      return format === 12 ? isInGroups(cmap, at, codePoint) : isInSegments(cmap, at, codePoint)
    } catch {
      // A damaged table reads beyond its end.
      return false
    }
  }
}

/** Format 12: groups of letters that follow one another. */
function isInGroups(cmap: Buffer, at: number, codePoint: number): boolean {
  let low = 0
  let high = cmap.readUInt32BE(at + 12) - 1
  while (low <= high) {
    const middle = (low + high) >> 1
    const group = at + 16 + 12 * middle
    if (codePoint < cmap.readUInt32BE(group)) high = middle - 1
    else if (codePoint > cmap.readUInt32BE(group + 4)) low = middle + 1
    else return cmap.readUInt32BE(group + 8) + codePoint - cmap.readUInt32BE(group) !== 0
  }
  return false
}

/** Format 4: segments of the first 65,536, each with the numbers of its drawings or what to add to find them. */
function isInSegments(cmap: Buffer, at: number, codePoint: number): boolean {
  if (codePoint > 0xffff) return false
  const size = cmap.readUInt16BE(at + 6)
  for (let i = 0; i < size; i += 2) {
    if (codePoint > cmap.readUInt16BE(at + 14 + i)) continue
    const start = cmap.readUInt16BE(at + 16 + size + i)
    if (codePoint < start) return false
    const delta = cmap.readUInt16BE(at + 16 + 2 * size + i)
    const rangeAt = at + 16 + 3 * size + i
    const range = cmap.readUInt16BE(rangeAt)
    if (range === 0) return ((codePoint + delta) & 0xffff) !== 0
    return cmap.readUInt16BE(rangeAt + range + 2 * (codePoint - start)) !== 0
  }
  return false
}

/** One face as a file of its own: whoever draws takes no collections. */
export function extractFace(file: Buffer, start: number): Buffer {
  if (start === 0) return file
  const read: ReadAt = (position, length) => file.subarray(position, position + length)
  const tables = tablesOf(read, start)
  const headSize = 12 + 16 * tables.length
  const size = tables.reduce((sum, { length }) => sum + padded(length), headSize)
  const face = Buffer.alloc(Math.min(size, 2 * file.length))
  file.copy(face, 0, start, start + headSize)
  let at = headSize
  for (const [i, { offset, length }] of tables.entries()) {
    face.writeUInt32BE(at, 12 + 16 * i + 8)
    file.copy(face, at, offset, offset + length)
    at += padded(length)
  }
  return face
}

/** Tables begin at multiples of four. */
function padded(length: number): number {
  return (length + 3) & ~3
}
