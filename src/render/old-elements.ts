import type { Element } from 'hast'

/** Sizes of `<font>`, from 1 to 7. */
const fontSizes = ['x-small', 'small', 'medium', 'large', 'x-large', 'xx-large', 'xxx-large']

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

/** `+1` and `-1` count from the usual 3. */
function fontSize(size: string): string {
  const number = Number.parseInt(size, 10) + (/^\s*[+-]/.test(size) ? 3 : 0)
  return fontSizes[Math.min(Math.max(number, 1), 7) - 1] ?? 'medium'
}
