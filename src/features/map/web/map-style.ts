import { mapKinds, mapStages } from '../files/map-data.ts'
import { type MapColors, mixColors } from './map-colors.ts'
import type { ColorBy, MapNote, SizeBy } from './map-state.ts'
import { markShapes } from './mark-shapes.ts'

/** How a note is drawn. */
interface NoteStyle {
  /** Pixels on the whole map; it grows as readers come nearer. */
  readonly size: number
  readonly color: string
  readonly shape: number
}

/** Pixels per unit on the whole map, and what nodes are coloured and sized by. */
interface StyleChoice {
  readonly scale: number
  readonly color: ColorBy
  readonly size: SizeBy
  readonly colors: MapColors
  /** First and last day on which something was planted. */
  readonly days: readonly [number, number]
}

/** Radius of the smallest mark and of the largest, in pixels on the whole map, and of one that weighs 1. */
const marks = { smallest: 1.3, largest: 9, usual: 2.2 }

/** Pixels per unit of a map on which marks are of their usual size: on denser ones they are smaller, on sparser ones larger. */
const usualScale = 5
const sparseGrowth = 0.45

/** Part of the room of its own that a mark fills at most. */
const mostOfRoom = 0.85

/**
 * Radius of a mark in pixels on the whole map. `room` is the radius of the disc that the layout gave it, in the map's units: it
 * grows with the logarithm of the links, which all look alike from afar; the mark grows with a root of them.
 */
export function markSize(room: number, scale: number, weight = Math.exp(1.17 * (room - 1))): number {
  const spread = scale / usualScale
  const grown = spread < 1 ? spread : spread ** sparseGrowth
  const most = Math.min(marks.largest * Math.max(1, grown), room * scale * mostOfRoom)
  return Math.max(marks.smallest, Math.min(most, weight * marks.usual * grown))
}

/** How much larger marks get as the reader comes nearer: by this power of the zoom. */
export const growth = 0.42

/** How a note is to be drawn by a reader's choices. */
export function styleOf({ data, region, folder }: MapNote, choice: StyleChoice): NoteStyle {
  const kind = mapKinds[data.kind] ?? 'note'
  const weight = choice.size === 'rank' ? 1.2 * Math.sqrt(0.5 + data.rank) : undefined
  const size = markSize(data.size, choice.scale, weight)
  return {
    size: kind === 'topic' || kind === 'series' ? size * 1.25 : size,
    shape: markShapes[kind],
    color:
      kind === 'wanted'
        ? choice.colors.quiet
        : colorOf(data.stage, data.planted, region.id, region.hue, folder, choice),
  }
}

function colorOf(
  stage: number,
  planted: number,
  region: string,
  hue: number,
  folder: string,
  { color, colors, days }: StyleChoice,
): string {
  const soft = (value: string): string => mixColors(value, colors.paper, 0.12)
  switch (color) {
    case 'topic':
      return soft(colors.topics[hue]!)
    case 'stage':
      return mapStages[stage] === undefined ? noStageColor(colors) : stageColor(stage, colors)
    case 'age': {
      if (planted < 0) return noStageColor(colors)
      const share = (planted - days[0]) / Math.max(1, days[1] - days[0])
      return ageColor(share, colors)
    }
    case 'region':
      return soft(colors.topics[hashOf(region) % 10]!)
    case 'folder':
      return soft(colors.topics[hashOf(folder) % 10]!)
  }
}

/** Of what says neither its stage nor its age. */
export function noStageColor({ quiet, paper }: MapColors): string {
  return mixColors(quiet, paper, 0.5)
}

/** Of a stage, by its place in `mapStages`. */
export function stageColor(stage: number, { topics }: MapColors): string {
  return mixColors(topics[4]!, topics[0]!, stage / 3)
}

/** From 0, the oldest note, to 1, the newest. */
export function ageColor(share: number, { accent, paper }: MapColors): string {
  return mixColors(mixColors(accent, paper, 0.7), accent, share)
}

function hashOf(text: string): number {
  let hash = 7
  for (let i = 0; i < text.length; i++) hash = (hash * 31 + text.charCodeAt(i)) >>> 0
  return hash
}
