import { defineRule } from '../../define/rule.ts'
import { settingOf } from '../../define/setting.ts'
import type { GardenPath } from '../../model/path.ts'
import { describeValue } from '../../text/describe-value.ts'
import { fontFilesOf } from '../theme/facts.ts'
import { cardChoiceOf, cardsSetting } from './cards-setting.ts'
import { isCardFont } from './garden-faces.ts'

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

/** Fonts of the look with which no card can be drawn. */
const unusedCardFont = defineRule({
  code: 'unused-card-font',
  severity: 'info',
  *find({ options, notes }) {
    if (cardChoiceOf(options, notes.size) === 'none') return
    for (const [use, files] of Object.entries(fontFilesOf(options))) {
      const [first] = files
      if (first === undefined || files.some(isCardFont)) continue
      yield {
        path: options.settingsFile as GardenPath,
        setting: `theme.fonts.${use}`,
        message: `theme.fonts.${use}: "${first}" is WOFF2, with which no card can be drawn: cards show the usual letters`,
        expected: ['the same font as .woff, .ttf or .otf behind it'],
      }
    }
  },
  example: {
    notes: { 'Leaf.md': '' },
    options: {
      settings: { theme: { fonts: { text: ['fonts/Elm.woff2'] } } },
      settingsFile: 'hortus.config.json',
      baseUrl: 'https://leaf.example',
    },
    says: [
      'hortus.config.json: theme.fonts.text: "fonts/Elm.woff2" is WOFF2, with which no card can be drawn: cards show the usual letters',
    ],
  },
})

/** What can be wrong with what a garden says of its cards. */
export const cardRules = [cardsWithoutAddress, unusedCardFont]
