import { describe, expect, it } from 'vitest'
import { findHeadingText } from '../../src/features/changes/heading-text.ts'
import type { Change } from '../../src/model/change.ts'
import type { Garden } from '../../src/model/garden.ts'
import { resolvedPath } from '../../src/model/link.ts'
import type { Note } from '../../src/model/note.ts'
import { folderOf, type GardenPath, isCanvasPath, stemOf } from '../../src/model/path.ts'
import { changeGarden } from '../features/changes/change-garden.ts'
import { type GardenFiles, randomGarden } from './random-garden.ts'
import { seededRandom } from './seeded-random.ts'

const isFull = process.env['HORTUS_FULL'] === '1'

/** A change, the one that takes it back, and what nothing asks for any more in between. */
interface Trip {
  readonly there: Change
  readonly back: Change
  readonly gone?: RegExp
}

const trips: Readonly<
  Record<
    string,
    (garden: Garden, pick: <Item>(items: readonly Item[]) => Item, files: GardenFiles) => Trip | undefined
  >
> = {
  'a note': ({ notesByPath }, pick) => {
    const from = pick([...notesByPath.keys()].filter((path) => !isCanvasPath(path)))
    const folder = folderOf(from)
    const to = `${folder === '' ? '' : `${folder}/`}Quite another & näher.md` as GardenPath
    const gone = new RegExp(`\\[\\[${stemOf(from)}[\\]|#]|"(?:[\\w/]*/)?${stemOf(from)}"`)
    return { there: { kind: 'move-file', from, to }, back: { kind: 'move-file', from: to, to: from }, gone }
  },
  'another file': ({ assets }, pick) => {
    const from = pick(assets)
    const to = from.replace(/[^/]+?(?=\.)/, 'new name') as GardenPath
    return { there: { kind: 'move-file', from, to }, back: { kind: 'move-file', from: to, to: from } }
  },
  'a folder': (_garden, pick) => {
    const from = pick(['x', 'x/y'])
    const to = from === 'x' ? 'z z' : 'x/zz'
    return {
      there: { kind: 'move-folder', from, to },
      back: { kind: 'move-folder', from: to, to: from },
      gone: new RegExp(`"${from}["/]|includes ${from}$`, 'm'),
    }
  },
  'a tag': () => ({
    there: { kind: 'rename-tag', from: 'tree', to: 'wood' },
    back: { kind: 'rename-tag', from: 'wood', to: 'tree' },
    gone: /#tree\b|"tree"/i,
  }),
  'a heading': ({ notesByPath }, pick, files) => {
    const note = pick([...notesByPath.values()].filter(({ headings }) => headings.length > 0))
    const at = Math.floor(note.headings.length / 2)
    const call = (to: string): Change => ({ kind: 'rename-heading', path: note.path, heading: at, to })
    return { there: call('Called otherwise'), back: call(writtenHeading(files, note, at)) }
  },
  'a block': ({ notesByPath }, pick) => {
    const notes = [...notesByPath.values()].filter(({ blocks }) => blocks.length > 0)
    if (notes.length === 0) return undefined
    const { path, blocks } = pick(notes)
    const { id } = pick(blocks)
    const call = (from: string, to: string): Change => ({ kind: 'rename-block', path, from, to })
    return { there: call(id, 'another'), back: call('another', id) }
  },
  'an alias': ({ notesByPath }, pick) => {
    const notes = [...notesByPath.values()].filter(({ aliases }) => aliases.length > 0)
    if (notes.length === 0) return undefined
    const { path, aliases } = pick(notes)
    const [alias = ''] = aliases
    const call = (from: string, to: string): Change => ({ kind: 'rename-alias', path, from, to })
    return { there: call(alias, 'Another name'), back: call('Another name', alias) }
  },
}

/** A heading with its markup, as its author wrote it. */
function writtenHeading(files: GardenFiles, { path, headings }: Note, at: number): string {
  const source = String(files[path]).replace(/^\uFEFF/, '')
  const { start, end } = findHeadingText(source, headings[at]!)
  return source.slice(start, end)
}

/** How many links of a garden lead somewhere, and to a part that is there. */
function countFound({ links }: Garden): readonly [files: number, parts: number] {
  const all = [...links.resolutionsByPath.values()].flat()
  const parts = all.filter((one) => 'fragmentFound' in one && one.fragmentFound && one.anchor !== undefined)
  return [all.filter((one) => resolvedPath(one) !== undefined).length, parts.length]
}

/** The text of all queries and bases. */
async function queriesOf(garden: Awaited<ReturnType<typeof changeGarden>>): Promise<string> {
  const { notesByPath } = garden.session.snapshot.garden
  const asked = [...notesByPath.values()].flatMap(({ queries = [] }) => queries.map(({ source }) => source))
  const bases = Object.entries(await garden.files()).filter(([path]) => path.endsWith('.base'))
  return [...asked, ...bases.map(([, text]) => text)].join('\n').replace(/\/\/.*|# w\d.*/g, '')
}

describe('a rename there and back, over everything that names something', () => {
  it.each(Object.keys(trips))(
    'of %s loses no link, no question and no byte',
    { timeout: 300_000 },
    async (what) => {
      let done = 0
      for (let seed = 1; seed <= (isFull ? 200 : 6); seed++) {
        const random = seededRandom(seed * 7)
        let count = 0
        const files = randomGarden(random, () => `w${seed}q${++count}e`)
        const garden = await changeGarden(files)
        const pick = <Item>(items: readonly Item[]): Item =>
          items[Math.floor(random() * items.length)] as Item
        const all = garden.session.snapshot.garden
        const trip = trips[what]?.(all, pick, files)
        if (trip === undefined) continue
        const planned = await garden.plan(trip.there)
        if (planned.problems.length > 0) continue
        done++
        const told = `seed ${seed}: ${JSON.stringify(trip.there)}`
        await garden.apply(trip.there)
        const [filesFound, partsFound] = countFound(garden.session.snapshot.garden)
        const before = countFound(all)
        expect(filesFound, told).toBeGreaterThanOrEqual(before[0])
        expect(partsFound, told).toBeGreaterThanOrEqual(before[1])
        if (trip.gone) expect(await queriesOf(garden), told).not.toMatch(trip.gone)
        // Of two blocks with one id the other has it now.
        if ((await garden.plan(trip.back)).problems.some((one) => /There is a block \^.* already/.test(one)))
          continue
        await garden.apply(trip.back)
        for (const [path, content] of Object.entries(files)) {
          const now = Buffer.from(await garden.store.read(path))
          expect(now.equals(Buffer.from(content)), `${told}: ${path}\n${now.toString()}`).toBe(true)
        }
      }
      expect(done).toBeGreaterThan(0)
    },
  )
})
