import { readdirSync, readFileSync } from 'node:fs'
import { join, relative } from 'node:path'
import { brotliDecompressSync, gunzipSync, inflateSync } from 'node:zlib'

/** One file of a site: its name, and its bytes as they are and unpacked, as often as they were packed. */
interface OutputFile {
  readonly name: string
  readonly texts: readonly string[]
}

/** Every file below a folder, hidden ones too, read as Latin-1 so that no byte is lost. */
export function readOutput(folder: string): readonly OutputFile[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => {
      const file = join(entry.parentPath, entry.name)
      return { name: relative(folder, file), texts: unpack(readFileSync(file), entry.name) }
    })
}

function unpack(bytes: Buffer, name: string): readonly string[] {
  const texts = [bytes.toString('latin1')]
  for (let at = bytes; ; ) {
    const inner = unpackOnce(at, name)
    if (inner === undefined) return texts
    texts.push(inner.toString('latin1'))
    at = inner
  }
}

/** What is packed says so in its first bytes, but for Brotli, which is tried by the name. */
function unpackOnce(bytes: Buffer, name: string): Buffer | undefined {
  try {
    if (bytes[0] === 0x1f && bytes[1] === 0x8b) return gunzipSync(bytes)
    if (bytes[0] === 0x78 && [0x01, 0x5e, 0x9c, 0xda].includes(bytes[1] ?? 0)) return inflateSync(bytes)
    if (name.endsWith('.br')) return brotliDecompressSync(bytes)
  } catch {
    // It only looked packed.
  }
  return undefined
}
