import { readdirSync } from 'node:fs'
import { join } from 'node:path'
import { showPath } from './resolve-garden-folder.ts'

/** The names a garden's config may have. */
export const configNames = ['hortus.config.ts', 'hortus.config.js', 'hortus.config.json'] as const

/** Absolute name of the garden's config; undefined where it has none. Throws when it has two. */
export function findConfigFile(folder: string): string | undefined {
  const names = new Set(readdirSync(folder))
  const found = configNames.filter((name) => names.has(name))
  if (found.length > 1)
    throw new Error(`${showPath(join(folder, found[1]!))}: unexpected, ${found[0]} is a config too`)
  return found[0] && join(folder, found[0])
}
