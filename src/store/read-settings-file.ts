import { statSync } from 'node:fs'
import { readTextFile } from './read-text-file.ts'

/** Bytes of settings that somebody wrote by hand, and far more. */
const maxBytes = 1_048_576

/** The text of another program's settings; undefined where there is no such file. Throws where it cannot be read. */
export function readSettingsFile(file: string): string | undefined {
  if (statSync(file, { throwIfNoEntry: false })?.isFile() !== true) return undefined
  return readTextFile(file, maxBytes).replace(/^\uFEFF/, '')
}
