import { scratchFolder, writeFiles } from './scratch.ts'

/** A folder with these files. */
export function createScratch(notes: Readonly<Record<string, string>>): string {
  const folder = scratchFolder()
  writeFiles(folder, notes)
  return folder
}

/** Notes that link to each other, one of them to none. */
export const files = {
  'a.md':
    '---\nstage: seedling\n---\nA log must reach the disk, as [[b|fsync]] explains. See [[Page cache]].',
  'b.md': 'Text about the disk, and [[page-cache]] once more.',
  'c.md': 'Before a commit is answered, [[b]] is called on every replica. [[a]]',
  'd.md': '[[a]] and [[b]] again',
  'e.md': '[[a]]',
  'island.md': 'Alone.',
}
