/** A closed line through points, round at each (Catmull-Rom as Bézier curves), as the `d` of an SVG path. */
export function smoothPath(points: readonly { readonly x: number; readonly y: number }[]): string {
  const count = points.length
  if (count === 0) return ''
  const text = (value: number): string => value.toFixed(1)
  const curves = points.map((from, k) => {
    const before = points[(k + count - 1) % count]!
    const [to, after] = [points[(k + 1) % count]!, points[(k + 2) % count]!]
    const numbers = [
      from.x + (to.x - before.x) / 6,
      from.y + (to.y - before.y) / 6,
      to.x - (after.x - from.x) / 6,
      to.y - (after.y - from.y) / 6,
      to.x,
      to.y,
    ]
    return `C${numbers.map(text).join(' ')}`
  })
  return `M${text(points[0]!.x)} ${text(points[0]!.y)}${curves.join('')}Z`
}
