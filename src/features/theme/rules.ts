import { defineRule } from '../../define/rule.ts'
import { settingOf } from '../../define/setting.ts'
import type { GardenPath } from '../../model/path.ts'
import { countOf } from '../../text/count-of.ts'
import { takeStart } from '../../text/take-start.ts'
import { deriveTokens, textContrast } from './accent-tokens.ts'
import { cssOf } from './oklch.ts'
import { parseColour } from './parse-colour.ts'
import { publishCssSetting } from './read-publish-css.ts'
import { filesOfTheme } from './theme-css.ts'
import { themeSetting } from './theme-setting.ts'

/** An accent that nobody could read as it is. */
const unreadableAccent = defineRule({
  code: 'unreadable-accent',
  severity: 'info',
  *find({ options }) {
    const { accent } = settingOf(options, themeSetting)
    const colour = accent === undefined ? undefined : parseColour(accent)
    if (colour === undefined) return
    for (const { theme, contrast, used } of deriveTokens(colour).changed)
      yield {
        path: options.settingsFile as GardenPath,
        setting: 'theme.accent',
        message: `theme.accent: ${accent} has a contrast of ${contrast.toFixed(1)} on the ${theme} theme's paper, so it is ${cssOf(used)} there`,
        expected: [`a contrast of ${textContrast}`],
      }
  },
  example: {
    notes: { 'Leaf.md': '' },
    options: { settings: { theme: { accent: '#ffee00' } }, settingsFile: 'hortus.config.json' },
    says: [
      "hortus.config.json: theme.accent: #ffee00 has a contrast of 1.2 on the light theme's paper, so it is oklch(43.8% 0.093 104.3) there",
    ],
  },
})

/** A file that the look names and the garden does not have. */
const missingLookFile = defineRule({
  code: 'missing-look-file',
  severity: 'warning',
  *find({ options, assets }) {
    const there = new Set<string>(assets)
    for (const file of filesOfTheme(settingOf(options, themeSetting)))
      if (!there.has(file.normalize('NFC')) && !there.has(file))
        yield {
          path: options.settingsFile as GardenPath,
          setting: 'theme',
          message: `theme: found no file "${file}" in the garden`,
          expected: ["a path from the garden's top"],
        }
  },
  example: {
    notes: { 'Leaf.md': '' },
    options: {
      settings: { theme: { fonts: { text: 'fonts/Elm.woff2' } } },
      settingsFile: 'hortus.config.json',
    },
    says: ['hortus.config.json: theme: found no file "fonts/Elm.woff2" in the garden'],
  },
})

/** What of an Obsidian user's `publish.css` holds here, and what does not. */
const publishCss = defineRule({
  code: 'publish-css',
  severity: 'info',
  *find({ options }) {
    const read = settingOf(options, publishCssSetting)
    if (read === undefined) return
    const { taken, left } = read
    const rest = [
      ...(left.variables.length > 0
        ? [`${countOf(left.variables.length, 'variable')} (${takeStart(left.variables.join(', '), 120)})`]
        : []),
      ...(left.rules > 0 ? [countOf(left.rules, 'rule')] : []),
    ]
    yield {
      path: 'publish.css' as GardenPath,
      message: `Taken over: ${taken.length === 0 ? 'nothing' : taken.join(', ')}; without a counterpart: ${rest.length === 0 ? 'nothing' : rest.join(' and ')}`,
    }
  },
  example: {
    notes: { 'Leaf.md': '' },
    options: {
      settings: {
        'publish.css': {
          theme: { radius: 4 },
          taken: ['--radius-m'],
          left: { variables: ['--h1-size'], rules: 2 },
        },
      },
    },
    says: ['publish.css: Taken over: --radius-m; without a counterpart: 1 variable (--h1-size) and 2 rules'],
  },
})

/** What can be wrong with a look. */
export const themeRules = [unreadableAccent, missingLookFile, publishCss]
