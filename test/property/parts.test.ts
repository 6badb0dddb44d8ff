import { describe, expect, it } from 'vitest'
import type { Change } from '../../src/model/change.ts'
import type { Garden } from '../../src/model/garden.ts'
import type { NotePath } from '../../src/model/path.ts'
import { changeGarden } from '../features/changes/change-garden.ts'
import { constructNames, randomConstructs } from './random-constructs.ts'
import { seededRandom } from './seeded-random.ts'

const isFull = process.env['HORTUS_FULL'] === '1'

/** What a link means by what it says there: the text of the heading or the id of the block that it leads to. */
function meanings(garden: Garden, path: NotePath): readonly (string | undefined)[] {
  return (garden.links.resolutionsByPath.get(path) ?? []).map((resolution) => {
    if (resolution.kind !== 'note' && resolution.kind !== 'ambiguous') return undefined
    const to = resolution.kind === 'note' ? resolution.path : resolution.chosen
    const heading = garden.notesByPath
      .get(to as NotePath)
      ?.headings.find(({ slug }) => slug === resolution.anchor)
    return (
      heading?.text ??
      (resolution.anchor?.startsWith('^') ? '^' : resolution.fragmentFound ? 'whole' : 'lost')
    )
  })
}

function changeOf(kind: Change['kind'], garden: Garden, random: () => number): Change | undefined {
  const notes = [...garden.notesByPath.values()].filter(({ path }) => path.endsWith('.md'))
  const note = notes[Math.floor(random() * notes.length)]
  const other = notes.find(({ path }) => path !== note?.path)
  if (note === undefined || other === undefined) return undefined
  const { path, headings } = note
  if (kind === 'merge-notes') return { kind, from: path, into: other.path }
  const at = headings.findIndex(({ inside }) => inside === undefined)
  const heading = headings[at]
  if (heading === undefined) return undefined
  if (kind === 'split-note') return { kind, path, level: heading.depth, folder: 'new', leave: 'link' }
  const next = headings.find(({ depth }, i) => i > at && depth <= heading.depth)
  if (next === undefined) return undefined
  const range = { start: heading.range.start, end: next.range.start }
  const under = other.headings.length > 0 && random() < 0.5 ? { under: 0 } : {}
  return { kind: 'move-part', path, range, to: other.path, ...under, leave: 'nothing' }
}

describe('notes that are taken apart and put together', () => {
  it.each(['merge-notes', 'split-note', 'move-part'] as const)(
    'by %s lose no word, and links of others mean what they meant',
    { timeout: 300_000 },
    async (kind) => {
      let done = 0
      for (let seed = 1; seed <= (isFull ? 400 : 40); seed++) {
        const random = seededRandom(seed)
        let count = 0
        const word = (): string => `w${seed}q${++count}`
        const files = Object.fromEntries(
          constructNames.map((name) => [`${name}.md`, randomConstructs(random, word)]),
        )
        const canvas = `{"nodes":[{"id":"a","type":"file","file":"Alpha.md","x":0,"y":0,"width":9,"height":9},{"id":"b","type":"text","text":"[[Beta]] [[Gamma#Why]]","x":0,"y":0,"width":9,"height":9}]}`
        const garden = await changeGarden({ ...files, 'c.canvas': canvas })
        const before = garden.session.snapshot.garden
        const change = changeOf(kind, before, random)
        const planned = change && (await garden.plan(change))
        if (change === undefined || planned === undefined || planned.problems.length > 0) continue
        done++
        for (const file of planned.files)
          if (file.before !== undefined && file.kind !== 'create')
            expect(file.before).toBe(garden.store.text(file.path))
        await garden.apply(change)
        const now = await garden.files()
        const after = garden.session.snapshot.garden
        const text = Object.values(now).join('\n')
        for (let i = 1; i <= count; i++)
          expect(new RegExp(`w${seed}q${i}(?!\\d)`).test(text), `seed ${seed}: w${seed}q${i}`).toBe(true)
        const concerned = new Set<string>(
          'from' in change
            ? [change.from, 'into' in change ? change.into : '']
            : 'path' in change
              ? [change.path]
              : [],
        )
        if (change.kind === 'move-part') concerned.add(change.to)
        for (const path of [...Object.keys(files), 'c.canvas'] as NotePath[]) {
          if (concerned.has(path)) continue
          const [old, next] = [meanings(before, path), meanings(after, path)]
          expect(next.length, `seed ${seed}: ${path}`).toBe(old.length)
          // Who linked to a whole note may be led to the heading that it became, and the other way round.
          for (const [i, meaning] of old.entries())
            if (meaning !== undefined && meaning !== 'lost')
              expect(
                next[i] === undefined || next[i] === 'lost'
                  ? `seed ${seed}: link ${i} of ${path}: ${meaning}`
                  : 'kept',
              ).toBe('kept')
        }
      }
      expect(done).toBeGreaterThan(5)
    },
  )
})
