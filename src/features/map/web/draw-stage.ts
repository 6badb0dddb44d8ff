import type { Drawing } from './svg-drawing.ts'

/** A line of a mark: where it begins, then points of lines (two numbers) and of curves (six). */
type Stroke = readonly (readonly number[])[]

const ground: Stroke = [
  [5.5, 17.5],
  [14.5, 17.5],
]

/** Sprout, bud and tree, as pages draw them beside titles, in a square of 20; by place in `mapStages`. */
const marks: Readonly<Record<number, readonly Stroke[]>> = {
  1: [
    [
      [10, 17.5],
      [10, 9.8],
    ],
    [
      [10, 10.5],
      [10, 7, 7.6, 5.2, 3.8, 5.2],
      [3.8, 8.8, 6, 10.8, 10, 10.5],
    ],
    [
      [10, 9.5],
      [10.1, 6.3, 12.2, 4.5, 15.8, 4.5],
      [15.9, 7.9, 13.9, 9.8, 10, 9.5],
    ],
  ],
  2: [
    [
      [10, 17.5],
      [10, 9.2],
    ],
    [
      [10, 9.2],
      [6.9, 8.6, 6.3, 5.2, 10, 2],
      [13.7, 5.2, 13.1, 8.6, 10, 9.2],
    ],
    [
      [10, 15.2],
      [7.4, 15.5, 5.4, 14.3, 5.1, 11.6],
      [7.8, 11.3, 9.8, 12.6, 10, 15.2],
    ],
    [
      [10, 13.7],
      [12.4, 13.8, 14.3, 12.6, 14.6, 10.2],
      [12, 10, 10.2, 11.2, 10, 13.7],
    ],
  ],
  3: [
    [
      [10, 17.5],
      [10, 8.5],
    ],
    [
      [10, 2.2],
      [5.8, 8],
      [7.8, 8],
      [4.2, 13.5],
      [15.8, 13.5],
      [12.2, 8],
      [14.2, 8],
      [10, 2.2],
    ],
  ],
}

/** Whether a stage has a mark: those that are not planted yet have none. */
export function hasStageMark(stage: number): boolean {
  return marks[stage] !== undefined
}

/** Draws a stage's mark into a square of some size, in the drawing's stroke colour. */
export function drawStage(drawing: Drawing, stage: number, left: number, top: number, size: number): void {
  const unit = size / 20
  drawing.lineWidth = 1.5 * unit
  drawing.beginPath()
  for (const stroke of [...(marks[stage] ?? []), ground]) {
    for (const [i, numbers] of stroke.entries()) {
      const at = numbers.map((value, k) => (k % 2 === 0 ? left : top) + value * unit)
      if (i === 0) drawing.moveTo(at[0]!, at[1]!)
      else if (at.length === 2) drawing.lineTo(at[0]!, at[1]!)
      else drawing.bezierCurveTo(at[0]!, at[1]!, at[2]!, at[3]!, at[4]!, at[5]!)
    }
  }
  drawing.stroke()
}
