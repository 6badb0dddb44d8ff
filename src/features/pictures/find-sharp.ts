import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join, sep } from 'node:path'

/** The package sharp as it is installed beside Hortus. */
interface FoundSharp {
  /** Its entry. */
  readonly entry: string
  readonly version: string
  /** The folder of packages that it and what it needs are in. */
  readonly packages: string
}

/**
 * Looks where Node would for Hortus itself: with it, or above. Never in the garden, whose code nobody has asked to run; a garden
 * that installs Hortus has sharp beside it. Undefined where it is not installed.
 */
export function findSharp(from: string = import.meta.url): FoundSharp | undefined {
  try {
    const entry = createRequire(from).resolve('sharp')
    // Its own description is not among what it lets others name.
    const packages = entry.slice(0, entry.lastIndexOf(`${sep}sharp${sep}`))
    const about = readFileSync(join(packages, 'sharp/package.json'), 'utf8')
    return { entry, version: String((JSON.parse(about) as { version: unknown }).version), packages }
  } catch {
    return undefined
  }
}
