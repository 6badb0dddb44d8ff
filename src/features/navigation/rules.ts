import { defineRule } from '../../define/rule.ts'
import { settingOf } from '../../define/setting.ts'
import type { GardenPath } from '../../model/path.ts'
import { navigationFacts } from './facts.ts'
import { navigationSetting } from './navigation-settings.ts'

/** A plain page that the settings of the column name and that is not there. */
const missingPage = defineRule({
  code: 'missing-page',
  severity: 'warning',
  *find({ options, read }) {
    const { order, hidden } = settingOf(options, navigationSetting)
    const pages = new Set<string>(read(navigationFacts).map(({ path }) => path))
    for (const [list, names] of Object.entries({ order, hidden }))
      for (const name of names)
        if (name.endsWith('.md') && !pages.has(name.normalize('NFC')))
          yield {
            path: options.settingsFile as GardenPath,
            message: `navigation.${list}: found no plain page "${name}" in the garden`,
            expected: ["the path of a note with type: page, from the garden's top"],
          }
  },
  example: {
    notes: { 'About.md': '' },
    options: {
      settings: { navigation: { order: ['About.md'] } },
      settingsFile: 'hortus.config.json',
    },
    says: ['hortus.config.json: navigation.order: found no plain page "About.md" in the garden'],
  },
})

/** What can be wrong with what the column is to list. */
export const navigationRules = [missingPage]
