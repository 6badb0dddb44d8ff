import { constants } from 'node:fs'
import { open, readdir, stat } from 'node:fs/promises'
import { basename, join } from 'node:path'
import { compareText } from '../../../model/diagnostic.ts'
import { type Source, SourceError, type SourceFile, showSourcePath, sourceLimits } from './source.ts'

/** Opens a folder. Hidden files are left out, and links are not followed. Rejects with a {@link SourceError}. */
export async function openFolderSource(folder: string): Promise<Source> {
  const files: SourceFile[] = []
  const links: string[] = []
  /** Names on disk by NFC paths. */
  const onDisk = new Map<string, string>()
  let entries = 0
  const walk = async (at: string, shown: string, depth: number): Promise<void> => {
    if (depth > sourceLimits.depth)
      throw new SourceError(
        `${showSourcePath(shown)} is more than ${sourceLimits.depth} folders deep, expected fewer`,
      )
    for (const entry of await readdir(join(folder, at), { withFileTypes: true })) {
      if (++entries > sourceLimits.entries)
        throw new SourceError(
          `more than ${sourceLimits.entries} files and folders, expected fewer: give a folder below`,
        )
      if (entry.name.startsWith('.')) continue
      const inner = at === '' ? entry.name : `${at}/${entry.name}`
      const path = inner.normalize('NFC')
      if (entry.isSymbolicLink()) links.push(path)
      else if (entry.isDirectory()) await walk(inner, path, depth + 1)
      else if (entry.isFile()) {
        const { size } = await stat(join(folder, inner))
        files.push({ path, size })
        onDisk.set(path, inner)
      }
    }
  }
  await walk('', '', 0)
  files.sort((a, b) => compareText(a.path, b.path))
  const place = (path: string): string => {
    const name = onDisk.get(path)
    if (name === undefined) throw new SourceError(`there is no file ${showSourcePath(path)}`)
    return join(folder, name)
  }
  return {
    name: basename(folder),
    kind: 'folder',
    files,
    links: links.sort(compareText),
    bytes: (path, most) => readPlainFile(place(path), path, most),
    stream: (path) => streamPlainFile(place(path)),
    close: async () => {},
  }
}

/** Opens one file that is no archive. */
export async function openFileSource(file: string, size: number): Promise<Source> {
  const path = basename(file).normalize('NFC')
  return {
    name: path,
    kind: 'file',
    files: [{ path, size }],
    links: [],
    bytes: (_, most) => readPlainFile(file, path, most),
    stream: () => streamPlainFile(file),
    close: async () => {},
  }
}

/** What became a link since it was listed is not followed, and a pipe keeps nobody waiting. */
const flags = constants.O_RDONLY | (constants.O_NOFOLLOW ?? 0) | (constants.O_NONBLOCK ?? 0)

async function readPlainFile(
  file: string,
  shown: string,
  most: number = sourceLimits.fileBytes,
): Promise<Uint8Array> {
  const handle = await open(file, flags)
  try {
    const { size } = await handle.stat()
    if (size > most)
      throw new SourceError(`${showSourcePath(shown)} has ${size} bytes, expected at most ${most}`)
    return await handle.readFile()
  } finally {
    await handle.close()
  }
}

async function* streamPlainFile(file: string): AsyncGenerator<Uint8Array> {
  const handle = await open(file, flags)
  for await (const piece of handle.createReadStream({ highWaterMark: 1_048_576 })) yield piece as Uint8Array
}
