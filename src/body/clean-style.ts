/**
 * Properties that an author may set on an element of his own: how its text and box look. Nothing that moves a box over
 * others (`position`, `z-index`, `transform`, negative margins) and nothing that can load or make content.
 */
const properties =
  'color background background-color opacity ' +
  'font font-family font-size font-style font-variant font-weight line-height letter-spacing word-spacing ' +
  'text-align text-decoration text-indent text-transform white-space vertical-align direction writing-mode ' +
  'width height min-width min-height max-width max-height aspect-ratio object-fit box-sizing ' +
  'margin margin-top margin-right margin-bottom margin-left padding padding-top padding-right padding-bottom ' +
  'padding-left border border-top border-right border-bottom border-left border-color border-style border-width ' +
  'border-radius border-collapse border-spacing display float clear list-style list-style-type columns ' +
  'column-count column-gap column-width break-inside page-break-after page-break-before page-break-inside ' +
  'flex flex-basis flex-direction flex-flow flex-grow flex-shrink flex-wrap gap row-gap align-items align-self ' +
  'justify-content justify-items grid-template-columns grid-template-rows overflow overflow-x overflow-y'

const property = `(?:${properties.split(' ').join('|')})`
const number = '(?:\\d{1,5}(?:\\.\\d{1,6})?|\\.\\d{1,6})'
const token =
  `(?:(?:rgb|hsl)a?\\([\\d.,%/ ]{1,40}\\)|#[\\da-f]{3,8}|${number}(?:[a-z]{1,4}|%)?|[a-z][a-z-]{0,30}` +
  `|"[\\w -]{1,40}"|'[\\w -]{1,40}')`
const value = `${token}(?:(?: ?[,/] ?| )${token}){0,11}`

/** A declaration as {@link cleanStyle} writes it. */
const declaration = new RegExp(`^${property}: ${value}$`)

/** Longest value that is looked at. */
const maxLength = 1_000

/** Whether all of a `style` attribute is harmless, as {@link cleanStyle} leaves it: the sanitiser's check. */
export const harmlessStyle = new RegExp(
  `^(?=.{1,${maxLength}}$)${property}: ${value}(?:; ${property}: ${value})*$`,
)

/** The harmless declarations of a `style` attribute in one spelling; undefined where there is none. Done twice, it changes nothing. */
export function cleanStyle(style: string): string | undefined {
  if (style.length > maxLength) return undefined
  const kept = style
    .split(';')
    .map((part) =>
      part
        .replace(/!\s*important\s*$/i, '')
        .replace(/\s+/g, ' ')
        .trim()
        .replace(/^([\w-]+) ?: ?/, (_, name: string) => `${name.toLowerCase()}: `),
    )
    .map((part) => (/["']/.test(part) ? part : part.toLowerCase()))
    // Room for a box that is laid over its frame, which nothing here can be: it would stay empty.
    .filter((part) => declaration.test(part) && !/^padding[a-z-]*: .*%/.test(part))
    .join('; ')
  return harmlessStyle.test(kept) ? kept : undefined
}
