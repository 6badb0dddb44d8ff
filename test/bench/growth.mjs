import { fitExponent, median } from './statistics.mjs'

/** A stage that takes less than this at the largest size says nothing about growth. */
const leastMilliseconds = 50

/**
 * How each tool's wall time grows with the notes, and that of each stage that Hortus reports, over the gardens made by
 * the growing rule alone: real gardens differ in more than their size. Gives `{ name, points, exponent, lastStep }` per
 * curve with at least two sizes; `lastStep` is the exponent between the two largest, where the start weighs least.
 */
export function fitGrowth(gardens) {
  const pointsByName = new Map()
  for (const { isGrown, notes, rows } of gardens) {
    if (!isGrown) continue
    for (const { tool, cold, failure } of rows) {
      if (failure !== undefined) continue
      addPoint(pointsByName, tool, notes, median(cold.map(({ wallMs }) => wallMs)))
      for (const stage of Object.keys(cold[0].stages ?? {})) {
        if (stage !== 'total')
          addPoint(pointsByName, `${tool}, ${stage}`, notes, median(cold.map(({ stages }) => stages[stage])))
      }
    }
  }
  return [...pointsByName]
    .filter(([, points]) => points.length > 1 && points.at(-1).cost >= leastMilliseconds)
    .map(([name, points]) => ({
      name,
      points,
      exponent: fitExponent(points),
      lastStep: fitExponent(points.slice(-2)),
    }))
}

function addPoint(pointsByName, name, size, cost) {
  // A time of zero has no logarithm.
  const point = { size, cost: Math.max(cost, 0.1) }
  pointsByName.set(name, [...(pointsByName.get(name) ?? []), point])
}
