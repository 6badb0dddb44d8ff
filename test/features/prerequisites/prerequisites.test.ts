import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { prerequisiteFacts } from '../../../src/features/prerequisites/facts.ts'
import { readingPath } from '../../../src/features/prerequisites/reading-path.ts'
import { findCircles } from '../../../src/model/find-circles.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { snapshotOf } from '../../snapshot-of.ts'

type Edges = ReadonlyMap<NotePath, readonly NotePath[]>

const requiring = (...names: readonly string[]): string =>
  `---\nrequires: [${names.map((name) => `"[[${name}]]"`).join(', ')}]\n---\n`

/** A graph of at most 12 notes; `isAcyclic` lets notes require earlier ones alone. */
function arbitraryEdges(isAcyclic: boolean): fc.Arbitrary<Edges> {
  return fc.array(fc.array(fc.nat(11), { maxLength: 4 }), { maxLength: 12 }).map(
    (lists) =>
      new Map(
        lists.map((list, i) => {
          const targets = [...new Set(list)].filter(
            (j) => j !== i && j < lists.length && (!isAcyclic || j < i),
          )
          return [`n${i}` as NotePath, targets.map((j) => `n${j}` as NotePath)]
        }),
      ),
  )
}

function pathIn(edges: Edges, path: NotePath): readonly NotePath[] {
  return readingPath({ requiresOf: (at) => edges.get(at) ?? [] }, path)
}

function reachable(edges: Edges, from: NotePath): ReadonlySet<NotePath> {
  const found = new Set<NotePath>()
  const open = [from]
  for (const at of open)
    for (const to of edges.get(at) ?? [])
      if (!found.has(to)) {
        found.add(to)
        open.push(to)
      }
  return found
}

describe('a reading path', () => {
  it('holds every prerequisite once, and each before what needs it', () => {
    fc.assert(
      fc.property(arbitraryEdges(true), (edges) => {
        for (const path of edges.keys()) {
          const order = pathIn(edges, path)
          expect(new Set(order)).toEqual(reachable(edges, path))
          expect(new Set(order).size).toBe(order.length)
          for (const [i, at] of order.entries())
            for (const required of edges.get(at)!) expect(order.indexOf(required)).toBeLessThan(i)
        }
      }),
      { seed: 7 },
    )
  })

  it('keeps that order for all that is in no circle, and never holds the note itself', () => {
    fc.assert(
      fc.property(arbitraryEdges(false), (edges) => {
        for (const path of edges.keys()) {
          const order = pathIn(edges, path)
          const expected = new Set(reachable(edges, path))
          expected.delete(path)
          expect(new Set(order)).toEqual(expected)
          for (const [i, at] of order.entries())
            for (const required of edges.get(at)!)
              if (required !== path && !reachable(edges, required).has(at))
                expect(order.indexOf(required)).toBeLessThan(i)
        }
      }),
      { seed: 8 },
    )
  })

  it('follows the order in which a note names them', async () => {
    const { garden } = await snapshotOf({
      'A.md': requiring('C', 'B'),
      'B.md': requiring('D'),
      'C.md': '',
      'D.md': '',
    })
    expect(readingPath(garden.read(prerequisiteFacts), 'A.md' as NotePath)).toEqual(['C.md', 'D.md', 'B.md'])
  })

  it('manages a chain of 20,000 notes', () => {
    const edges = new Map(
      Array.from({ length: 20_000 }, (_, i) => [
        `n${i}` as NotePath,
        i === 0 ? [] : [`n${i - 1}` as NotePath],
      ]),
    )
    expect(pathIn(edges, 'n19999' as NotePath)).toHaveLength(19_999)
    expect(findCircles(edges)).toEqual([])
  })
})

describe('circles of prerequisites', () => {
  it('are found exactly where notes reach themselves, as real chains', () => {
    fc.assert(
      fc.property(arbitraryEdges(false), (edges) => {
        const circles = findCircles(edges)
        const inKnot = [...edges.keys()].filter((path) => reachable(edges, path).has(path))
        for (const circle of circles) {
          expect(circle[0]).toBe(circle.at(-1))
          for (let i = 1; i < circle.length; i++) expect(edges.get(circle[i - 1]!)).toContain(circle[i])
        }
        const covered = new Set(
          circles.flatMap(([first]) =>
            [...reachable(edges, first!)].filter((at) => reachable(edges, at).has(first!)),
          ),
        )
        expect(covered).toEqual(new Set(inKnot))
      }),
      { seed: 9 },
    )
  })

  it('are named from their first note, one that requires itself too', async () => {
    const snapshot = await snapshotOf({
      'A.md': requiring('B'),
      'B.md': requiring('A', 'C'),
      'C.md': requiring('C'),
    })
    expect(snapshot.garden.read(prerequisiteFacts).cycles).toEqual([
      ['A.md', 'B.md', 'A.md'],
      ['C.md', 'C.md'],
    ])
    expect((await snapshot.diagnostics()).map(({ message }) => message)).toEqual([
      'The note requires itself: A.md → B.md → A.md. No order satisfies that',
      'The note requires itself: C.md → C.md. No order satisfies that',
    ])
    expect(readingPath(snapshot.garden.read(prerequisiteFacts), 'A.md' as NotePath)).toEqual(['C.md', 'B.md'])
  })
})

describe('a note’s page', () => {
  it('names what to read first in order, and what it leads on to', async () => {
    const snapshot = await snapshotOf({
      'A.md': requiring('B'),
      'B.md': requiring('C'),
      'C.md': 'text',
    })
    const render = (address: string): Promise<string> =>
      snapshot.render(snapshot.plan.pages.find((page) => page.address === address)!)
    const a = await render('a/')
    const first = a.slice(a.indexOf('Read these first'), a.indexOf('class="text"'))
    expect([...first.matchAll(/href="\/(.)\/"/g)].map(([, name]) => name)).toEqual(['c', 'b'])
    expect(await render('c/')).toMatch(/Leads on to[\s\S]*href="\/b\/"/)
  })
})
