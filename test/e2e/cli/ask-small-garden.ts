import { expect } from 'vitest'
import { runHortus } from './run-hortus.ts'
import { scratchFolder, writeFiles } from './scratch.ts'

/** A garden with two topics and a series. */
export const files = {
  'linux/index.md': '---\ntype: topic\ntitle: Linux\nstart: ["[[Page cache]]"]\n---\n',
  'linux/Page cache.md':
    '---\nstage: evergreen\nrequires: "[[Files]]"\nseries: "[[Tour]]"\npart: 2\n---\nText.',
  'linux/Files.md': '---\nstage: seedling\nseries: "[[Tour]]"\npart: 1\n---\nText.',
  'linux/Memory/index.md': '---\ntype: topic\ntitle: 記憶\u001b[31m\ncurrent: true\n---\n',
  'linux/Memory/Pages.md': '',
  'Tour.md': '---\ntype: series\ntitle: The tour\n---\n',
}

/** What a command prints of it. */
export async function answer(...args: readonly string[]): Promise<string> {
  const folder = scratchFolder()
  writeFiles(folder, files)
  const { code, stdout, stderr } = await runHortus([...args, folder])
  expect({ code, stderr }).toEqual({ code: 0, stderr: '' })
  return stdout
}
