/** The middle value; the mean of the middle two for an even count; NaN for none. */
export function median(values) {
  if (values.length === 0) return Number.NaN
  const sorted = [...values].sort((a, b) => a - b)
  const half = sorted.length >> 1
  return sorted.length % 2 === 1 ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}

/** The value that the share `p` (0 to 1) of the values do not exceed, by nearest rank; NaN for none. */
export function percentile(values, p) {
  if (values.length === 0) return Number.NaN
  const sorted = [...values].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(p * sorted.length) - 1)]
}

/**
 * How a cost grows with the size: the slope of the least-squares line through (log size, log cost).
 * 1 is linear, 2 quadratic, 0 constant. NaN with fewer than two sizes.
 */
export function fitExponent(points) {
  const logs = points.map(({ size, cost }) => [Math.log(size), Math.log(cost)])
  const meanX = logs.reduce((sum, [x]) => sum + x, 0) / logs.length
  const meanY = logs.reduce((sum, [, y]) => sum + y, 0) / logs.length
  let above = 0
  let below = 0
  for (const [x, y] of logs) {
    above += (x - meanX) * (y - meanY)
    below += (x - meanX) ** 2
  }
  return above / below
}

/** The largest exponent that still counts as linear; the margin is noise and cache misses. */
export const linearLimit = 1.15

/** What an exponent is called in the tables: `[flat]`, `[linear]` or `[super-linear]`. */
export function growthTag(exponent) {
  if (!Number.isFinite(exponent)) return '[unknown]'
  if (exponent <= 0.15) return '[flat]'
  return exponent <= linearLimit ? '[linear]' : '[super-linear]'
}
