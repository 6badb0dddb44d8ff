import { readFileSync } from 'node:fs'
import { expect, it } from 'vitest'
import { drawHouse, houseFile, roomOf } from '../../run/draw-house.mjs'

it('has drawn the house as it is: npm run draw', () => {
  expect(readFileSync(houseFile, 'utf8') === drawHouse(), '`npm run draw` renews docs/house.svg').toBe(true)
})

it('knows the room of a module by its path alone', () => {
  const rooms = [
    'src/features/series/facts.ts',
    'src/features/shipped.ts',
    'src/cli/hortus.ts',
    'src/link/a/b.ts',
    'web/app.ts',
    'web/view/a.ts',
  ]
  expect(rooms.map((path) => Object.values(roomOf(path)).join(' '))).toEqual([
    'features series',
    'features shipped',
    'shells cli',
    'kernel link',
    'web entries',
    'web view',
  ])
})
