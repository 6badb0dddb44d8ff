import { describe, expect, it } from 'vitest'
import { explainPath } from '../../../src/features/paths/explain-path.ts'
import { createPathFinder } from '../../../src/link/find-paths.ts'
import type { Garden } from '../../../src/model/garden.ts'
import { resolvedPath } from '../../../src/model/link.ts'
import type { NotePath } from '../../../src/model/path.ts'
import type { ExplainedPath, PathAnswer } from '../../../src/model/path-answer.ts'
import { randomNote } from '../../property/random-edits.ts'
import { seededRandom } from '../../property/seeded-random.ts'
import { snapshotOf } from '../../snapshot-of.ts'

async function ask(files: Readonly<Record<string, string>>, from: string, to: string): Promise<PathAnswer> {
  const { garden } = await snapshotOf(files)
  return explainPath(garden, from as NotePath, to as NotePath)
}

async function pathsOf(files: Readonly<Record<string, string>>, from: string, to: string) {
  const answer = await ask(files, from, to)
  if (answer.kind !== 'paths') throw new Error(`Unexpected ${answer.kind}, expected paths`)
  return answer.paths
}

describe('explainPath', () => {
  it('gives each hop its direction and the sentence that makes the link', async () => {
    const [path] = await pathsOf(
      {
        'a.md': 'Nothing here. A log must reach the disk, as [[b|fsync]] explains. More.',
        'b.md': 'Text.',
        'c.md': 'Before a commit is answered, [[b]] is called on every replica.',
      },
      'a.md',
      'c.md',
    )
    expect(path!.notes).toEqual(['a.md', 'b.md', 'c.md'])
    expect(path!.hops).toMatchObject([
      {
        direction: 'forward',
        sentence: { before: 'A log must reach the disk, as ', link: 'fsync', after: ' explains.' },
      },
      {
        direction: 'back',
        sentence: {
          before: 'Before a commit is answered, ',
          link: 'b',
          after: ' is called on every replica.',
        },
      },
    ])
  })

  it('prefers two telling links to one that runs through a hub', async () => {
    const files: Record<string, string> = {
      'a.md': 'The first idea rests on [[near]], which says why it holds at all.',
      'near.md': 'What is near leads further, to the idea of [[far]] and its limits.',
      'far.md': 'The far idea is the ground on which [[z]] was built in the end.',
      'z.md': 'The last.',
      'hub.md': 'Everything: [[a]] [[z]]',
    }
    for (let i = 0; i < 600; i++) {
      files[`n${i}.md`] = 'x'
      files['hub.md'] += ` [[n${i}]]`
    }
    const paths = await pathsOf(files, 'a.md', 'z.md')
    expect(paths[0]!.notes).toEqual(['a.md', 'near.md', 'far.md', 'z.md'])
    expect(paths[1]!.notes).toEqual(['a.md', 'hub.md', 'z.md'])
  })

  it('chooses the link that says most among several to the same note', async () => {
    const [path] = await pathsOf(
      {
        'a.md': '- [[b]]\n\nWhoever reads this should know that [[b]] came first, by ten years.\n',
        'b.md': '',
      },
      'a.md',
      'b.md',
    )
    expect(path!.hops[0]!.sentence!.before).toContain('Whoever reads this')
  })

  it('takes code and addresses for what they are, not for sentences', async () => {
    const paths = await pathsOf(
      {
        'a.md': '',
        'z.md': '',
        'sample.md':
          '`[the way](<../some/folder/of/notes/a.md>)` [[a]]\n\n`[the end](<../some/folder/of/notes/z.md>)` [[z]]',
        'told.md':
          'It begins where [[a]] ends, for a reason.\n\nWhoever wants to know more of it reads [[z]].',
        'erzählt.md': '始まりは[[a]]が終わるところにある。\n\nもっと知りたい人は[[z]]を読めばよい。',
      },
      'a.md',
      'z.md',
    )
    expect(paths.map(({ notes }) => notes[1])).toEqual(['erzählt.md', 'told.md', 'sample.md'])
  })

  it('names the property of a link that has no sentence', async () => {
    const [path] = await pathsOf({ 'a.md': '---\nrequires: ["[[b]]"]\n---\n', 'b.md': '' }, 'a.md', 'b.md')
    expect(path!.hops[0]).toMatchObject({ direction: 'forward', property: 'requires' })
    expect(path!.hops[0]).not.toHaveProperty('sentence')
  })

  it('answers with the nearest pair of the islands where there is no path', async () => {
    const files = {
      'a.md': '[[a2]]',
      'a2.md': 'We lack [[Page cache]]. #common',
      'b.md': '[[b2]]',
      'b2.md': 'Here too [[page cache]] is missing. #common',
      'b3.md': '#common [[b]]',
    }
    expect(await ask(files, 'a.md', 'b.md')).toEqual({
      kind: 'islands',
      from: { size: 2, note: 'a2.md' },
      to: { size: 3, note: 'b2.md' },
      shared: [
        { kind: 'wanted', name: 'Page cache' },
        { kind: 'tag', tag: 'common' },
      ],
    })
  })

  it('says so when both ends are one note, and refuses a note that is not there', async () => {
    const { garden } = await snapshotOf({ 'a.md': '' })
    expect(explainPath(garden, 'a.md' as NotePath, 'a.md' as NotePath)).toEqual({ kind: 'same' })
    expect(() => explainPath(garden, 'a.md' as NotePath, 'gone.md' as NotePath)).toThrow('gone.md')
  })

  it('finds only real paths of real links with their own sentences, in random gardens', async () => {
    const random = seededRandom(41)
    for (let round = 0; round < 25; round++) {
      const names = ['Alpha', 'Beta', 'Gamma', 'Delta', 'index', 'x/Alpha', 'x/Beta', 'y/Gamma', 'Über uns']
      const files = Object.fromEntries(names.map((name) => [`${name}.md`, randomNote(random)]))
      const { garden } = await snapshotOf(files)
      for (const from of garden.notesByPath.keys()) {
        for (const to of garden.notesByPath.keys()) {
          const answer = explainPath(garden, from, to)
          if (answer.kind === 'paths') expectReal(garden, answer.paths, from, to)
          expect(answer.kind).toBe(
            from === to ? 'same' : reachable(garden, from).has(to) ? 'paths' : 'islands',
          )
        }
      }
    }
  })
})

