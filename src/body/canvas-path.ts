import type { CanvasEdge, CanvasNode, CanvasSide } from '../model/canvas.ts'

interface CanvasPoint {
  readonly x: number
  readonly y: number
}

/** Where an edge runs: a curve, the points of its arrows, and where its label stands. */
interface EdgePath {
  /** Of an SVG path. */
  readonly curve: string
  /** Of SVG polygons. */
  readonly arrows: readonly string[]
  readonly middle: CanvasPoint
}

const arrowLength = 14
const arrowWidth = 6

/** Leads an edge out of one card and into another at right angles, as JSON Canvas programs draw it. */
export function layEdge(edge: CanvasEdge, from: CanvasNode, to: CanvasNode): EdgePath {
  const fromSide = edge.fromSide ?? facingSide(from, to)
  const toSide = edge.toSide ?? facingSide(to, from)
  const start = anchor(from, fromSide)
  const end = anchor(to, toSide)
  const reach = Math.min(160, Math.max(30, Math.hypot(end.x - start.x, end.y - start.y) / 2))
  const out = along(start, fromSide, reach)
  const into = along(end, toSide, reach)
  // The line ends where its arrow begins, or it would show on both sides of the tip.
  const first = edge.fromArrow ? along(start, fromSide, arrowLength) : start
  const last = edge.toArrow ? along(end, toSide, arrowLength) : end
  return {
    curve: `M${at(first)}C${at(out)} ${at(into)} ${at(last)}`,
    arrows: [
      ...(edge.fromArrow ? [arrow(start, fromSide)] : []),
      ...(edge.toArrow ? [arrow(end, toSide)] : []),
    ],
    middle: {
      x: Math.round((first.x + 3 * out.x + 3 * into.x + last.x) / 8),
      y: Math.round((first.y + 3 * out.y + 3 * into.y + last.y) / 8),
    },
  }
}

/** The side of a card that looks towards another. */
function facingSide(from: CanvasNode, to: CanvasNode): CanvasSide {
  const dx = to.x + to.width / 2 - (from.x + from.width / 2)
  const dy = to.y + to.height / 2 - (from.y + from.height / 2)
  if (Math.abs(dx) > Math.abs(dy)) return dx > 0 ? 'right' : 'left'
  return dy > 0 ? 'bottom' : 'top'
}

function anchor({ x, y, width, height }: CanvasNode, side: CanvasSide): CanvasPoint {
  switch (side) {
    case 'top':
      return { x: x + width / 2, y }
    case 'right':
      return { x: x + width, y: y + height / 2 }
    case 'bottom':
      return { x: x + width / 2, y: y + height }
    case 'left':
      return { x, y: y + height / 2 }
  }
}

const directions: Readonly<Record<CanvasSide, CanvasPoint>> = {
  top: { x: 0, y: -1 },
  right: { x: 1, y: 0 },
  bottom: { x: 0, y: 1 },
  left: { x: -1, y: 0 },
}

function along({ x, y }: CanvasPoint, side: CanvasSide, distance: number): CanvasPoint {
  const { x: dx, y: dy } = directions[side]
  return { x: x + dx * distance, y: y + dy * distance }
}

function arrow(tip: CanvasPoint, side: CanvasSide): string {
  const base = along(tip, side, arrowLength)
  const { x: dx, y: dy } = directions[side]
  const left = { x: base.x - dy * arrowWidth, y: base.y + dx * arrowWidth }
  const right = { x: base.x + dy * arrowWidth, y: base.y - dx * arrowWidth }
  return `${at(tip)} ${at(left)} ${at(right)}`
}

function at({ x, y }: CanvasPoint): string {
  return `${Math.round(x * 10) / 10},${Math.round(y * 10) / 10}`
}
