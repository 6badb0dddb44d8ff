import { availableParallelism } from 'node:os'

/** Processors that this program may keep busy: those there are, or fewer where `HORTUS_THREADS` says so. */
export function processorCount(env: NodeJS.ProcessEnv = process.env): number {
  const most = Number(env['HORTUS_THREADS'])
  const all = availableParallelism()
  return Number.isInteger(most) && most >= 1 ? Math.min(most, all) : all
}
