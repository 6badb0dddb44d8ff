import { type FileHandle, open } from 'node:fs/promises'

/**
 * Writes a file that must not be there yet, for its owner alone. `finish` runs before it is closed, to sync it or to
 * give it its mode. Rejects with the system's error; what is then left of the file is the caller's to remove.
 */
export async function writeNewFile(
  place: string,
  bytes: Uint8Array,
  finish?: (handle: FileHandle) => Promise<void>,
): Promise<void> {
  const handle = await open(place, 'wx', 0o600)
  try {
    for (let at = 0; at < bytes.length; ) {
      const { bytesWritten } = await handle.write(bytes, at, bytes.length - at, at)
      at += bytesWritten
    }
    await finish?.(handle)
  } finally {
    await handle.close()
  }
}

/** The mode of a file that anybody makes. */
export function usualMode(): number {
  return 0o666 & ~process.umask()
}
