import { open, stat } from 'node:fs/promises'
import { basename } from 'node:path'
import { openFileSource, openFolderSource } from './folder-source.ts'
import { type Source, SourceError, showSourcePath } from './source.ts'
import { openZipSource } from './zip-source.ts'

/** Opens what is at a path: a folder, a zip archive by whatever name, or any other file. Rejects with a {@link SourceError}. */
export async function openSource(path: string): Promise<Source> {
  const stats = await stat(path).catch(() => undefined)
  if (stats === undefined) throw new SourceError(`there is no file or folder ${showSourcePath(path)}`)
  if (stats.isDirectory()) return openFolderSource(path)
  if (!stats.isFile())
    throw new SourceError(`${showSourcePath(basename(path))} is neither a file nor a folder`)
  return (await isZip(path)) ? openZipSource(path) : openFileSource(path, stats.size)
}

async function isZip(path: string): Promise<boolean> {
  const handle = await open(path)
  try {
    const { buffer, bytesRead } = await handle.read(Buffer.alloc(4), 0, 4, 0)
    return bytesRead === 4 && ['504b0304', '504b0506'].includes(buffer.toString('hex'))
  } finally {
    await handle.close()
  }
}
