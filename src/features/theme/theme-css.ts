import type { Look } from '../../define/look.ts'
import { addressOfAsset, assetFolder } from '../../site/address.ts'
import { deriveTokens } from './accent-tokens.ts'
import { cssOf } from './oklch.ts'
import { parseColour } from './parse-colour.ts'
import { type FontChoice, fontFiles, type ThemeSetting } from './theme-setting.ts'

/** The tokens of our faces, and what they fall back on. */
const faces = {
  text: { token: '--text-face', family: 'Garden Text', rest: 'Charter, "Noto Serif", serif' },
  interface: { token: '--ui-face', family: 'Garden Interface', rest: 'system-ui, sans-serif' },
  code: { token: '--code-face', family: 'Garden Code', rest: 'ui-monospace, monospace' },
} as const

const densityTokens = {
  compact: { '--size': '1.0625rem', '--small': '0.875rem', '--gap': '1.75rem', '--measure': '36rem' },
  regular: {},
  roomy: { '--size': '1.25rem', '--small': '1rem', '--gap': '3.25rem', '--measure': '40rem' },
} as const

/** What a garden's theme comes to. */
export function renderTheme(theme: ThemeSetting): Look {
  const uses = [
    ['text', theme.fonts?.text],
    ['interface', theme.fonts?.interface],
    ['code', theme.fonts?.code],
  ] as const
  const chosen = uses.flatMap(([use, choice]) => (choice === undefined ? [] : [{ use, choice }]))
  const tokens = {
    ...colourTokens(theme.accent),
    ...(theme.radius !== undefined && { '--radius': `${theme.radius}px` }),
    ...densityTokens[theme.density ?? 'regular'],
    ...Object.fromEntries(chosen.map(({ use, choice }) => [faces[use].token, stackOf(use, choice)])),
  }
  const lines = Object.entries(tokens).map(([token, value]) => `${token}:${value}`)
  const faceFiles = chosen.flatMap(({ use, choice }) => fontFiles(choice).map((file) => ({ use, file })))
  return {
    css: [
      ...faceFiles.map(({ use, file }) => fontFace(faces[use].family, file)),
      // As strong as what a look that ships says for one of its themes.
      lines.length === 0 ? '' : `:root:root{${lines.join(';')}}`,
    ]
      .filter((text) => text !== '')
      .join('\n'),
    replaces: chosen.flatMap(({ use }) => (use === 'code' ? [] : [use])),
    ...(theme.name !== undefined && theme.name !== 'notebook' && { style: `./${theme.name}.css` }),
    ...(theme.css !== undefined && { sheetHref: hrefInSheet(theme.css) }),
  }
}

/** Files of the garden that a theme names. */
export function filesOfTheme({ fonts = {}, css }: ThemeSetting): readonly string[] {
  const ofFonts = [fonts.text, fonts.interface, fonts.code].flatMap((choice) => fontFiles(choice))
  return css === undefined ? ofFonts : [...ofFonts, css]
}

function colourTokens(accent: string | undefined): Readonly<Record<string, string>> {
  const colour = accent === undefined ? undefined : parseColour(accent)
  if (colour === undefined) return {}
  const { tokens } = deriveTokens(colour)
  return Object.fromEntries(
    Object.entries(tokens).map(([name, { light, dark }]) => [
      `--${name}`,
      `light-dark(${cssOf(light)},${cssOf(dark)})`,
    ]),
  )
}

function stackOf(use: keyof typeof faces, choice: FontChoice): string {
  const { family, rest } = faces[use]
  return `"${fontFiles(choice).length > 0 ? family : String(choice)}", ${rest}`
}

/**
 * A file as a face: one that is called bold or italic is, any other is taken for all weights. It stands until it is there, and
 * what falls back is shown meanwhile.
 */
function fontFace(family: string, file: string): string {
  const name = file.slice(file.lastIndexOf('/') + 1)
  const style = /italic|oblique/i.test(name) ? 'italic' : 'normal'
  const weight = /bold/i.test(name) ? '600 900' : '100 900'
  return `@font-face{font-family:"${family}";src:url("${hrefInSheet(file)}");font-style:${style};font-weight:${weight};font-display:swap}`
}

/** Where a file of the garden is, seen from the site's stylesheet, which lies beside the folder of them. */
function hrefInSheet(file: string): string {
  const address = addressOfAsset(file.normalize('NFC'))
  return encodeURI(address.slice(assetFolder.length - 'assets/'.length)).replaceAll(
    /["'()#?]/g,
    (char) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`,
  )
}
