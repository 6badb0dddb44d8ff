import type { InsetHtml } from '../model/inset.ts'
import { plainInset } from './plain-inset.ts'

/**
 * Shows formulas as their source from the first on that takes their HTML on one page beyond `most` characters: a formula
 * of a few letters may be a large grid, and stand a thousand times. To be made anew for each page.
 */
export function limitFormulas(insetHtml: InsetHtml, most: number): InsetHtml {
  let left = most
  return (inset) => {
    if (inset.kind !== 'math') return insetHtml(inset)
    if (left >= 0) {
      const html = insetHtml(inset)
      left -= html.length
      if (left >= 0) return html
    }
    return plainInset(inset)
  }
}
