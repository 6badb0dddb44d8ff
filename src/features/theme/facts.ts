import { settingOf } from '../../define/setting.ts'
import type { GardenOptions } from '../../model/options.ts'
import { type ColourPair, deriveTokens, usualTokens } from './accent-tokens.ts'
import { cssOf } from './oklch.ts'
import { parseColour } from './parse-colour.ts'
import { themeSetting } from './theme-setting.ts'

/** The accent of the garden's settings on light paper, as CSS; that of the usual look where they name none. */
export function accentOf(options: Pick<GardenOptions, 'settings'>): string {
  return cssOf(tokensOf(options).accent.light)
}

/** The light paper of the garden's theme, as CSS. */
export function paperOf(options: Pick<GardenOptions, 'settings'>): string {
  return cssOf(tokensOf(options).paper.light)
}

function tokensOf(
  options: Pick<GardenOptions, 'settings'>,
): Readonly<Record<'accent' | 'paper', ColourPair>> {
  const { accent } = settingOf(options, themeSetting)
  const colour = accent === undefined ? undefined : parseColour(accent)
  return colour === undefined ? usualTokens : deriveTokens(colour).tokens
}
