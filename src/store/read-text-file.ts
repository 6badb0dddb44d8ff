import { closeSync, constants, fstatSync, openSync, readFileSync } from 'node:fs'
import { refuseLarge } from './file-too-large.ts'

// Not to wait for somebody to write into what was put in a file's place.
const flags = constants.O_RDONLY | (constants.O_NONBLOCK ?? 0)

/**
 * The text of a file that is read whole: settings, and what the program keeps for itself. Throws a `FileTooLargeError`
 * where it has more than `most` bytes, and nothing of it is read; else the system's error where it cannot be read.
 */
export function readTextFile(file: string, most: number): string {
  const descriptor = openSync(file, flags)
  try {
    refuseLarge(file, fstatSync(descriptor), most)
    return readFileSync(descriptor, 'utf8')
  } finally {
    closeSync(descriptor)
  }
}
