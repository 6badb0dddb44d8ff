import type { RenderTools } from '../site/render-tools.ts'

/** What a feature adds to a site's pages. */
export interface FeatureWeight {
  /** Pages on which something of it stands. */
  readonly pages: number
  /** Bytes of HTML that it adds to one of these, in the mean. */
  readonly bytes: number
}

/** Adds up what features tell while `render` renders `pages` pages. */
export function weighFeatures(
  pages: number,
  render: (weigh: NonNullable<RenderTools['weigh']>) => void,
): ReadonlyMap<string, FeatureWeight> {
  const sums = new Map<string, { parts: number; bytes: number; column: number }>()
  render((feature, bytes, isOnEveryPage) => {
    if (bytes === 0) return
    const sum = sums.get(feature) ?? { parts: 0, bytes: 0, column: 0 }
    sums.set(feature, sum)
    if (isOnEveryPage) sum.column += bytes
    else {
      sum.parts++
      sum.bytes += bytes
    }
  })
  return new Map(
    [...sums].map(([feature, { parts, bytes, column }]) => {
      const shown = column > 0 ? pages : Math.min(parts, pages)
      return [feature, { pages: shown, bytes: Math.round(column + bytes / shown) }] as const
    }),
  )
}
