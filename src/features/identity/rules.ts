import { defineRule } from '../../define/rule.ts'
import { settingOf } from '../../define/setting.ts'
import type { GardenPath } from '../../model/path.ts'
import { authorSetting, faviconSetting, logoSetting } from './identity-settings.ts'

/** A picture that the settings name and the garden does not have. */
const missingPicture = defineRule({
  code: 'missing-picture',
  severity: 'warning',
  *find({ options, assets }) {
    const there = new Set(assets.map((path) => path.normalize('NFC')))
    const named = [
      ['author.avatar', settingOf(options, authorSetting)?.avatar ?? ''],
      ['logo', settingOf(options, logoSetting)],
      ['favicon', settingOf(options, faviconSetting)],
    ] as const
    for (const [setting, file] of named)
      if (file !== '' && !there.has(file.normalize('NFC')))
        yield {
          path: options.settingsFile as GardenPath,
          setting,
          message: `${setting}: found no file "${file}" in the garden`,
          expected: ["a path from the garden's top"],
        }
  },
  example: {
    notes: { 'Leaf.md': '' },
    options: { settings: { logo: 'leaf.svg' }, settingsFile: 'hortus.config.json' },
    says: ['hortus.config.json: logo: found no file "leaf.svg" in the garden'],
  },
})

/** What can be wrong with what a garden says of itself. */
export const identityRules = [missingPicture]
