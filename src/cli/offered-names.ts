import { closeSync, openSync, readSync } from 'node:fs'
import { join } from 'node:path'
import { extensionOf, toNameKey } from '../model/path.ts'
import { createDiskStore } from '../store/disk-store.ts'
import type { OfferedNames } from './complete-words.ts'
import { readObsidianOptions } from './read-obsidian-options.ts'
import { resolveGardenFolder } from './resolve-garden-folder.ts'
import { showPath } from './show-path.ts'

/** Who presses Tab waits no longer for titles, in milliseconds; names of files are there in any case. */
const patience = 250

/** Bytes of a note in which its title is looked for. */
const headLength = 512

/** The names that a shell offers, of the garden that a command line is about. Nothing of it is run, and no note is parsed. */
export async function readOfferedNames(words: readonly string[]): Promise<OfferedNames> {
  const place = words.indexOf('--garden')
  let folder: string
  let paths: readonly string[]
  let nameOnDisk: (path: string) => string
  try {
    folder = resolveGardenFolder(place < 0 ? undefined : words[place + 1]).folder
    const store = createDiskStore(folder, { ignore: [] })
    nameOnDisk = store.nameOnDisk
    const { entries } = await store.list()
    paths = entries.map(({ path }) => path)
  } catch {
    return { files: () => [], templates: () => [] }
  }
  return {
    files() {
      const end = performance.now() + patience
      return paths.map((path) => {
        const file = join(folder, nameOnDisk(path))
        const title = extensionOf(path) === '.md' && performance.now() < end ? readTitle(file) : undefined
        return { path: showPath(file), ...(title !== undefined && { title }) }
      })
    },
    templates() {
      const named = readObsidianOptions(folder, () => {}).templates.folder ?? 'templates'
      const start = `${toNameKey(named.replace(/^\/+|\/+$/g, ''))}/`
      return paths.flatMap((path) =>
        toNameKey(path).startsWith(start) && extensionOf(path) === '.md'
          ? path.slice(start.length, -'.md'.length)
          : [],
      )
    },
  }
}

/** What a note says its title is, in its first lines: the property, else a heading. */
function readTitle(file: string): string | undefined {
  try {
    const descriptor = openSync(file, 'r')
    try {
      const bytes = Buffer.alloc(headLength)
      const head = bytes.toString('utf8', 0, readSync(descriptor, bytes, 0, headLength, 0))
      const property = /^\uFEFF?---\r?\n(?:[^\n]*\n)*?title:[ \t]*(["']?)([^\n]*?)\1[ \t]*\r?\n/.exec(
        head,
      )?.[2]
      const written = property ?? /(?:^|\n)#[ \t]+([^\n]+?)[ \t]*(?:\r?\n|$)/.exec(head)?.[1]
      return written === undefined || /[\t\0]/.test(written) ? undefined : written.trim() || undefined
    } finally {
      closeSync(descriptor)
    }
  } catch {
    return undefined
  }
}
