import type { Positions } from './place-in-disc.ts'

/**
 * Moves discs apart until none overlaps another and all are inside the disc of radius 1, as little as that takes.
 * Heavier ones (large `weights`) move less. Where there is not room enough for all, what is left is shared evenly.
 * The order of the discs does not matter but for exact ties.
 */
export function separateDiscs(
  { x, y }: Positions,
  radii: Float64Array,
  weights: Float64Array,
  rounds = 120,
): void {
  const count = x.length
  const byX = Array.from({ length: count }, (_, i) => i)
  let largest = 0
  for (const radius of radii) largest = Math.max(largest, radius)
  for (let round = 0; round < rounds; round++) {
    byX.sort((a, b) => x[a]! - x[b]! || a - b)
    let worst = 0
    for (let at = 0; at < count; at++) {
      const i = byX[at]!
      for (let ahead = at + 1; ahead < count; ahead++) {
        const j = byX[ahead]!
        const reach = radii[i]! + radii[j]!
        const dx = x[j]! - x[i]!
        if (dx > radii[i]! + largest) break
        const dy = y[j]! - y[i]!
        const square = dx * dx + dy * dy
        if (square >= reach * reach) continue
        const distance = Math.sqrt(square)
        const overlap = reach - distance
        worst = Math.max(worst, overlap / reach)
        // Two at one place part along a line that their numbers decide.
        const angle = (i * 2.399963 + j) % (2 * Math.PI)
        const ux = distance > 1e-9 ? dx / distance : Math.cos(angle)
        const uy = distance > 1e-9 ? dy / distance : Math.sin(angle)
        const share = weights[j]! / (weights[i]! + weights[j]!)
        x[i]! -= ux * overlap * share
        y[i]! -= uy * overlap * share
        x[j]! += ux * overlap * (1 - share)
        y[j]! += uy * overlap * (1 - share)
      }
    }
    for (let i = 0; i < count; i++) {
      const far = Math.hypot(x[i]!, y[i]!)
      const limit = Math.max(0, 1 - radii[i]!)
      if (far <= limit) continue
      x[i]! *= limit / far
      y[i]! *= limit / far
    }
    if (worst < 0.01) break
  }
}
