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
    (sum, { content }) =>
      sum + (typeof content === 'string' ? content.length * 3 : lengthOf(piecesOf(content))),
    0,
  )
  const bytes =
    block !== undefined && block.length >= most
      ? Buffer.from(block.buffer)
      : (Buffer.allocUnsafeSlow(Math.max(most, usualBlock)) as Buffer<ArrayBuffer>)
  let end = 0
  const ends = files.map(({ content }) => {
    if (typeof content === 'string') end += bytes.write(content, end)
    else
      for (const piece of piecesOf(content)) {
        bytes.set(piece, end)
        end += piece.length
      }
    return end
  })
  return { addresses: files.map(({ address }) => address), ends, bytes }
}

function piecesOf(content: Uint8Array | readonly Uint8Array[]): readonly Uint8Array[] {
  return content instanceof Uint8Array ? [content] : content
}

function lengthOf(pieces: readonly Uint8Array[]): number {
  return pieces.reduce((sum, piece) => sum + piece.length, 0)
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
