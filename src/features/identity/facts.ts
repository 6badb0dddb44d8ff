import { settingOf } from '../../define/setting.ts'
import type { SiteView } from '../../define/site-view.ts'
import type { GardenOptions } from '../../model/options.ts'
import { ownFolder } from '../../model/own-address.ts'
import type { Address } from '../../model/page.ts'
import type { GardenPath } from '../../model/path.ts'
import type { SiteFile } from '../../model/site.ts'
import { accentOf } from '../theme/facts.ts'
import { type Author, authorSetting } from './identity-settings.ts'

/** Who writes the garden, as its settings say; undefined where they do not. */
export function authorOf(options: Pick<GardenOptions, 'settings' | 'withoutFeatures'>): Author | undefined {
  return options.withoutFeatures.includes('identity') ? undefined : settingOf(options, authorSetting)
}

/** The garden's icon as a file of the site: its first letter on its accent, so many pixels wide and high. */
export function iconFile({ options, paint }: Pick<SiteView, 'options' | 'paint'>, size: number): SiteFile {
  const picture = { kind: 'icon', size, letter: letterOf(options.title), accent: accentOf(options) } as const
  return {
    address: iconAddress(size),
    make: async () => [await paint({ picture, path: options.settingsFile as GardenPath })],
  }
}

/** Where the icon of a size is. */
export function iconAddress(size: number): Address {
  return `${ownFolder}/icon-${size}.png` as Address
}

/** The first letter of a garden's name, as its icons show it. */
export function letterOf(title: string): string {
  const [first] = new Intl.Segmenter('en', { granularity: 'grapheme' }).segment(title.trim())
  return (first?.segment ?? '').toLocaleUpperCase('en').replace(/[&<>"']/g, '')
}
