import { expect, it } from 'vitest'
import type { GardenPath } from '../../../src/model/path.ts'
import { refuseMove } from '../../../src/store/new-name.ts'

const garden = ['trees/oak.md', 'trees/Elm.md', 'oak.md', 'bark.png'] as GardenPath[]

it.each([
  ['trees/oak.md', 'trees/Oak.md'],
  ['oak.md', 'OAK.md'],
  ['bark.png', 'Bark.png'],
  ['trees/oak.md', 'Trees/oak.md'],
])('lets %s be called %s, which differs from itself by letter case alone', (from, to) => {
  expect(refuseMove(from, to, garden)).toBeUndefined()
})

it.each([
  ['trees/oak.md', 'trees/elm.md', 'trees/Elm.md'],
  ['trees/oak.md', 'Oak.md', 'oak.md'],
  ['oak.md', 'Trees/oak.md', 'trees/oak.md'],
])('does not let %s be called %s beside %s', (from, to, twin) => {
  expect(refuseMove(from, to, garden)?.reason).toBe(`it differs from ${twin} by letter case alone`)
})

it.each([
  ['trees/grow.sim.ts', 'trees/wither.sim.ts', undefined, 'files of this kind are not written here'],
  ['trees/grow.sim.ts', 'grow.sim.ts', undefined, 'files of this kind are not written here'],
  ['trees/a.json', 'trees/hortus.config.mjs', 'such files are not part of the garden', undefined],
  ['trees/a.json', 'trees/hortus.config.json', 'such files are not part of the garden', undefined],
  ['trees/a.png', 'trees/a.ts', 'files of this kind are not written here', undefined],
])('lets who owns the files call %s %s, unless it is another kind or a setting', (from, to, own, others) => {
  expect(refuseMove(from, to, garden, true)?.reason).toBe(own)
  if (others !== undefined) expect(refuseMove(from, to, garden)?.reason).toBe(others)
})
