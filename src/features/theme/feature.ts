import { defineFeature } from '../../define/feature.ts'
import { settingOf } from '../../define/setting.ts'
import { themeCommand } from './command.ts'
import { themeRules } from './rules.ts'
import { filesOfTheme, renderTheme } from './theme-css.ts'
import { themeSetting } from './theme-setting.ts'

/** How a garden looks, by its config. */
export const theme = defineFeature({
  name: 'theme',
  about: 'The look of the site by settings: a theme, an accent, fonts, corners, density, CSS of its own.',
  settings: [themeSetting],
  uses: (options) => filesOfTheme(settingOf(options, themeSetting)),
  look: (options) => renderTheme(settingOf(options, themeSetting)),
  rules: themeRules,
  commands: [themeCommand],
})
