import { type Projection, project } from './draw-coasts.ts'
import { drawStage, hasStageMark } from './draw-stage.ts'
import { fontOf, labelMargin, type TypeScale } from './label-type.ts'
import { fadeColor, type MapColors } from './map-colors.ts'
import type { MapLabel, PlacedLabel } from './map-label.ts'
import { overlaps, type PixelBox } from './pixel-box.ts'
import type { Drawing } from './svg-drawing.ts'

/** Pixels of the mark of a note's stage, and those that it takes before the name. */
const stageSize = 13
const stageRoom = 15

/** Stages are told from so many times as near as the whole map: from afar there are names enough. */
const stagesFrom = 1.6

/** Pixels that the number of a region's notes takes below its name, and its size. */
export const countRoom = 15
const countSize = 12

/** Part of the scale over which a name comes and goes; small, so that at rest hardly any is half there. */
const fading = 0.03

/** How a label is written. */
export interface LabelLook {
  /** 1 for ink, less for paler. */
  readonly strength: number
  /** What is written below the name in place of its own count; undefined for that. */
  readonly count: string | undefined
}

/** Names to be written. */
interface LabelsToWrite {
  readonly labels: Iterable<PlacedLabel>
  /** Written whatever is there, the first first, and nothing under them. */
  readonly forced: readonly MapLabel[]
  /** Written before all others where they cover nothing, the first first. */
  readonly wished: readonly MapLabel[]
  readonly lookOf: (label: MapLabel) => LabelLook | undefined
}

/** Writes the labels that have room at this scale. */
export function drawLabels(
  context: Drawing,
  at: Projection,
  { labels, forced, wished, lookOf }: LabelsToWrite,
  colors: MapColors,
  type: TypeScale,
): readonly WrittenLabel[] {
  const written: WrittenLabel[] = []
  context.textAlign = 'center'
  context.textBaseline = 'middle'
  context.lineJoin = 'round'
  const kept = keepFree(forced, wished, at)
  const boxes = [...kept.values()].map(({ box }) => box)
  for (const label of labels) {
    if (label.shownFrom > at.scale || label.to <= at.scale || kept.has(label.id)) continue
    const look = lookOf(label)
    if (look === undefined) continue
    const box = boxOf(label, at)
    if (!isOnScreen(box, at) || boxes.some((other) => overlaps(box, other))) continue
    const alpha = presenceOf(label, at.scale)
    if (alpha <= 0.02) continue
    written.push({ ...box, text: label.text, label })
    write(context, label, box, { alpha: alpha * look.strength, count: look.count }, colors, type)
  }
  const isNear = (label: MapLabel): boolean => at.scale > label.due * stagesFrom
  for (const { label, box } of kept.values()) {
    write(context, label, box, { alpha: 1, count: undefined }, colors, type)
    written.push({ ...box, text: label.text, label: { ...label, shownFrom: 0 } })
  }
  for (const name of written)
    if (hasStageMark(name.label.stage) && (kept.has(name.label.id) || isNear(name.label)))
      drawStageOf(context, name, written, lookOf(name.label)?.strength ?? 1, colors)
  return written
}

/** Where forced names stand, and those of the wished ones for which there is room, each at the first of its places that is free. */
function keepFree(
  forced: readonly MapLabel[],
  wished: readonly MapLabel[],
  at: Projection,
): ReadonlyMap<string, { readonly label: MapLabel; readonly box: PixelBox }> {
  const kept = new Map<string, { readonly label: MapLabel; readonly box: PixelBox }>()
  const isFree = (box: PixelBox): boolean => [...kept.values()].every((other) => !overlaps(box, other.box))
  for (const label of [...forced, ...wished]) {
    if (kept.has(label.id)) continue
    const boxes = [label, ...label.moves].map((move) => boxOf({ ...label, ...move }, at))
    const box = boxes.find(isFree) ?? (forced.includes(label) ? boxes[0] : undefined)
    if (box) kept.set(label.id, { label, box })
  }
  return kept
}

/** The mark of a note's stage before its name, where it covers no other name. */
function drawStageOf(
  context: Drawing,
  name: WrittenLabel,
  written: readonly WrittenLabel[],
  strength: number,
  { soft }: MapColors,
): void {
  const left = name.left + labelMargin / 2 - stageRoom
  const box = { left, top: name.top, width: stageRoom, height: name.height }
  if (written.some((other) => other !== name && overlaps(box, other))) return
  context.strokeStyle = fadeColor(soft, strength)
  drawStage(context, name.label.stage, left, name.top + (name.height - stageSize) / 2 - 1, stageSize)
}

/** Coming and going is a matter of nearness, not of time: at rest nothing moves. */
function presenceOf({ shownFrom, due, to }: PlacedLabel, scale: number): number {
  const isThere = shownFrom === 0 || (shownFrom <= due && scale >= due * 0.999)
  return Math.min(1, isThere ? 1 : (scale / shownFrom - 1) / fading, (to / scale - 1) / fading)
}

/** A label on the screen and the box that it keeps free. */
export interface WrittenLabel extends PixelBox {
  readonly text: string
  readonly label: PlacedLabel
}

function boxOf(label: MapLabel, at: Projection): PixelBox {
  const [x, y] = project(label.x, label.y, at)
  const { width, height } = label
  return { left: x + label.aside - width / 2, top: y + label.below - height / 2, width, height }
}

function isOnScreen(box: PixelBox, at: Projection): boolean {
  return box.left + box.width > 0 && box.top + box.height > 0 && box.left < at.width && box.top < at.height
}

/** A name whose first letter is of a script that is written from right to left. */
const rightToLeft =
  /^[^\p{L}]*[\p{Script=Arabic}\p{Script=Hebrew}\p{Script=Syriac}\p{Script=Thaana}\p{Script=Nko}]/u

function write(
  context: Drawing,
  label: MapLabel,
  box: PixelBox,
  { alpha, count }: { readonly alpha: number; readonly count: string | undefined },
  colors: MapColors,
  type: TypeScale,
): void {
  context.font = fontOf(label, type)
  context.strokeStyle = fadeColor(colors.paper, 0.85 * alpha)
  context.lineWidth = label.kind === 'region' ? 4 : 3
  // Regions and what is chosen speak, notes answer.
  const isLoud = label.kind === 'region' || label.weight === type.chosen.weight
  context.fillStyle = fadeColor(isLoud ? colors.ink : colors.soft, alpha)
  const lines = label.text.split('\n')
  const room = label.count === '' ? 0 : countRoom
  const step = (box.height - room - 2) / lines.length
  context.direction = rightToLeft.test(label.text) ? 'rtl' : 'ltr'
  for (const [i, line] of lines.entries()) {
    const [x, y] = [box.left + box.width / 2, box.top + 1 + step * (i + 0.5)]
    context.strokeText(line, x, y)
    context.fillText(line, x, y)
  }
  if (room > 0) {
    context.font = `450 ${countSize}px ${type.faces.node}`
    context.fillStyle = fadeColor(colors.soft, alpha)
    const [x, y] = [box.left + box.width / 2, box.top + box.height - 1 - room / 2]
    context.strokeText(count ?? label.count, x, y)
    context.fillText(count ?? label.count, x, y)
  }
}
