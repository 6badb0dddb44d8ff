import { settingOf } from '../../define/setting.ts'
import type { GardenOptions } from '../../model/options.ts'
import { type Author, authorSetting } from './identity-settings.ts'

/** Who writes the garden, as its settings say; undefined where they do not. */
export function authorOf(options: Pick<GardenOptions, 'settings' | 'withoutFeatures'>): Author | undefined {
  return options.withoutFeatures.includes('identity') ? undefined : settingOf(options, authorSetting)
}
