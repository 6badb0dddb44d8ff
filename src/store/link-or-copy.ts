import { copyFileSync, linkSync } from 'node:fs'

/** Gives a file a second name; not every file system has hard links. */
export function linkOrCopy(from: string, to: string): void {
  try {
    linkSync(from, to)
  } catch {
    copyFileSync(from, to)
  }
}
