import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, describe, expect, it } from 'vitest'
import type { ImporterName } from '../../../src/features/import/importer.ts'
import { resolvedPath } from '../../../src/model/link.ts'
import type { Note } from '../../../src/model/note.ts'
import type { ContentHash, NotePath } from '../../../src/model/path.ts'
import { createNoteProcessor } from '../../../src/parse/note-processor.ts'
import { parseNote } from '../../../src/parse/parse-note.ts'
import { gardenOf } from '../../garden-of.ts'
import { seededRandom } from '../../property/seeded-random.ts'
import { importFrom } from './import-fixture.ts'

const place = mkdtempSync(join(tmpdir(), 'hortus-links-'))
afterAll(() => rmSync(place, { recursive: true, force: true }))

/** Titles that are hard to make names of, beside plain ones. */
const hard = [
  'C#: what?',
  'a/b',
  'A/B',
  'Über',
  'über',
  'x | y',
  'con',
  '1. first',
  'v1.2',
  'a.md',
  '*star*',
  '.dot',
  'new\tline',
  'é',
  'e\u0301',
  'tail.',
  '日本',
  'quote "x"',
  'a%2fb',
  'index',
]

/** Pages with titles of their own, each with links to others by number. */
interface Page {
  readonly title: string
  readonly links: readonly number[]
}

function randomPages(seed: number): readonly Page[] {
  const random = seededRandom(seed)
  const pick = (count: number): number => Math.floor(random() * count)
  const titles = new Set<string>()
  while (titles.size < 25) titles.add(random() < 0.5 ? hard[pick(hard.length)]! : `Page ${pick(40)}`)
  return [...titles].map((title) => ({ title, links: Array.from({ length: pick(5) }, () => pick(25)) }))
}

/** How each program writes such pages into a file; titles that it cannot have are left out of its links. */
const sources: Partial<
  Record<ImporterName, (pages: readonly Page[]) => { readonly file: string; readonly text: string }>
> = {
  roam: (pages) => ({
    file: 'graph.json',
    text: JSON.stringify(
      pages.map(({ title, links }, i) => ({
        title,
        children: [
          { string: `marker-${i}`, uid: `marker-${i}` },
          ...links.map((to, k) => ({ string: `see [[${pages[to]!.title}]] now`, uid: `uid-${i}-${k}` })),
        ],
      })),
    ),
  }),
  tiddlywiki: (pages) => ({
    file: 'tiddlers.json',
    text: JSON.stringify(
      pages.map(({ title, links }, i) => ({
        title,
        text: [`marker-${i}`, ...links.map((to) => `see [[here|${pages[to]!.title}]] now`)].join('\n\n'),
      })),
    ),
  }),
}

/** What a link in a page's title cannot hold, in the program itself. */
const unlinkable = /[|\t]/

describe.each(Object.keys(sources) as ImporterName[])('links of %s', (name) => {
  it.each([1, 2, 3, 4, 5, 6])('lead to the same notes after an import (seed %d)', async (seed) => {
    const pages = randomPages(seed)
    const { file, text } = sources[name]!(pages)
    writeFileSync(join(place, file), text)
    const { files } = await importFrom(name, join(place, file))
    const processor = createNoteProcessor({ parser: 'native', lineBreaks: 'commonmark' })
    const notes = new Map<NotePath, Note>()
    const pathByPage = new Map<number, NotePath>()
    for (const path of [...files.keys()].sort()) {
      const source = new TextDecoder().decode(files.get(path))
      const { note } = parseNote({ path: path as NotePath, source, hash: '' as ContentHash }, processor)
      notes.set(note.path, note)
      pathByPage.set(Number(/marker-(\d+)/.exec(source)?.[1]), note.path)
    }
    expect(pathByPage.size).toBe(pages.length)
    const { garden } = gardenOf(notes)
    const wrong: string[] = []
    for (const [i, { title, links }] of pages.entries()) {
      const from = pathByPage.get(i)!
      const reached = (garden.links.resolutionsByPath.get(from) ?? []).map((one) => resolvedPath(one))
      const wanted = links.filter((to) => !unlinkable.test(pages[to]!.title)).map((to) => pathByPage.get(to)!)
      for (const path of wanted)
        if (!reached.includes(path)) wrong.push(`${title} (${from}) does not reach ${path}`)
    }
    expect(wrong).toEqual([])
  })
})
