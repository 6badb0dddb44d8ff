import { defineProperty } from '../../define/property.ts'
import { settingOf } from '../../define/setting.ts'
import type { SiteView } from '../../define/site-view.ts'
import type { Garden } from '../../model/garden.ts'
import { ownFolder } from '../../model/own-address.ts'
import type { Address } from '../../model/page.ts'
import type { AssetPath, GardenPath } from '../../model/path.ts'
import type { SiteFile } from '../../model/site.ts'
import { accentOf, paperOf } from '../theme/facts.ts'
import { faviconSetting } from './identity-settings.ts'

export { authorOf, type Writer, writersOf } from './writers.ts'

/** Who wrote a note, or the work that a reference is about: what both features read of it. */
export const authorsProperty = defineProperty({
  name: 'authors',
  also: ['author'],
  about: 'Who wrote the note, or the paper or book that it is about.',
  kind: 'list',
})

/** The garden's own icon on paper as a file of the site, else its first letter on its accent, so many pixels wide and high. */
export function iconFile(
  { garden, options, paint }: Pick<SiteView, 'garden' | 'options' | 'paint'>,
  size: number,
): SiteFile {
  const file = faviconOf({ garden, options })
  const own = file === undefined ? {} : { file, paper: paperOf(options) }
  const letter = letterOf(options.title)
  const picture = { kind: 'icon', size, letter, accent: accentOf(options), ...own } as const
  return {
    address: iconAddress(size),
    make: async () => [await paint({ picture, path: options.settingsFile as GardenPath })],
  }
}

/** The picture that the settings name as the garden's icon; undefined where they name none, or the garden does not have it. */
export function faviconOf({ garden, options }: Pick<SiteView, 'garden' | 'options'>): AssetPath | undefined {
  if (options.withoutFeatures.includes('identity')) return undefined
  return findAsset(garden, settingOf(options, faviconSetting))
}

/** The garden's file of a path, however its letters are composed. */
export function findAsset({ assets }: Pick<Garden, 'assets'>, file: string): AssetPath | undefined {
  const wanted = file.normalize('NFC')
  return file === '' ? undefined : assets.find((asset) => asset.normalize('NFC') === wanted)
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
