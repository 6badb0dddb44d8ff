import type { RegionData } from '../../src/protocol/map-data.ts'
import { type Projection, project } from './draw-coasts.ts'
import { smoothPath } from './smooth-path.ts'

/** A coast as the `d` of an SVG path. */
export function coastPathText({ x, y, radius, coast }: RegionData, at: Projection): string {
  return smoothPath(
    coast.map((reach, k) => {
      const angle = (2 * Math.PI * k) / coast.length
      const [px, py] = project(x + radius * reach * Math.cos(angle), y + radius * reach * Math.sin(angle), at)
      return { x: px, y: py }
    }),
  )
}
