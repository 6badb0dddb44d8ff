import {
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  realpathSync,
  rmSync,
  writeFileSync,
} from 'node:fs'
import { tmpdir } from 'node:os'
import { dirname, join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { planSteps } from '../../src/features/changes/plan-steps.ts'
import type { Change } from '../../src/model/change.ts'
import type { Garden } from '../../src/model/garden.ts'
import { isCanvasPath, type NotePath } from '../../src/model/path.ts'
import { changeGarden } from '../features/changes/change-garden.ts'
import { openStoreIn } from '../open-store-in.ts'
import { type GardenFiles, randomGarden } from './random-garden.ts'
import { seededRandom } from './seeded-random.ts'

const isFull = process.env['HORTUS_FULL'] === '1'

const kinds = [
  'move-file',
  'move-folder',
  'rename-note',
  'rename-heading',
  'rename-block',
  'rename-tag',
  'rename-alias',
  'merge-notes',
  'extract-note',
  'split-note',
  'move-part',
  'make-series',
  'replace-text',
] as const satisfies readonly Change['kind'][]

let root: string

afterEach(() => rmSync(root, { recursive: true, force: true }))

function randomChange(
  kind: (typeof kinds)[number],
  garden: Garden,
  random: () => number,
): Change | undefined {
  const pick = <Item>(items: readonly Item[]): Item | undefined => items[Math.floor(random() * items.length)]
  const notes = [...garden.notesByPath.values()].filter(({ path }) => !isCanvasPath(path))
  const note = pick(notes)
  const other = pick(notes.filter(({ path }) => path !== note?.path))
  if (note === undefined || other === undefined) return undefined
  const { path, headings, blocks, tags, aliases } = note
  const to = pick(['New.md', 'x/New.md', 'n/e/w.md']) as NotePath
  const leave = pick(['link', 'embed'] as const) ?? 'link'
  const [start = 0, end = 0] = headings
    .filter(({ inside }) => inside === undefined)
    .map(({ range }) => range.start)
  const range = { start, end }
  switch (kind) {
    case 'move-file':
      return { kind, from: path, to }
    case 'move-folder':
      return { kind, from: 'x', to: pick(['z', 'x 2/y']) ?? 'z' }
    case 'rename-note':
      return { kind, path, to, title: `${note.title} and another` }
    case 'rename-heading': {
      const heading = Math.floor(random() * headings.length)
      const text = headings[heading]?.text
      return text === undefined ? undefined : { kind, path, heading, to: `${text} and another` }
    }
    case 'rename-block': {
      const block = pick(blocks)
      return block && { kind, path, from: block.id, to: 'another' }
    }
    case 'rename-tag': {
      const from = pick(tags)
      return from === undefined ? undefined : { kind, from, to: 'wood' }
    }
    case 'rename-alias': {
      const from = pick(aliases)
      return from === undefined ? undefined : { kind, path, from, to: 'Another' }
    }
    case 'merge-notes':
      return { kind, from: path, into: other.path }
    case 'extract-note':
      return end > start ? { kind, path, range, to, leave } : undefined
    case 'split-note': {
      const first = headings.find(({ inside }) => inside === undefined)
      return first && { kind, path, level: first.depth, folder: 'parts', leave }
    }
    case 'move-part':
      return end > start ? { kind, path, range, to: other.path, leave: 'nothing' } : undefined
    case 'make-series': {
      const parts = [path, other.path]
      return random() < 0.5
        ? { kind, notes: parts, title: 'In order', by: 'properties' }
        : { kind, notes: parts, title: 'In order', by: 'index', index: 'In order.md' as NotePath }
    }
    case 'replace-text': {
      // A heading that others link to, and every word.
      const [find, replacement] = random() < 0.5 ? ['Why', 'Wherefore'] : ['(w\\d+)q', '$1qq']
      const how = { isRegexp: true, matchesCase: true, isWord: false, without: [] }
      return { kind, find, replacement, ...how, within: ['text', 'code', 'properties'] }
    }
  }
}

function write(files: GardenFiles): void {
  for (const [path, content] of Object.entries(files)) {
    mkdirSync(dirname(join(root, path)), { recursive: true })
    writeFileSync(join(root, path), content)
  }
}

/** The files of the garden, without what is kept of earlier texts. */
function read(): Readonly<Record<string, string>> {
  const all = readdirSync(root, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile())
  const paths = all.map((entry) => join(entry.parentPath, entry.name).slice(root.length + 1))
  const own = paths.filter((path) => !/^\.(?:hortus|trash|gitignore)/.test(path)).sort()
  return Object.fromEntries(own.map((path) => [path, readFileSync(join(root, path), 'base64')]))
}

describe('a change across notes and its undo', () => {
  it.each(kinds)('by %s loses no word there and no byte back', { timeout: 300_000 }, async (kind) => {
    let done = 0
    for (let seed = 1; seed <= (isFull ? 150 : 8); seed++) {
      const random = seededRandom(seed)
      let count = 0
      const word = (): string => `w${seed}q${++count}e`
      const files = randomGarden(random, word)
      const garden = await changeGarden(files)
      const change = randomChange(kind, garden.session.snapshot.garden, random)
      const planned = change && (await garden.plan(change))
      if (planned === undefined || planned.problems.length > 0) continue
      done++
      root = realpathSync(mkdtempSync(join(tmpdir(), 'hortus-undo-')))
      write(files)
      const before = read()
      const store = await openStoreIn(root)
      const applied = await store.apply(planSteps(planned.files))
      const text = Object.values(read())
        .map((content) => Buffer.from(content, 'base64').toString())
        .join('\n')
      const lost = Array.from({ length: count }, (_, i) => `w${seed}q+${i + 1}e`).filter(
        (one) => !new RegExp(one).test(text),
      )
      expect(lost, `seed ${seed}: ${JSON.stringify(change)}`).toEqual([])
      await store.undo(applied.id)
      expect(read(), `seed ${seed}: ${JSON.stringify(change)}`).toEqual(before)
      rmSync(root, { recursive: true, force: true })
    }
    expect(done).toBeGreaterThan(0)
  })
})
