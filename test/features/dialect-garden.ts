import { readDialects } from '../../src/cli/read-dialects.ts'
import { defaultGardenOptions, type GardenOptions } from '../../src/model/options.ts'
import type { NotePath } from '../../src/model/path.ts'
import type { Snapshot } from '../../src/session/snapshot.ts'
import { createDiskStore } from '../../src/store/disk-store.ts'
import { createMemoryStore } from '../../src/store/memory-store.ts'
import { sessionOn } from '../snapshot-of.ts'

/** The options of a garden in a folder, as the program finds them. */
export function optionsIn(folder: string): Partial<GardenOptions> {
  const { choices, options } = readDialects(folder)
  const { days, ...others } = options
  return { dialects: choices, ...others, days: { ...defaultGardenOptions.days, ...days } }
}

/** A garden on disk, read as the programs read it whose files are there. */
export function dialectGarden(folder: string, own: Partial<GardenOptions> = {}): Promise<Snapshot> {
  const options = { ...optionsIn(folder), ...own }
  return sessionOn(createDiskStore(folder, { ignore: options.ignore ?? [] }), options).update()
}

/** Notes in memory, read as a dialect reads them. */
export function notesOf(
  dialect: string,
  files: Readonly<Record<string, string>>,
  settings: Readonly<Record<string, unknown>> = {},
): Promise<Snapshot> {
  const options = { dialects: [{ name: dialect, settings }], lineBreaks: 'obsidian' as const }
  return sessionOn(createMemoryStore(files), options).update()
}

/** What the page of a note shows of its text. */
export async function textOfPage(snapshot: Snapshot, path: string): Promise<string> {
  const address = snapshot.plan.addressByNote.get(path as NotePath)
  const page = snapshot.plan.pages.find((one) => one.address === address)
  if (page === undefined) throw new Error(`There is no page of ${path}`)
  const html = await snapshot.render(page)
  const start = html.indexOf('<div class="text')
  const from = html.indexOf('>', start) + 1
  let depth = 1
  for (const { 0: tag, index } of html.slice(from).matchAll(/<(\/?)div\b[^>]*>/g)) {
    depth += tag.startsWith('</') ? -1 : 1
    if (depth === 0) return `${html.slice(from, from + index).trim()}\n`
  }
  throw new Error(`The page of ${path} has no text`)
}
