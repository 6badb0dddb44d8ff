import { settingOf } from '../../define/setting.ts'
import type { GardenOptions } from '../../model/options.ts'
import { type Author, authorSetting } from './identity-settings.ts'

/** Who writes the garden, as its settings say; undefined where they do not. */
export function authorOf(options: Pick<GardenOptions, 'settings' | 'withoutFeatures'>): Author | undefined {
  return options.withoutFeatures.includes('identity') ? undefined : settingOf(options, authorSetting)
}

/** The first letter of a garden's name, as its icons show it. */
export function letterOf(title: string): string {
  const [first] = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(title.trim())
  return (first?.segment ?? '').toLocaleUpperCase('en').replace(/[&<>"']/g, '')
}
