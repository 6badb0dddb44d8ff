/** Children of one region, to be placed in its disc of radius 1 around the origin. */
export interface DiscProblem {
  readonly count: number
  /** Of each child, in units of the region's radius. */
  readonly radii: Float64Array
  /** Ties between children: `a`, `b` and weight for each, `a < b`. */
  readonly ties: {
    readonly a: ArrayLike<number>
    readonly b: ArrayLike<number>
    readonly weight: ArrayLike<number>
  }
  /** Where ties to the outside pull each child, as a vector: its length says how strongly beside a tie of weight 1. */
  readonly pullX: Float64Array
  readonly pullY: Float64Array
  /** Where children are to begin; NaN for those that are new. */
  readonly startX: Float64Array
  readonly startY: Float64Array
}

/**
 * How strong each force is: ties (an average child's together), what holds all apart, the middle (1 balances that at the edge), ties to the outside.
 * Tuned on gardens of 170 to 6,600 notes for short links and for neighbours that stand next to each other.
 */
const force = { ties: 8, apart: 0.3, center: 1, outside: 1 }

/** How far the placing goes. */
interface DiscEffort {
  readonly rounds: number
  /** Longest way that a child with a start may end up from it; Infinity for a fresh layout. */
  readonly leash: number
}

/** Positions, and nothing else. */
export interface Positions {
  readonly x: Float64Array
  readonly y: Float64Array
}

/**
 * Places children so that tied ones stand together and the rest apart: forces as in ForceAtlas2 (Jacomy et al. 2014)
 * between every pair, in a disc that holds all, with the pull of what is outside. Quadratic in the children, of which
 * there are at most about 200. Overlaps are left to `separateDiscs`.
 */
export function placeInDisc(problem: DiscProblem, effort: DiscEffort, random: () => number): Positions {
  const { count, radii, ties, pullX, pullY } = problem
  const x = new Float64Array(count)
  const y = new Float64Array(count)
  scatter(problem, x, y, random)
  if (count < 2) return { x, y }
  const tied = new Float64Array(count)
  for (let i = 0; i < ties.a.length; i++) {
    tied[ties.a[i]!]! += ties.weight[i]!
    tied[ties.b[i]!]! += ties.weight[i]!
  }
  let total = 0
  for (let i = 0; i < count; i++) total += tied[i]! + Math.hypot(pullX[i]!, pullY[i]!)
  const scale = total === 0 ? 0 : (force.ties * count) / total
  // The root keeps what is tied a lot from pushing all others to the edge.
  const mass = Float64Array.from(tied, (sum) => Math.sqrt(1 + sum * scale))
  // Charges that push each other off fill a disc evenly where the pull to its middle balances them at its edge; a weaker
  // one would leave all of them in a ring.
  const center = (force.center * force.apart * 2.54 * mass.reduce((sum, value) => sum + value, 0)) / count
  const forceX = new Float64Array(count)
  const forceY = new Float64Array(count)
  // Of a disc of area π each child has its share; forces balance at about that distance.
  const spacing = 0.9 * Math.sqrt(Math.PI / count)
  const repel = spacing * spacing * spacing * force.apart
  const isWarm = effort.leash < Number.POSITIVE_INFINITY
  const firstStep = isWarm ? effort.leash * 0.4 : 0.25
  for (let round = 0; round < effort.rounds; round++) {
    forceX.fill(0)
    forceY.fill(0)
    for (let i = 0; i < count; i++) {
      const xi = x[i]!
      const yi = y[i]!
      const strength = repel * mass[i]!
      let sumX = 0
      let sumY = 0
      for (let j = i + 1; j < count; j++) {
        const dx = xi - x[j]!
        const dy = yi - y[j]!
        const force = (strength * mass[j]!) / (dx * dx + dy * dy + 1e-9)
        sumX += dx * force
        sumY += dy * force
        forceX[j]! -= dx * force
        forceY[j]! -= dy * force
      }
      forceX[i]! += sumX
      forceY[i]! += sumY
    }
    for (let i = 0; i < ties.a.length; i++) {
      const a = ties.a[i]!
      const b = ties.b[i]!
      const pull = ties.weight[i]! * spacing * scale
      const dx = (x[b]! - x[a]!) * pull
      const dy = (y[b]! - y[a]!) * pull
      forceX[a]! += dx
      forceY[a]! += dy
      forceX[b]! -= dx
      forceY[b]! -= dy
    }
    // Versions of Node differ in the last bit of a power, not in that of a root: everywhere the map is to be the same.
    const left = 1 - round / effort.rounds
    const step = firstStep * left * Math.sqrt(left) + 1e-4
    for (let i = 0; i < count; i++) {
      const far = Math.hypot(x[i]!, y[i]!)
      const gravity = center * spacing * mass[i]!
      let fx = forceX[i]! + pullX[i]! * spacing * scale * force.outside - x[i]! * gravity
      let fy = forceY[i]! + pullY[i]! * spacing * scale * force.outside - y[i]! * gravity
      const wall = far + radii[i]! - 1
      if (wall > 0) {
        fx -= (x[i]! / far) * wall * mass[i]!
        fy -= (y[i]! / far) * wall * mass[i]!
      }
      const size = Math.hypot(fx, fy) / mass[i]!
      const go = Math.min(1 / mass[i]!, size === 0 ? 0 : step / (size * mass[i]!))
      x[i]! += fx * go
      y[i]! += fy * go
    }
    if (isWarm) hold(problem, effort.leash, x, y)
  }
  if (!isWarm) fill(radii, x, y)
  return { x, y }
}

