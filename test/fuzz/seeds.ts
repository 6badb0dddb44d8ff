import type { Parameters } from 'fast-check'

/** Seeds that are tried for good: the usual one first, then each that has found a fault. */
const keptSeeds = [20261122, 20250617, 7]

/** One that was never tried: `npm run test:full` draws and prints it, and `HORTUS_SEED` names it to try it again. */
const drawnSeed = process.env['HORTUS_SEED']

/** The runs of one property: a small sample, or in `npm run test:full` all seeds with ten times as many inputs. */
export function fuzzSeeds(numRuns: number): readonly Parameters<unknown>[] {
  const isFull = process.env['HORTUS_FULL'] === '1'
  const seeds = isFull ? keptSeeds : keptSeeds.slice(0, 1)
  const drawn = drawnSeed === undefined ? [] : [Number(drawnSeed)]
  return [...new Set([...seeds, ...drawn])].map((seed) => ({
    seed,
    numRuns: isFull ? numRuns * 10 : numRuns,
  }))
}
