import { describe, expect, it } from 'vitest'
import { isMissed, judgeBars } from './bars.mjs'
import { fitGrowth } from './growth.mjs'
import { fitExponent, growthTag, median } from './statistics.mjs'

const sizes = [1_000, 3_000, 10_000, 30_000]
const gardensWith = (cost: (notes: number) => number) =>
  sizes.map((notes) => ({
    name: `hub-${notes}`,
    isGrown: true,
    notes,
    rows: [
      { tool: 'Hortus', cold: [{ wallMs: cost(notes), peakBytes: 1e9, stages: { link: notes ** 2 } }] },
      { tool: 'Hugo+Pagefind', cold: [{ wallMs: notes }] },
    ],
  }))

describe('growth', () => {
  it('finds the exponent of a power', () => {
    expect(fitExponent(sizes.map((size) => ({ size, cost: 3 * size ** 2 })))).toBeCloseTo(2, 10)
    expect([0, 1, 2].map(growthTag)).toEqual(['[flat]', '[linear]', '[super-linear]'])
  })

  it('has a curve for each tool and each stage', () => {
    const curves = fitGrowth(gardensWith((notes) => notes))
    expect(curves.map(({ name, exponent }) => [name, exponent.toFixed(1)])).toEqual([
      ['Hortus', '1.0'],
      ['Hortus, link', '2.0'],
      ['Hugo+Pagefind', '1.0'],
    ])
  })
})

describe('judgeBars', () => {
  it('misses what is over its limit and leaves open what was not measured', () => {
    const bars = judgeBars({ gardens: gardensWith((notes) => notes * 1.1), exponent: 1 })
    expect(bars.filter(isMissed).map(({ name }) => name)).toEqual([
      '30,000 notes: wall beside Hugo with Pagefind',
    ])
    expect(bars.filter(({ measured }) => measured === undefined)).toHaveLength(7)
  })

  it('counts a figure that is no number as missed', () => {
    expect(isMissed({ measured: undefined, limit: 1 })).toBe(false)
    expect(isMissed({ measured: Number.NaN, limit: 1 })).toBe(true)
  })
})

describe('median', () => {
  it('is the middle, or between the middle two', () => {
    expect([median([3, 1, 2]), median([4, 1, 2, 3]), median([])]).toEqual([2, 2.5, Number.NaN])
  })
})
