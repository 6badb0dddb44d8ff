import { addressLeft } from '../model/address-left.ts'
import type { Link, Resolution } from '../model/link.ts'
import type { Range } from '../model/range.ts'

/** A note's text with NUL in the place of what names files that are not published; every place stays where it is. */
export function maskWithheld(
  shown: string,
  links: readonly Link[],
  resolutions: readonly Resolution[],
): string {
  let text = shown
  const mask = ({ start, end }: Range): void => {
    text = text.slice(0, start) + '\0'.repeat(end - start) + text.slice(end)
  }
  for (const [i, link] of links.entries()) {
    const resolution = resolutions[i]
    if (resolution?.kind !== 'withheld' || link.syntax === 'property') continue
    const left = addressLeft(link, resolution, shown)
    if (left) mask(left)
    if (link.syntax === 'html' || link.displayText === undefined) continue
    const { start, end } = link.range
    const written = shown.slice(start, end)
    const isLast = link.syntax === 'wiki' && !link.isLabelFirst
    const at = isLast ? written.lastIndexOf(link.displayText) : written.indexOf(link.displayText)
    if (at < 0) mask(link.range)
    else {
      mask({ start, end: start + at })
      mask({ start: start + at + link.displayText.length, end })
    }
  }
  return text
}
