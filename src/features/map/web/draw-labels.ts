import { lettersWide } from '../../../model/letters-wide.ts'
import { type Projection, project } from './draw-coasts.ts'
import { drawStage, hasStageMark } from './draw-stage.ts'
import { fitTitle } from './fit-title.ts'
import type { MapLabel, PlacedLabel } from './label-index.ts'
import { fadeColor, type MapColors } from './map-colors.ts'
import type { Drawing } from './svg-drawing.ts'

/** Type of each kind of label on a map of some width: size in pixels, weight. */
export interface TypeScale {
  readonly regions: readonly { readonly size: number; readonly weight: number }[]
  readonly node: { readonly size: number; readonly weight: number }
  /** Letters on a line of the largest names, about. */
  readonly lineOfRegions: number
  /** Whether there is room to write below a region's name how many notes it has. */
  readonly hasCounts: boolean
}

/** Maps that are read from near, and those on a telephone. */
const typeScales: Readonly<Record<'wide' | 'narrow', TypeScale>> = {
  wide: {
    regions: [
      { size: 19, weight: 600 },
      { size: 14, weight: 600 },
      { size: 12.5, weight: 600 },
    ],
    node: { size: 12.5, weight: 450 },
    lineOfRegions: 15,
    hasCounts: true,
  },
  narrow: {
    regions: [
      { size: 14, weight: 620 },
      { size: 12.5, weight: 600 },
      { size: 12, weight: 600 },
    ],
    node: { size: 12, weight: 450 },
    lineOfRegions: 11,
    hasCounts: false,
  },
}

/** The type for a map as wide as its container. */
export function typeScaleOf(container: Element): TypeScale {
  return typeScales[container.clientWidth < 600 ? 'narrow' : 'wide']
}

const serif = '"Hortus Serif", Charter, Georgia, serif'
const sans = '"Hortus Sans", system-ui, sans-serif'

function faceOf(kind: MapLabel['kind'], level: number, type: TypeScale): { size: number; weight: number } {
  return kind === 'node' ? type.node : type.regions[Math.min(level, 2)]!
}

/** Font of a label as canvases take it. */
function fontOf({ kind, level }: Pick<MapLabel, 'kind' | 'level'>, type: TypeScale): string {
  const { size, weight } = faceOf(kind, level, type)
  return `${weight} ${size}px ${kind === 'node' ? sans : serif}`
}

/** Pixels that the mark of a note's stage takes before its name, and its size. */
export const stageRoom = 15
const stageSize = 13

/** Pixels that the number of a region's notes takes below its name, and its size. */
export const countRoom = 15
const countSize = 12

/** Distance of lines in sizes of type. */
const lineHeight = 1.16

/** A long name in lines of about the same length, at most three, and no longer than those have room for; `line` is in letters. */
export function wrapName(name: string, line: number): string {
  const fitting = fitTitle(name, line * 4)
  // A dot between two names ends a line and begins none.
  const words = fitting.split(/\s+(?!·)/).flatMap((word) => breakWord(word, line * 2))
  const wide = lettersWide(fitting)
  const count = Math.min(3, words.length, Math.max(1, Math.round(wide / line)))
  const aim = wide / count
  const lines: string[] = []
  for (const word of words) {
    const last = lines.at(-1)
    // A line takes the word that brings it nearer to its share.
    const isFull =
      last === undefined || (lines.length < count && lettersWide(last) + lettersWide(word) / 2 > aim)
    if (isFull) lines.push(word)
    else lines[lines.length - 1] = `${last} ${word}`
  }
  return lines.join('\n')
}

/** A word in pieces that fit on lines: scripts that write no spaces, and words that are sentences. */
function breakWord(word: string, line: number): readonly string[] {
  const wide = lettersWide(word)
  if (wide <= line) return [word]
  const letters = [...word]
  const size = Math.ceil(letters.length / Math.ceil(wide / line))
  return Array.from({ length: Math.ceil(letters.length / size) }, (_, i) =>
    letters.slice(i * size, (i + 1) * size).join(''),
  )
}

let measuring: CanvasRenderingContext2D | undefined
const widths = new Map<string, number>()

