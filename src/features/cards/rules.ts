import { defineRule } from '../../define/rule.ts'
import { settingOf } from '../../define/setting.ts'
import type { GardenPath } from '../../model/path.ts'
import { describeValue } from '../../text/describe-value.ts'
import { cardsSetting } from './cards-setting.ts'

/** Cards that are asked for, and that nobody could find. */
const cardsWithoutAddress = defineRule({
  code: 'cards-without-address',
  severity: 'warning',
  *find({ options }) {
    const choice = settingOf(options, cardsSetting)
    if (options.baseUrl !== '' || choice === undefined || choice === false) return
    yield {
      path: options.settingsFile as GardenPath,
      setting: 'cards',
      message: `cards: found ${describeValue(choice)} without "baseUrl", expected it to say where the site will live: pages name their pictures by whole addresses, so none is made`,
      expected: ['baseUrl'],
    }
  },
  example: {
    notes: { 'Leaf.md': '' },
    options: { settings: { cards: true }, settingsFile: 'hortus.config.json' },
    says: [
      'hortus.config.json: cards: found true without "baseUrl", expected it to say where the site will live: pages name their pictures by whole addresses, so none is made',
    ],
  },
})

/** What can be wrong with what a garden says of its cards. */
export const cardRules = [cardsWithoutAddress]
