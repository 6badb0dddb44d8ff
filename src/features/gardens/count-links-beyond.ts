import type { Garden } from '../../model/garden.ts'

/** How many links of a garden lead to others; those whose note is not there lead nowhere. */
export function countLinksBeyond({ neighbours, links }: Pick<Garden, 'neighbours' | 'links'>): number {
  if (neighbours.length === 0) return 0
  let count = 0
  for (const resolutions of links.resolutionsByPath.values())
    for (const resolution of resolutions) {
      const target = resolution.kind === 'external' ? resolution.neighbour : undefined
      if (target?.found === 'note' || target?.found === 'page') count++
    }
  return count
}
