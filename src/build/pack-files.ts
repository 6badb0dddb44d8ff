import type { SiteFile } from './site-output.ts'

/** Files that cross to another thread: one block of bytes, which changes its owner and is not copied. */
export interface PackedFiles {
  readonly addresses: readonly string[]
  /** Where each file ends in `bytes`; it starts where the one before ends. */
  readonly ends: readonly number[]
  readonly bytes: Uint8Array<ArrayBuffer>
}

/** Bytes of a new block, so that most of what follows fits into it too. */
const usualBlock = 16_000_000

/** Packs files, texts as UTF-8; into `block` where it is large enough, else into a new one. */
export function packFiles(files: readonly SiteFile[], block?: Uint8Array<ArrayBuffer>): PackedFiles {
  // No code unit takes more than three bytes. What is not used of a new block takes no memory.
  const most = files.reduce(
    (sum, { content }) => sum + (content instanceof Uint8Array ? content.length : unitsOf(content) * 3),
    0,
  )
  const bytes =
    block !== undefined && block.length >= most
      ? Buffer.from(block.buffer)
      : (Buffer.allocUnsafeSlow(Math.max(most, usualBlock)) as Buffer<ArrayBuffer>)
  let end = 0
  const ends = files.map(({ content }) => {
    if (content instanceof Uint8Array) {
      bytes.set(content, end)
      end += content.length
    } else for (const piece of piecesOf(content)) end += bytes.write(piece, end)
    return end
  })
  return { addresses: files.map(({ address }) => address), ends, bytes }
}

function piecesOf(content: string | readonly string[]): readonly string[] {
  return typeof content === 'string' ? [content] : content
}

function unitsOf(content: string | readonly string[]): number {
  return piecesOf(content).reduce((sum, piece) => sum + piece.length, 0)
}

/** The files as they were packed, their bytes parts of the block. */
export function unpackFiles({
  addresses,
  ends,
  bytes,
}: PackedFiles): readonly (SiteFile & { readonly content: Uint8Array })[] {
  return addresses.map((address, i) => ({
    address,
    content: bytes.subarray(i === 0 ? 0 : ends[i - 1]!, ends[i]!),
  }))
}
