import type { Stats } from 'node:fs'

/** A file has more bytes than are read of its kind. */
export class FileTooLargeError extends Error {
  constructor(file: string, found: number, most: number) {
    super(`${file} has ${found} bytes, expected at most ${most}`)
  }
}

/** Throws a {@link FileTooLargeError} before a file is read that has more than `most` bytes. */
export function refuseLarge(file: string, { size }: Pick<Stats, 'size'>, most: number): void {
  if (size > most) throw new FileTooLargeError(file, size, most)
}
