import { unwatchFile, watchFile } from 'node:fs'
import { join } from 'node:path'

/** How often files of settings are looked at, in milliseconds. They change a few times a year. */
const interval = 1_000

/**
 * Calls `onChange` when one of some files below a folder is another than before: written, new or gone. They need not be
 * there. The answer ends it; it keeps no program alive.
 */
export function watchSettingsFiles(
  folder: string,
  names: readonly string[],
  onChange: () => void,
): () => void {
  const files = names.map((name) => join(folder, name))
  for (const file of files) watchFile(file, { interval, persistent: false }, onChange)
  return () => {
    for (const file of files) unwatchFile(file, onChange)
  }
}
