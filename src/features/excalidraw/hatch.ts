import { formatNumber as n } from './format-number.ts'
import type { Point } from './scene.ts'

/** Lines of one hatching at most: a shape that needs more gets wider gaps. */
const maxLines = 300

/** The lines that hatch a polygon, as a path: parallel, at an angle in radians, with a gap between them. */
export function hatch(corners: readonly Point[], angle: number, gap: number): string {
  const [cos, sin] = [Math.cos(-angle), Math.sin(-angle)]
  const turned = corners.map(([x, y]): Point => [x * cos - y * sin, x * sin + y * cos])
  const heights = turned.map(([, y]) => y)
  const [low, high] = [Math.min(...heights), Math.max(...heights)]
  const step = Math.max(gap, (high - low) / maxLines)
  let path = ''
  for (let y = low + step / 2; y < high; y += step) {
    const crossings = crossingsAt(turned, y)
    for (let i = 0; i + 1 < crossings.length; i += 2) {
      const [from, to] = [crossings[i]!, crossings[i + 1]!]
      path += `M${n(from * cos + y * sin)} ${n(y * cos - from * sin)}L${n(to * cos + y * sin)} ${n(y * cos - to * sin)}`
    }
  }
  return path
}

/** Where the edges of a polygon meet a level line, from the left. */
function crossingsAt(corners: readonly Point[], y: number): readonly number[] {
  return corners
    .flatMap(([x1, y1], i): readonly number[] => {
      const [x2, y2] = corners[(i + 1) % corners.length]!
      return y1 <= y === y2 <= y ? [] : [x1 + ((y - y1) * (x2 - x1)) / (y2 - y1)]
    })
    .sort((a, b) => a - b)
}
