import type { MapCrop } from '../files/map-crop.ts'
import { wrapTitle } from './wrap-title.ts'

/** A place in pixels from the top left corner. */
interface CropPlace {
  readonly x: number
  readonly y: number
}

/** A name on a crop: its lines, the middle of the first one's baseline, and how wide the widest is. */
export interface CropName {
  readonly lines: readonly string[]
  readonly x: number
  readonly y: number
}

/** Where everything on a crop stands. */
interface CropLayout {
  readonly here: CropPlace
  readonly hereName: CropName
  readonly land: readonly CropPlace[]
  /** In the order of the crop's ends; those without room for a name have none. */
  readonly ends: readonly (CropPlace & { readonly name: CropName | undefined })[]
}

interface Box {
  readonly left: number
  readonly top: number
  readonly right: number
  readonly bottom: number
}

/** Pixels from line to line of a name, and of its type. */
export const cropLine = 15
export const cropType = 13

/** Pixels: room at the edges, between marks, from a mark to its name, from line to line. */
const room = { edge: 12, marks: 15, name: 7, line: cropLine }

/**
 * Lays out a crop of some pixels: the note in the middle, every end in its direction on the map, the nearest with more
 * room than the farthest, so that both can be seen at once. Names stand where they cover nothing; `widthOf` measures.
 */
export function layOutCrop(
  crop: MapCrop,
  width: number,
  height: number,
  widthOf: (text: string) => number,
): CropLayout {
  const distances = crop.ends.map(([, , x, y]) => Math.hypot(x, y)).sort((a, b) => a - b)
  const [, , radius] = crop.land
  const middle = Math.max(1, distances[Math.floor(distances.length / 2)] ?? radius)
  const farthest = Math.max(middle, distances.at(-1) ?? radius)
  /** Near the note a unit is larger than far away: 1 is where the farthest end is. */
  const bend = (x: number, y: number): CropPlace => {
    const far = Math.hypot(x, y)
    const share = far === 0 ? 0 : Math.log1p(far / middle) / Math.log1p(farthest / middle) / far
    return { x: x * share, y: -y * share }
  }
  const bent = crop.ends.map(([, , x, y]) => bend(x, y))
  const across = stretch(
    bent.map(({ x }) => x),
    width,
    room.edge,
  )
  const down = stretch(
    bent.map(({ y }) => y),
    height,
    room.edge + room.line,
  )
  const place = (x: number, y: number): CropPlace => {
    const at = bend(x, y)
    return { x: across(at.x), y: down(at.y) }
  }
  const here = { x: across(0), y: down(0) }
  const marks = partMarks(
    crop.ends.map(([, , x, y]) => place(x, y)),
    here,
    width,
    height,
  )
  const taken: Box[] = [here, ...marks].map(({ x, y }) => boxAround(x, y, 5))
  const frame: Box = { left: 2, top: 2, right: width - 2, bottom: height - 2 }
  const nameAt = (title: string, at: CropPlace, isForced: boolean): CropName | undefined => {
    const lines = wrapTitle(title)
    const wide = Math.max(...lines.map(widthOf))
    const tall = lines.length * room.line
    const sides = [
      { x: at.x, top: at.y + room.name },
      { x: at.x, top: at.y - room.name - tall },
      { x: at.x + room.name + 2 + wide / 2, top: at.y - tall / 2 },
      { x: at.x - room.name - 2 - wide / 2, top: at.y - tall / 2 },
    ]
    for (const [i, side] of sides.entries()) {
      // Names above and below may be moved along, so that they stay inside.
      const x = i < 2 ? Math.max(frame.left + wide / 2, Math.min(frame.right - wide / 2, side.x)) : side.x
      const box = { left: x - wide / 2, top: side.top, right: x + wide / 2, bottom: side.top + tall }
      const isFree = isInside(box, frame) && taken.every((other) => !overlaps(box, other))
      if (!isFree && !(isForced && i === 0)) continue
      taken.push(box)
      return { lines, x, y: side.top + room.line * 0.78 }
    }
    return undefined
  }
  const hereName = nameAt(crop.title, here, true)!
  const ends = crop.ends.map(([title], i) => ({ ...marks[i]!, name: nameAt(title, marks[i]!, false) }))
  return { here, hereName, land: landOf(crop, place), ends }
}

/** Spreads what lies on both sides of 0 over a length, so that it is used; 0 keeps some room on either side. */
function stretch(values: readonly number[], length: number, edge: number): (value: number) => number {
  const [low, high] = [Math.max(0, -Math.min(0, ...values)), Math.max(0, ...values)]
  const least = Math.max(low, high, 0.2) * 0.4
  const [before, after] = [Math.max(low, least), Math.max(high, least)]
  const unit = (length - 2 * edge) / (before + after)
  return (value) => edge + (before + value) * unit
}

/** Marks moved apart until none covers another, as little as that takes. */
function partMarks(
  places: readonly CropPlace[],
  here: CropPlace,
  width: number,
  height: number,
): readonly CropPlace[] {
  const marks = places.map(({ x, y }) => ({ x, y }))
  for (let round = 0; round < 40; round++) {
    for (const [i, a] of marks.entries()) {
      push(a, here, room.marks * 1.4, i)
      for (let j = 0; j < i; j++) {
        const b = marks[j]!
        const before = { ...a }
        push(a, b, room.marks, i)
        b.x -= a.x - before.x
        b.y -= a.y - before.y
      }
      a.x = Math.max(room.edge, Math.min(width - room.edge, a.x))
      a.y = Math.max(room.edge, Math.min(height - room.edge, a.y))
    }
  }
  return marks
}

/** Moves `a` half of what it is too near to `b`; two at one place part in a direction that `turn` decides. */
function push(a: { x: number; y: number }, b: CropPlace, apart: number, turn: number): void {
  const [dx, dy] = [a.x - b.x, a.y - b.y]
  const far = Math.hypot(dx, dy)
  if (far >= apart) return
  const [ux, uy] = far > 0.01 ? [dx / far, dy / far] : [Math.cos(turn * 2.399963), Math.sin(turn * 2.399963)]
  a.x += (ux * (apart - far)) / 2
  a.y += (uy * (apart - far)) / 2
}

function landOf({ land }: MapCrop, place: (x: number, y: number) => CropPlace): readonly CropPlace[] {
  const [x, y, radius, coast] = land
  return coast.map((reach, k) => {
    const angle = (2 * Math.PI * k) / coast.length
    const far = (radius * reach) / 100
    return place(x + far * Math.cos(angle), y + far * Math.sin(angle))
  })
}

function boxAround(x: number, y: number, reach: number): Box {
  return { left: x - reach, top: y - reach, right: x + reach, bottom: y + reach }
}

function overlaps(a: Box, b: Box): boolean {
  return a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom
}

function isInside(a: Box, frame: Box): boolean {
  return a.left >= frame.left && a.right <= frame.right && a.top >= frame.top && a.bottom <= frame.bottom
}
