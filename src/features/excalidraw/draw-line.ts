import { drawOutline, strokeOf } from './draw-shape.ts'
import { formatNumber as n } from './format-number.ts'
import type { LineEnd, Point, SceneElement } from './scene.ts'

type Line = Extract<SceneElement, { kind: 'line' }>

/** Ends that are nearer than this are one: the line is an outline. */
const joined = 8

/** Rounding of the turns of a line of right angles. */
const elbow = 16

/** A line or arrow with what is at its ends, from the element's place. */
export function drawLine(element: Line): string {
  const { points, startEnd, endEnd } = element
  const [first, second] = points
  const last = points.at(-1)
  if (first === undefined || second === undefined || last === undefined) return ''
  const path = linePath(element)
  const isOutline = points.length > 2 && distance(first, last) <= joined
  const body = isOutline
    ? drawOutline(element, `${path}z`, points)
    : `<path d="${path}" fill="none"${strokeOf(element)}/>`
  const [fromSecond, fromLast] = directions(element)
  return (
    body +
    (startEnd === undefined ? '' : drawEnd(startEnd, first, fromSecond, distance(first, second), element)) +
    (endEnd === undefined ? '' : drawEnd(endEnd, last, fromLast, distance(points.at(-2)!, last), element))
  )
}

/** A line that was drawn by hand: as wide as a pen is that is pressed so. */
export function drawFreely(element: Extract<SceneElement, { kind: 'freedraw' }>): string {
  const { points, stroke, strokeWidth, background, pressure = 0.35 } = element
  const [first] = points
  const last = points.at(-1)
  if (first === undefined || last === undefined || stroke === undefined) return ''
  const width = strokeWidth * 4.25 * (0.4 + 1.2 * Math.min(pressure, 0.5))
  if (points.length === 1)
    return `<circle cx="${n(first[0])}" cy="${n(first[1])}" r="${n(width / 2)}" fill="${stroke}"/>`
  let path = `M${place(first)}`
  for (let i = 1; i < points.length - 1; i++)
    path += `Q${place(points[i]!)} ${place(between(points[i]!, points[i + 1]!, 0.5))}`
  path += `L${place(last)}`
  const isOutline = background !== undefined && points.length > 2 && distance(first, last) <= joined
  const filled = isOutline ? drawOutline({ ...element, stroke: undefined }, `${path}z`, points) : ''
  return `${filled}<path d="${path}" fill="none" stroke="${stroke}" stroke-width="${n(width)}"/>`
}

function linePath({ points, roundness, isElbowed }: Line): string {
  const at = (i: number): Point => points[Math.min(points.length - 1, Math.max(0, i))]!
  let path = `M${place(at(0))}`
  for (let i = 1; i < points.length; i++) {
    if (isElbowed && i < points.length - 1) path += turn(at(i - 1), at(i), at(i + 1))
    else if (roundness === undefined || isElbowed || points.length < 3) path += `L${place(at(i))}`
    else {
      const [from, to] = controls(at(i - 2), at(i - 1), at(i), at(i + 1))
      path += `C${place(from)} ${place(to)} ${place(at(i))}`
    }
  }
  return path
}

/** The points that pull a curve from `b` to `c`, so that it goes on smoothly through both. */
function controls(a: Point, b: Point, c: Point, d: Point): readonly [Point, Point] {
  return [
    [b[0] + (c[0] - a[0]) / 6, b[1] + (c[1] - a[1]) / 6],
    [c[0] - (d[0] - b[0]) / 6, c[1] - (d[1] - b[1]) / 6],
  ]
}

function turn(before: Point, corner: Point, after: Point): string {
  const cut = (other: Point): Point => {
    const length = distance(corner, other)
    return length === 0 ? corner : between(corner, other, Math.min(elbow, length / 2) / length)
  }
  return `L${place(cut(before))}Q${place(corner)} ${place(cut(after))}`
}

/** From where the line comes to its first and to its last point. */
function directions({ points, roundness, isElbowed }: Line): readonly [Point, Point] {
  const [a, b] = [points[0]!, points[1]!]
  const [c, d] = [points.at(-2)!, points.at(-1)!]
  if (roundness === undefined || isElbowed || points.length < 3) return [b, c]
  return [controls(a, a, b, points[2] ?? b)[1], controls(points.at(-3) ?? c, c, d, d)[0]]
}

const lengths: Readonly<Record<LineEnd, number>> = {
  arrow: 25,
  bar: 15,
  circle: 15,
  circle_outline: 15,
  triangle: 15,
  triangle_outline: 15,
  diamond: 12,
  diamond_outline: 12,
  one: 20,
  many: 20,
  one_or_many: 20,
}

function drawEnd(end: LineEnd, tip: Point, from: Point, room: number, element: Line): string {
  const length = distance(from, tip)
  if (length === 0) return ''
  const size = Math.min(lengths[end], room / 2)
  const along: Point = [(tip[0] - from[0]) / length, (tip[1] - from[1]) / length]
  /** The point `back` behind the tip and `side` beside the line. */
  const at = (back: number, side: number): Point => [
    tip[0] - along[0] * back - along[1] * side,
    tip[1] - along[1] * back + along[0] * side,
  ]
  const line = strokeOf({ ...element, strokeStyle: 'solid' })
  const draw = (points: readonly Point[], isClosed: boolean, isFull: boolean): string =>
    `<path d="M${points.map(place).join('L')}${isClosed ? 'z' : ''}" fill="${isFull ? (element.stroke ?? 'none') : isClosed ? 'var(--paper, #fff)' : 'none'}"${line}/>`
  const isFull = !end.endsWith('_outline')
  switch (end) {
    case 'arrow':
      return draw([at(size * 0.94, size * 0.34), tip, at(size * 0.94, -size * 0.34)], false, false)
    case 'bar':
      return draw([at(0, size), at(0, -size)], false, false)
    case 'circle':
    case 'circle_outline': {
      const middle = at(size / 2, 0)
      return `<circle cx="${n(middle[0])}" cy="${n(middle[1])}" r="${n(size / 2)}" fill="${isFull ? (element.stroke ?? 'none') : 'var(--paper, #fff)'}"${line}/>`
    }
    case 'triangle':
    case 'triangle_outline':
      return draw([tip, at(size * 0.9, size * 0.42), at(size * 0.9, -size * 0.42)], true, isFull)
    case 'diamond':
    case 'diamond_outline':
      return draw([tip, at(size, size * 0.5), at(size * 2, 0), at(size, -size * 0.5)], true, isFull)
    case 'one':
      return draw([at(size, size * 0.5), at(size, -size * 0.5)], false, false)
    case 'many':
      return draw([at(0, size * 0.5), at(size, 0), at(0, -size * 0.5)], false, false)
    case 'one_or_many':
      return (
        draw([at(0, size * 0.5), at(size, 0), at(0, -size * 0.5)], false, false) +
        draw([at(size, size * 0.5), at(size, -size * 0.5)], false, false)
      )
  }
}

function place([x, y]: Point): string {
  return `${n(x)} ${n(y)}`
}

function between(a: Point, b: Point, share: number): Point {
  return [a[0] + (b[0] - a[0]) * share, a[1] + (b[1] - a[1]) * share]
}

function distance(a: Point, b: Point): number {
  return Math.hypot(b[0] - a[0], b[1] - a[1])
}
