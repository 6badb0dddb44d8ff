import type { RegionData } from '../../src/protocol/map-data.ts'
import { type Projection, project } from './draw-coasts.ts'

/** A coast as the `d` of an SVG path. */
export function coastPathText({ x, y, radius, coast }: RegionData, at: Projection): string {
  const points = coast.map((reach, k) => {
    const angle = (2 * Math.PI * k) / coast.length
    return project(x + radius * reach * Math.cos(angle), y + radius * reach * Math.sin(angle), at)
  })
  const count = points.length
  const curves = points.map((from, k) => {
    const before = points[(k + count - 1) % count]!
    const [to, after] = [points[(k + 1) % count]!, points[(k + 2) % count]!]
    const numbers = [
      from[0] + (to[0] - before[0]) / 6,
      from[1] + (to[1] - before[1]) / 6,
      to[0] - (after[0] - from[0]) / 6,
      to[1] - (after[1] - from[1]) / 6,
      ...to,
    ]
    return `C${numbers.map((value) => value.toFixed(1)).join(' ')}`
  })
  return `M${points[0]!.map((value) => value.toFixed(1)).join(' ')}${curves.join('')}Z`
}
