import { settingOf } from '../../define/setting.ts'
import { memoByObject } from '../../model/memo-by-object.ts'
import type { GardenOptions } from '../../model/options.ts'
import { type AccentToken, type ColourPair, deriveTokens, usualTokens } from './accent-tokens.ts'
import { cssOf } from './oklch.ts'
import { parseColour } from './parse-colour.ts'
import { fontFiles, themeSetting } from './theme-setting.ts'

/** The accent of the garden's settings on light paper, as CSS; that of the usual look where they name none. */
export function accentOf(options: Pick<GardenOptions, 'settings'>): string {
  return cssOf(tokensOf(options).accent.light)
}

/** The light paper of the garden's theme, as CSS. */
export function paperOf(options: Pick<GardenOptions, 'settings'>): string {
  return cssOf(tokensOf(options).paper.light)
}

/** The colours of the garden's theme on light paper, as CSS, by their tokens. */
export const lightColourOf = memoByObject(
  (options: Pick<GardenOptions, 'settings'>): ((token: string) => string) => {
    const tokens: Readonly<Record<string, ColourPair>> = tokensOf(options)
    return (token) => cssOf((tokens[token] ?? usualTokens.accent).light)
  },
)

/** Files of the garden with the faces that its theme names for titles and texts, and for all around them. */
export function fontFilesOf(
  options: Pick<GardenOptions, 'settings' | 'withoutFeatures'>,
): Readonly<Record<'text' | 'interface', readonly string[]>> {
  const { fonts = {} } = options.withoutFeatures.includes('theme') ? {} : settingOf(options, themeSetting)
  return { text: fontFiles(fonts.text), interface: fontFiles(fonts.interface) }
}

function tokensOf(options: Pick<GardenOptions, 'settings'>): Readonly<Record<AccentToken, ColourPair>> {
  const { accent } = settingOf(options, themeSetting)
  const colour = accent === undefined ? undefined : parseColour(accent)
  return colour === undefined ? usualTokens : deriveTokens(colour).tokens
}
