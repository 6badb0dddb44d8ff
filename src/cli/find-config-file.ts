import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { configNames } from '../store/config-names.ts'
import { showPath } from './show-path.ts'

/** Absolute name of the garden's config; undefined where it has none. Throws when it has two. */
export function findConfigFile(folder: string): string | undefined {
  const found = findConfigFiles(folder)
  if (found.length > 1)
    throw new Error(`${showPath(found[1]!)}: unexpected, ${basename(found[0]!)} is a config too`)
  return found[0]
}

/** Absolute names of all files of a garden that would be its config. */
export function findConfigFiles(folder: string): readonly string[] {
  const names = new Set(readdirSync(folder))
  return configNames.filter((name) => names.has(name)).map((name) => join(folder, name))
}
