import { settingOf } from '../../define/setting.ts'
import type { GardenOptions } from '../../model/options.ts'
import { deriveTokens, usualTokens } from './accent-tokens.ts'
import { cssOf } from './oklch.ts'
import { parseColour } from './parse-colour.ts'
import { themeSetting } from './theme-setting.ts'

/** The accent of the garden's settings on light paper, as CSS; that of the usual look where they name none. */
export function accentOf(options: Pick<GardenOptions, 'settings'>): string {
  const { accent } = settingOf(options, themeSetting)
  const colour = accent === undefined ? undefined : parseColour(accent)
  return cssOf((colour === undefined ? usualTokens : deriveTokens(colour).tokens).accent.light)
}