/** Width and height of a label's text in pixels, with what it keeps free around itself. */
export function measureLabel(
  text: string,
  kind: MapLabel['kind'],
  level: number,
  type: TypeScale,
): { width: number; height: number } {
  const font = fontOf({ kind, level }, type)
  const key = `${font}\n${text}`
  let width = widths.get(key)
  if (width === undefined) {
    measuring ??= document.createElement('canvas').getContext('2d')!
    measuring.font = font
    width = Math.max(...text.split('\n').map((line) => measuring!.measureText(line).width))
    if (widths.size > 20_000) widths.clear()
    widths.set(key, width)
  }
  const { size } = faceOf(kind, level, type)
  return { width: width + 12, height: size * lineHeight * text.split('\n').length + 6 }
}

/** Part of the scale over which a name comes and goes; small, so that at rest hardly any is half there. */
const fading = 0.03

/** How a label is written. */
export interface LabelLook {
  /** 1 for ink, less for paler. */
  readonly strength: number
  /** What is written below the name in place of its own count; undefined for that. */
  readonly count: string | undefined
}

/** Writes the labels that have room at this scale; `forced` ones always, and nothing under them. */
export function drawLabels(
  context: Drawing,
  at: Projection,
  labels: Iterable<PlacedLabel>,
  forced: readonly MapLabel[],
  lookOf: (label: MapLabel) => LabelLook | undefined,
  colors: MapColors,
  type: TypeScale,
): readonly WrittenLabel[] {
  const written: WrittenLabel[] = []
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.lineJoin = 'round'
  const boxes = forced.map((label) => boxOf(label, at))
  const ids = new Set(forced.map(({ id }) => id))
  for (const label of labels) {
    if (label.shownFrom > at.scale || label.to <= at.scale || ids.has(label.id)) continue
    const look = lookOf(label)
    if (look === undefined) continue
    const box = boxOf(label, at)
    if (!isOnScreen(box, at) || boxes.some((other) => overlaps(box, other))) continue
    // Coming and going is a matter of nearness, not of time: at rest nothing moves.
    const isThere = label.shownFrom === 0 || (label.shownFrom <= label.due && at.scale >= label.due * 0.999)
    const coming = isThere ? 1 : (at.scale / label.shownFrom - 1) / fading
    const going = (label.to / at.scale - 1) / fading
    const alpha = Math.min(1, coming, going)
    if (alpha <= 0.02) continue
    written.push({ ...box, text: label.text, label })
    write(context, label, box, { alpha: alpha * look.strength, count: look.count }, colors, type)
  }
  for (const [i, label] of forced.entries()) {
    write(context, label, boxes[i]!, { alpha: 1, count: undefined }, colors, type)
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

/** A name whose first letter is of a script that is written from right to left. */
const rightToLeft =
  /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

function write(
  context: Drawing,
  label: MapLabel,
  box: Box,
  { alpha, count }: { readonly alpha: number; readonly count: string | undefined },
  colors: MapColors,
  type: TypeScale,
): void {
  context.font = fontOf(label, type)
  context.strokeStyle = fadeColor(colors.paper, 0.85 * alpha)
  context.lineWidth = label.kind === 'region' ? 4 : 3
  // Regions speak, notes answer.
  context.fillStyle = fadeColor(label.kind === 'region' ? colors.ink : colors.soft, alpha)
  const lines = label.text.split('\n')
  const room = label.count === '' ? 0 : countRoom
  const step = (box.height - room - 6) / lines.length
  const before = hasStageMark(label.stage) ? stageRoom : 0
  context.direction = rightToLeft.test(label.text) ? 'rtl' : 'ltr'
  for (const [i, line] of lines.entries()) {
    const [x, y] = [box.left + (box.width + before) / 2, box.top + 3 + step * (i + 0.5)]
    context.strokeText(line, x, y)
    context.fillText(line, x, y)
  }
  if (room > 0) {
    context.font = `450 ${countSize}px ${sans}`
    context.fillStyle = fadeColor(colors.soft, alpha)
    const [x, y] = [box.left + box.width / 2, box.top + box.height - 3 - room / 2]
    context.strokeText(count ?? label.count, x, y)
    context.fillText(count ?? label.count, x, y)
  }
  if (before === 0) return
  context.strokeStyle = context.fillStyle
  drawStage(context, label.stage, box.left + 5, box.top + (box.height - stageSize) / 2 - 1, stageSize)
}
