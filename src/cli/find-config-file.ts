import { readdirSync } from 'node:fs'
import { basename, join } from 'node:path'
import { configNames } from '../store/config-names.ts'
import { showPath } from './show-path.ts'

/** A config by its name, of an ending that is not read; copies that editors and people leave are none. */
const unreadName = /^hortus\.config\.(?:c[jt]s|[jt]sx|json[5c]|ya?ml|toml)$/i

/** Absolute name of the garden's config; undefined where it has none. Throws when it has two, or one that is not read. */
export function findConfigFile(folder: string): string | undefined {
  const found = findConfigFiles(folder)
  if (found.length > 1)
    throw new Error(`${showPath(found[1]!)}: unexpected, ${basename(found[0]!)} is a config too`)
  refuseUnreadConfigs(folder)
  return found[0]
}

/** Throws where a folder has a config of an ending that is not read: what it keeps back would be published. */
export function refuseUnreadConfigs(folder: string): void {
  const unread = readdirSync(folder).find((name) => unreadName.test(name))
  if (unread !== undefined)
    throw new Error(
      `${showPath(join(folder, unread))}: settings of this name are not read, expected ${configNames.join(', ')}`,
    )
}

/** Absolute names of all files of a garden that would be its config. */
export function findConfigFiles(folder: string): readonly string[] {
  const names = new Set(readdirSync(folder))
  return configNames.filter((name) => names.has(name)).map((name) => join(folder, name))
}
