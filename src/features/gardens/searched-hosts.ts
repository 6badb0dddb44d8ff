import { settingOf } from '../../define/setting.ts'
import type { GardenOptions } from '../../model/options.ts'
import type { ForeignParts } from '../../model/page.ts'
import { gardensSetting } from './gardens-setting.ts'

/** The hosts that a reader's search may ask when told to: those of the gardens that the config names, and no others. */
export function searchedHosts(options: GardenOptions): ForeignParts {
  if (options.withoutFeatures.includes('search')) return {}
  const hosts = settingOf(options, gardensSetting).map(({ address }) => new URL(address).origin)
  return hosts.length === 0 ? {} : { connections: [...new Set(hosts)] }
}
