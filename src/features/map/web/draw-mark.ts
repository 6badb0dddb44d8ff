import { markShapes } from './mark-shapes.ts'
import type { Drawing } from './svg-drawing.ts'

/** Corners of the kinds of nodes that are no discs, beside a radius of 1; y grows downwards, as on screens. */
const corners: Readonly<Record<number, readonly (readonly [number, number])[]>> = {
  [markShapes.topic]: [
    [0, -1.28],
    [1.28, 0],
    [0, 1.28],
    [-1.28, 0],
  ],
  [markShapes.series]: [0, 1, 2, 3, 4, 5].map((k) => {
    const angle = (Math.PI * (2 * k + 1)) / 6
    return [1.1 * Math.cos(angle), 1.1 * Math.sin(angle)] as const
  }),
  [markShapes.reference]: [
    [-0.84, -0.84],
    [0.84, -0.84],
    [0.84, 0.84],
    [-0.84, 0.84],
  ],
  [markShapes.tag]: [
    [-1.07, -0.62],
    [1.07, -0.62],
    [0, 1.24],
  ],
}

/** Draws the mark of a node: the same shapes that {@link MarkProgram} draws with WebGL. `shape` is a number of `markShapes`. */
export function drawMark(
  drawing: Drawing,
  { x, y, size, color, shape }: { x: number; y: number; size: number; color: string; shape: number },
): void {
  const points = corners[shape]
  if (shape === markShapes.wanted) {
    drawing.strokeStyle = color
    drawing.lineWidth = size * 0.34
    // Four pieces of a ring.
    for (let k = 0; k < 4; k++) {
      const at = (share: number, reach: number): readonly [number, number] => {
        const angle = (Math.PI / 2) * (k + share)
        return [x + size * reach * Math.cos(angle), y + size * reach * Math.sin(angle)]
      }
      drawing.beginPath()
      drawing.moveTo(...at(0.08, 0.83))
      drawing.quadraticCurveTo(...at(0.37, 0.94), ...at(0.66, 0.83))
      drawing.stroke()
    }
    return
  }
  drawing.fillStyle = color
  drawing.beginPath()
  if (points === undefined) drawing.arc(x, y, size, 0, 2 * Math.PI)
  else {
    drawing.moveTo(x + points[0]![0] * size, y + points[0]![1] * size)
    for (const [dx, dy] of points.slice(1)) drawing.lineTo(x + dx * size, y + dy * size)
    drawing.closePath()
  }
  drawing.fill()
}
