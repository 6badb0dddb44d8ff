import type { Element } from 'hast'

/** Sizes of `<font>`, from 1 to 7. */
const fontSizes = ['x-small', 'small', 'medium', 'large', 'x-large', 'xx-large', 'xxx-large']

/** What signs count from. */
const usualSize = 3

/**
 * Elements of old that are for looks alone, as what means the same today: `<center>` a `div`, `<font>` a `span` with a
 * style, which is cleaned like any other.
 */
export function styleOldElement(element: Element): void {
  const { properties, tagName } = element
  if (tagName === 'center') {
    element.tagName = 'div'
    properties['align'] = 'center'
  }
  if (tagName !== 'font') return
  const { color, size, face, style, ...others } = properties
  const styles = [
    ...(style === undefined ? [] : [String(style)]),
    ...(color === undefined ? [] : [`color: ${String(color).replace(/^(?=[\da-f]{6}$)/i, '#')}`]),
    ...(size === undefined ? [] : [`font-size: ${fontSize(String(size))}`]),
    ...(face === undefined ? [] : [`font-family: ${String(face)}`]),
  ]
  element.tagName = 'span'
  element.properties = { ...others, ...(styles.length > 0 && { style: styles.join('; ') }) }
}

/** `<font size="+2">` as `<font size="5">`: parsers read a number, whose sign would be lost. */
export function spellFontSizes(html: string): string {
  if (!/<font\s/i.test(html)) return html
  return html.replace(
    /(<font\s(?:[^>]{0,200}\s)?size\s{0,9}=\s{0,9}["']?)\+(\d)/gi,
    (_, before: string, more: string) => `${before}${usualSize + Number(more)}`,
  )
}

function fontSize(size: string): string {
  const number = Number.parseInt(size, 10)
  return fontSizes[clamp(number < 0 ? usualSize + number : number) - 1] ?? 'medium'
}

function clamp(size: number): number {
  return Math.min(Math.max(size, 1), fontSizes.length)
}
