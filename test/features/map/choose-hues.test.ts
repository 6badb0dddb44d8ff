import { describe, expect, it } from 'vitest'
import { buildMap } from '../../../src/features/map/build-map.ts'
import type { KnownPlaces } from '../../../src/features/map/map-file.ts'
import { graphOf } from '../../grow-graph.ts'

const count = 8

/** Knots of notes, most of them in one folder, whose colour all of its notes have. */
function knots(shift = 0) {
  const nodes = Array.from({ length: count }, (_, knot) =>
    Array.from({ length: 14 + ((knot + shift) % count) }, (_, i) => ({
      key: `${knot}-${i}.md`,
      title: `${'abcdefgh'[knot]}${i}`,
      folder: knot < count - 1 ? 'notes' : 'papers',
      hue: knot < count - 1 ? 3 : 5,
    })),
  )
  const edges = nodes.flatMap((knot) =>
    knot.flatMap(({ key }, i) =>
      knot.slice(i + 1, i + 6).map((other) => ({ source: key, target: other.key })),
    ),
  )
  return graphOf(nodes.flat(), edges)
}

function topHues(shift = 0, known?: KnownPlaces) {
  const map = buildMap(knots(shift), known)
  const tops = [...map.hierarchy.regions.entries()].filter(([, { parent }]) => parent < 0)
  return { known: map.known, hues: new Map(tops.map(([place, { id }]) => [id, map.hues[place]!])) }
}

describe('the colours of regions', () => {
  it('differ though most regions share a folder, whose colour one of them has', () => {
    const hues = [...topHues().hues.values()]
    expect(hues.length).toBeGreaterThan(3)
    expect(new Set(hues).size).toBe(hues.length)
    expect(hues.filter((hue) => hue === 3)).toHaveLength(1)
    expect(hues.filter((hue) => hue === 5)).toHaveLength(1)
  })

  it('stay when another region becomes the largest of its folder', () => {
    const before = topHues()
    const after = topHues(3, before.known)
    for (const [id, hue] of after.hues) expect(before.hues.get(id) ?? hue).toBe(hue)
  })

  it('are told apart at the next build where an earlier one gave many regions the same', () => {
    const { known } = topHues()
    const alike = {
      ...known,
      graph: 'another',
      regions: new Map([...known.regions].map(([id, region]) => [id, { ...region, hue: 3 }])),
    }
    const hues = [...topHues(1, alike).hues.values()]
    expect(new Set(hues).size).toBe(hues.length)
  })
})