describe('createPathFinder', () => {
  it('finds the cheapest path, as trying all of them does', () => {
    const random = seededRandom(8)
    for (let round = 0; round < 60; round++) {
      const size = 7
      const pairs = new Set<string>()
      for (let i = 0; i < 9; i++) {
        const [a, b] = [Math.floor(random() * size), Math.floor(random() * size)]
        if (a !== b) pairs.add(`${a} ${b}`)
      }
      const sources = [...pairs].map((pair) => Number(pair.split(' ')[0]))
      const targets = [...pairs].map((pair) => Number(pair.split(' ')[1]))
      const finder = createPathFinder({ size, sources, targets })
      const degree = (node: number) => [...sources, ...targets].filter((other) => other === node).length
      const cheapest = (at: number, seen: readonly number[]): number => {
        if (at === 6) return 0
        const costs = sources.flatMap((source, arc) => {
          const next = source === at ? targets[arc]! : targets[arc] === at ? source : -1
          if (next < 0 || seen.includes(next)) return []
          const passing = next === 6 ? 0 : 1 + Math.log2(1 + degree(next))
          return [1 + (source === at ? 0 : 0.25) + passing + cheapest(next, [...seen, next])]
        })
        return Math.min(Number.POSITIVE_INFINITY, ...costs)
      }
      const [best] = finder.find(0, 6, 5)
      expect(best?.cost ?? Number.POSITIVE_INFINITY).toBeCloseTo(cheapest(0, [0]), 9)
    }
  })
})

function expectReal(garden: Garden, paths: readonly ExplainedPath[], from: string, to: string): void {
  expect(paths.length).toBeLessThanOrEqual(5)
  expect(new Set(paths.map(({ notes }) => notes.join('\n'))).size).toBe(paths.length)
  for (const { notes, hops } of paths) {
    expect([notes[0], notes.at(-1)]).toEqual([from, to])
    expect(new Set(notes).size).toBe(notes.length)
    expect(hops.map((hop) => hop.from)).toEqual(notes.slice(0, -1))
    expect(hops.map((hop) => hop.to)).toEqual(notes.slice(1))
    for (const hop of hops) {
      const [source, target] = hop.direction === 'forward' ? [hop.from, hop.to] : [hop.to, hop.from]
      const { links, plainText } = garden.notesByPath.get(source)!
      expect(resolvedPath(garden.links.resolutionsByPath.get(source)![hop.link]!)).toBe(target)
      if (links[hop.link]!.context === undefined) expect(hop.sentence).toBeUndefined()
      else {
        const { before, link, after } = hop.sentence!
        expect(plainText).toContain(before + link + after)
      }
    }
  }
}

function reachable({ links }: Garden, from: NotePath): ReadonlySet<string> {
  const seen = new Set<string>([from])
  for (const path of seen) {
    for (const resolution of links.resolutionsByPath.get(path as NotePath) ?? []) {
      const target = resolvedPath(resolution)
      if (target !== undefined && links.resolutionsByPath.has(target as NotePath)) seen.add(target)
    }
    for (const { source } of links.backlinksByPath.get(path as NotePath) ?? []) seen.add(source)
  }
  return seen
}
