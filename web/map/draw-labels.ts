import { type Projection, project } from './draw-coasts.ts'
import type { MapLabel, PlacedLabel } from './label-index.ts'
import { fadeColor, type MapColors } from './map-colors.ts'

/** Type of each kind of label: size in pixels, weight, space between letters. */
const faces = {
  regions: [
    { size: 19, weight: 600, spacing: 0.4 },
    { size: 14.5, weight: 600, spacing: 0.2 },
    { size: 12.5, weight: 600, spacing: 0.1 },
  ],
  node: { size: 12.5, weight: 450, spacing: 0 },
} as const

const serif = '"Hortus Serif", Charter, Georgia, serif'
const sans = '"Hortus Sans", system-ui, sans-serif'

/** Font of a label as canvases take it. */
export function fontOf(kind: MapLabel['kind'], level: number): string {
  const face = kind === 'node' ? faces.node : faces.regions[Math.min(level, 2)]!
  return `${face.weight} ${face.size}px ${kind === 'node' ? sans : serif}`
}

/** Distance of lines in sizes of type. */
const lineHeight = 1.2

/** A long name in two lines of about the same length. */
export function wrapName(name: string): string {
  if (name.length < 15) return name
  const spaces = [...name.matchAll(/\s/g)].map(({ index }) => index)
  const best = spaces.sort((a, b) => Math.abs(a - name.length / 2) - Math.abs(b - name.length / 2))[0]
  return best === undefined ? name : `${name.slice(0, best)}\n${name.slice(best + 1)}`
}

let measuring: CanvasRenderingContext2D | undefined
const widths = new Map<string, number>()

/** Width and height of a label's text in pixels, with what it keeps free around itself. */
export function measureLabel(
  text: string,
  kind: MapLabel['kind'],
  level: number,
): { width: number; height: number } {
  const font = fontOf(kind, level)
  const key = `${font}\n${text}`
  let width = widths.get(key)
  if (width === undefined) {
    measuring ??= document.createElement('canvas').getContext('2d')!
    measuring.font = font
    width = Math.max(...text.split('\n').map((line) => measuring!.measureText(line).width))
    if (widths.size > 20_000) widths.clear()
    widths.set(key, width)
  }
  const size = kind === 'node' ? faces.node.size : faces.regions[Math.min(level, 2)]!.size
  return { width: width + 12, height: size * lineHeight * text.split('\n').length + 6 }
}

/** Writes the labels that have room at this scale; `forced` ones always, and nothing under them. */
export function drawLabels(
  context: CanvasRenderingContext2D,
  at: Projection,
  labels: Iterable<PlacedLabel>,
  forced: readonly MapLabel[],
  isShown: (label: MapLabel) => boolean,
  colors: MapColors,
): readonly WrittenLabel[] {
  const written: WrittenLabel[] = []
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.lineJoin = 'round'
  const boxes = forced.map((label) => boxOf(label, at))
  const ids = new Set(forced.map(({ id }) => id))
  for (const label of labels) {
    if (label.shownFrom > at.scale || label.to <= at.scale || ids.has(label.id) || !isShown(label)) continue
    const box = boxOf(label, at)
    if (!isOnScreen(box, at) || boxes.some((other) => overlaps(box, other))) continue
    // Coming and going is a matter of nearness, not of time: at rest nothing moves.
    const coming = label.shownFrom === 0 ? 1 : Math.min(1, (at.scale / label.shownFrom - 1) / 0.12)
    const going = Math.min(1, (label.to / at.scale - 1) / 0.12)
    if (Math.min(coming, going) > 0.02) written.push({ ...box, text: label.text, label })
    write(context, label, box, Math.min(coming, going), colors)
  }
  for (const [i, label] of forced.entries()) {
    write(context, label, boxes[i]!, 1, colors)
    written.push({ ...boxes[i]!, text: label.text, label: { ...label, shownFrom: 0 } })
  }
  return written
}

/** A label on the screen and the box that it keeps free. */
export interface WrittenLabel extends Box {
  readonly text: string
  readonly label: PlacedLabel
}

interface Box {
  readonly left: number
  readonly top: number
  readonly width: number
  readonly height: number
}

function boxOf(label: MapLabel, at: Projection): Box {
  const [x, y] = project(label.x, label.y, at)
  const { width, height } = label
  return { left: x + label.aside - width / 2, top: y + label.below - height / 2, width, height }
}

function overlaps(a: Box, b: Box): boolean {
  return (
    a.left < b.left + b.width &&
    b.left < a.left + a.width &&
    a.top < b.top + b.height &&
    b.top < a.top + a.height
  )
}

function isOnScreen(box: Box, at: Projection): boolean {
  return box.left + box.width > 0 && box.top + box.height > 0 && box.left < at.width && box.top < at.height
}

function write(
  context: CanvasRenderingContext2D,
  label: MapLabel,
  box: Box,
  alpha: number,
  colors: MapColors,
): void {
  if (alpha <= 0.02) return
  context.font = fontOf(label.kind, label.level)
  context.strokeStyle = fadeColor(colors.paper, 0.85 * alpha)
  context.lineWidth = label.kind === 'region' ? 4 : 3
  context.fillStyle = fadeColor(colors.ink, alpha)
  const lines = label.text.split('\n')
  const step = (box.height - 6) / lines.length
  for (const [i, line] of lines.entries()) {
    const [x, y] = [box.left + box.width / 2, box.top + 3 + step * (i + 0.5)]
    context.strokeText(line, x, y)
    context.fillText(line, x, y)
  }
}
