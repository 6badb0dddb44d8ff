import { realpathSync } from 'node:fs'
import { featureSwitches, ownFeatures } from '../define/feature-settings.ts'
import { readTextFile } from '../store/read-text-file.ts'
import type { GardenConfig } from './define-garden.ts'
import { findConfigFile } from './find-config-file.ts'
import { resolveGardenFolder } from './resolve-garden-folder.ts'
import type { OfferedCommand } from './shipped-commands.ts'
import { showPath } from './show-path.ts'

/** What the config of a garden makes of the commands. */
export interface LocalCommands {
  /** Features that it switches off, with what is said instead. */
  readonly refusals: ReadonlyMap<string, string>
  /** Commands of features that it brings along. */
  readonly own: readonly OfferedCommand[]
}

/** Most bytes of a config in JSON that is looked at. */
const maxConfigBytes = 1_048_576

/** Of a garden that says nothing. */
export const noLocalCommands: LocalCommands = { refusals: new Map(), own: [] }

/**
 * Looks at the config of the garden that a command line is about, before it is understood: the one named by `--garden`,
 * else the one where somebody stands. A program is run only if it is allowed already. What is wrong with a config is
 * told when the garden is opened.
 */
export async function findLocalCommands(args: readonly string[]): Promise<LocalCommands> {
  try {
    const place = args.indexOf('--garden')
    const { folder } = resolveGardenFolder(place < 0 ? undefined : args[place + 1])
    const file = findConfigFile(folder)
    if (file === undefined || args.includes('--untrusted')) return noLocalCommands
    const { features } = await readConfig(folder, file)
    const off = Object.entries(featureSwitches(features)).flatMap(([name, isOn]) => (isOn ? [] : name))
    return {
      refusals: new Map(off.map((name) => [name, describeSwitchedOff(name, folder)])),
      own: ownFeatures(features).flatMap(({ name, commands = [] }) =>
        commands.map((command) => ({ command, feature: name })),
      ),
    }
  } catch {
    return noLocalCommands
  }
}

async function readConfig(folder: string, file: string): Promise<GardenConfig> {
  if (file.endsWith('.json')) return JSON.parse(readTextFile(file, maxConfigBytes)) as GardenConfig
  const [{ loadConfig }, { isAllowed }] = await Promise.all([
    import('./load-config.ts'),
    import('./allow-config.ts'),
  ])
  return (await loadConfig(folder, async ({ digest }) => isAllowed(realpathSync(folder), digest))).config
}

/** Said where a command is not there because its feature is not. */
export function describeSwitchedOff(feature: string, folder: string): string {
  const config = findConfigFile(folder)
  return `the feature "${feature}" is switched off in ${config === undefined ? 'the config' : showPath(config)}`
}