/** Scales a fresh layout so that it fills the disc; the outermost few come to its edge. */
function fill(radii: Float64Array, x: Float64Array, y: Float64Array): void {
  const count = x.length
  let centerX = 0
  let centerY = 0
  for (let i = 0; i < count; i++) {
    centerX += x[i]! / count
    centerY += y[i]! / count
  }
  const reaches = Float64Array.from(
    x,
    (_, i) => Math.hypot(x[i]! - centerX, y[i]! - centerY) + radii[i]!,
  ).sort()
  const reach = reaches[Math.floor((count - 1) * 0.97)]! || 1
  for (let i = 0; i < count; i++) {
    x[i] = (x[i]! - centerX) / reach
    y[i] = (y[i]! - centerY) / reach
    const far = Math.hypot(x[i]!, y[i]!)
    const limit = Math.max(0, 1 - radii[i]!)
    if (far <= limit) continue
    x[i]! *= limit / far
    y[i]! *= limit / far
  }
}

/** Keeps children with a start near it. */
function hold({ count, startX, startY }: DiscProblem, leash: number, x: Float64Array, y: Float64Array): void {
  for (let i = 0; i < count; i++) {
    if (Number.isNaN(startX[i]!)) continue
    const dx = x[i]! - startX[i]!
    const dy = y[i]! - startY[i]!
    const far = Math.hypot(dx, dy)
    if (far <= leash) continue
    x[i] = startX[i]! + (dx * leash) / far
    y[i] = startY[i]! + (dy * leash) / far
  }
}

/** Children with a start stand there, others among those they are tied to, else anywhere. */
function scatter(problem: DiscProblem, x: Float64Array, y: Float64Array, random: () => number): void {
  const { count, ties, pullX, pullY, startX, startY } = problem
  const sumX = new Float64Array(count)
  const sumY = new Float64Array(count)
  const sum = new Float64Array(count)
  for (let i = 0; i < ties.a.length; i++) {
    for (const [from, to] of [
      [ties.a[i]!, ties.b[i]!],
      [ties.b[i]!, ties.a[i]!],
    ] as const) {
      if (Number.isNaN(startX[from]!)) continue
      sumX[to]! += startX[from]! * ties.weight[i]!
      sumY[to]! += startY[from]! * ties.weight[i]!
      sum[to]! += ties.weight[i]!
    }
  }
  for (let i = 0; i < count; i++) {
    const angle = random() * 2 * Math.PI
    const far = Math.sqrt(random())
    if (!Number.isNaN(startX[i]!)) {
      x[i] = startX[i]!
      y[i] = startY[i]!
    } else if (sum[i]! > 0) {
      x[i] = sumX[i]! / sum[i]! + 0.02 * far * Math.cos(angle)
      y[i] = sumY[i]! / sum[i]! + 0.02 * far * Math.sin(angle)
    } else {
      const pull = Math.hypot(pullX[i]!, pullY[i]!) || 1
      x[i] = 0.7 * far * Math.cos(angle) + (0.3 * pullX[i]!) / pull
      y[i] = 0.7 * far * Math.sin(angle) + (0.3 * pullY[i]!) / pull
    }
  }
}
