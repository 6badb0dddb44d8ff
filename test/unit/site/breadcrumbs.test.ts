import { expect, it } from 'vitest'
import type { Address } from '../../../src/model/page.ts'
import { snapshotOf } from '../../snapshot-of.ts'

/** The breadcrumbs of the page of a note `depth` folders deep, and the length of all of the site's. */
async function trailAt(depth: number): Promise<{ trail: readonly (readonly string[])[]; total: number }> {
  const folders = Array.from({ length: depth }, (_, i) => `f${i + 1}/`).join('')
  const snapshot = await snapshotOf({ 'index.md': '# Home', [`${folders}Reed.md`]: 'A reed' })
  const crumbsOf = (address: string): readonly (readonly string[])[] =>
    snapshot
      .inputOf(snapshot.pageByAddress.get(address as Address)!)
      .frame.breadcrumbs.map(({ title, href }) => [title, href])
  const all = [...snapshot.pageByAddress.keys()].map(crumbsOf)
  return { trail: crumbsOf(`${folders}reed/`), total: JSON.stringify(all).length }
}

it('names every folder above a page, up to twelve', async () => {
  const { trail } = await trailAt(12)
  expect(trail.map(([title]) => title).slice(1)).toEqual(Array.from({ length: 12 }, (_, i) => `f${i + 1}`))
})

it('leads on to the folders above the nearest twelve', async () => {
  const { trail } = await trailAt(15)
  expect(trail).toHaveLength(14)
  expect(trail[0]![1]).toBe('/')
  expect(trail[1]).toEqual(['…', '/f1/f2/f3/'])
  expect(trail[2]).toEqual(['f4', '/f1/f2/f3/f4/'])
  expect(trail.at(-1)![0]).toBe('f15')
})

it('does not grow with the third power of the depth of a path', async () => {
  const [some, more] = [await trailAt(60), await trailAt(120)]
  expect(more.total / some.total).toBeLessThan(6)
})
