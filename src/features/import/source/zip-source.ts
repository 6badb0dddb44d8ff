import { open } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Readable } from 'node:stream'
import { type Entry, fromBufferPromise, openPromise, type ZipFile } from 'yauzl'
import { compareText } from '../../../model/diagnostic.ts'
import { messageOf } from '../../../model/message-of.ts'
import { type Source, SourceError, type SourceFile, showSourcePath, sourceLimits } from './source.ts'

/** Kind and permissions as Unix has them stand in the upper half; this is a link's kind. */
const linkKind = 0o120000

const options = { lazyEntries: true, autoClose: false, validateEntrySizes: true } as const

/** Opens an archive on disk. Rejects with a {@link SourceError} where it is none, or one that means harm. */
export async function openZipSource(file: string): Promise<Source> {
  const name = basename(file).normalize('NFC')
  return readZip(await openPromise(file, options).catch(refuse(name)), name, async (at) => {
    const handle = await open(file)
    try {
      return (await handle.read(Buffer.alloc(4), 0, 4, at)).buffer
    } finally {
      await handle.close()
    }
  })
}

/** Opens an archive that is in memory, such as one in another. */
export async function openZipBytes(bytes: Uint8Array, name: string): Promise<Source> {
  const buffer = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  return readZip(await fromBufferPromise(buffer, options).catch(refuse(name)), name, async (at) =>
    buffer.subarray(at, at + 4),
  )
}

/** Four bytes of an archive from a place on. */
type Peek = (at: number) => Promise<Buffer>

function refuse(name: string): (error: unknown) => never {
  return (error) => {
    throw error instanceof SourceError
      ? error
      : new SourceError(`${showSourcePath(name)} cannot be read as a zip archive: ${messageOf(error)}`)
  }
}

async function readZip(zip: ZipFile, name: string, peek: Peek): Promise<Source> {
  try {
    const source = await listZip(zip, name)
    await expectAllListed(zip, name, peek)
    return source
  } catch (error) {
    zip.close()
    return refuse(name)(error)
  }
}

/**
 * Refuses an archive that lists more than it counts: the count of an old form ends at 65,535 and begins anew, and what is
 * beyond it would be missing without a word.
 */
async function expectAllListed(zip: ZipFile, name: string, peek: Peek): Promise<void> {
  // Where the next entry of the list would stand. Its type is wrong.
  const at = Number(zip.readEntryCursor)
  if (Number.isSafeInteger(at) && (await peek(at)).toString('latin1') === 'PK\u0001\u0002')
    throw new SourceError(
      `${showSourcePath(name)} lists more files than the ${zip.entryCount} that it counts, expected both alike: what packed it cannot count so many`,
    )
}

async function listZip(zip: ZipFile, name: string): Promise<Source> {
  if (zip.entryCount > sourceLimits.entries)
    throw new SourceError(
      `${showSourcePath(name)} has ${zip.entryCount} entries, expected at most ${sourceLimits.entries}`,
    )
  const entryByPath = new Map<string, Entry>()
  const links: string[] = []
  let total = 0
  let seen = 0
  for await (const entry of zip.eachEntry()) {
    // What the archive says of itself is not what it holds.
    if (++seen > sourceLimits.entries)
      throw new SourceError(`${showSourcePath(name)} has more than ${sourceLimits.entries} entries`)
    const path = entry.fileName.normalize('NFC')
    const fault = faultOf(path)
    if (fault !== undefined)
      throw new SourceError(`${showSourcePath(name)} has an entry ${showSourcePath(path)}: ${fault}`)
    if (path.endsWith('/')) continue
    if (((entry.externalFileAttributes >>> 16) & 0o170000) === linkKind) {
      links.push(path)
      continue
    }
    const { uncompressedSize, compressedSize } = entry
    total += uncompressedSize
    if (uncompressedSize > 10 * 1_048_576 && uncompressedSize > compressedSize * sourceLimits.ratio)
      throw new SourceError(
        `${showSourcePath(path)} in ${showSourcePath(name)} would grow from ${compressedSize} to ${uncompressedSize} bytes, expected at most ${sourceLimits.ratio} times as many`,
      )
    if (total > sourceLimits.archiveBytes)
      throw new SourceError(
        `${showSourcePath(name)} would grow to more than ${sourceLimits.archiveBytes} bytes`,
      )
    if (isHidden(path)) continue
    if (entryByPath.has(path))
      throw new SourceError(`${showSourcePath(name)} has two entries ${showSourcePath(path)}, expected one`)
    entryByPath.set(path, entry)
  }
  const files: SourceFile[] = [...entryByPath]
    .map(([path, { uncompressedSize }]) => ({ path, size: uncompressedSize }))
    .sort((a, b) => compareText(a.path, b.path))
  const stream = async (path: string): Promise<Readable> => {
    const entry = entryByPath.get(path)
    if (entry === undefined) throw new SourceError(`there is no file ${showSourcePath(path)}`)
    return zip.openReadStreamPromise(entry).catch(refuse(name))
  }
  return {
    name,
    kind: 'archive',
    files,
    links: links.sort(compareText),
    async bytes(path, most = sourceLimits.fileBytes) {
      const size = entryByPath.get(path)?.uncompressedSize ?? 0
      if (size > most)
        throw new SourceError(`${showSourcePath(path)} has ${size} bytes, expected at most ${most}`)
      const pieces: Uint8Array[] = []
      try {
        for await (const piece of await stream(path)) pieces.push(piece as Uint8Array)
      } catch (error) {
        refuse(name)(error)
      }
      return Buffer.concat(pieces)
    },
    async *stream(path) {
      for await (const piece of await stream(path)) yield piece as Uint8Array
    },
    close: async () => zip.close(),
  }
}

/** Why an entry may not be called so. A name that is only odd is no fault: notes are named anew. */
function faultOf(path: string): string | undefined {
  if (path.length > 4_096) return 'its name is longer than 4,096 characters'
  if (/[\u0000-\u001f\u007f]/.test(path)) return 'its name has a control character'
  if (path.startsWith('/') || /^[a-z]:/i.test(path)) return 'its name is absolute'
  if (path.split('/').includes('..')) return 'its name leads out of the archive'
  if (path.split('/').length > sourceLimits.depth) return `it is more than ${sourceLimits.depth} folders deep`
  return undefined
}

/** What macOS puts into archives, and what is hidden everywhere. */
function isHidden(path: string): boolean {
  return path.split('/').some((name) => name.startsWith('.') || name === '__MACOSX')
}
