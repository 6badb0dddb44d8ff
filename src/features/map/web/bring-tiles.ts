import type { RegionData } from '../files/map-data.ts'
import type { MapNotes } from './map-notes.ts'
import type { MapNote } from './map-state.ts'
import type { MapView } from './map-view.ts'
import { createPace } from './next-task.ts'

/** Radius in pixels from which on a leaf's notes are fetched and drawn. */
export const openFrom = 42

/** Radius in pixels below which they are taken off the picture again: so small they are a blot. */
const closeBelow = 34

/** Gardens of so many notes are drawn whole at once. */
export const smallGarden = 1_200

/** Where regions of no more notes than this have what passes a filter, or colours tell of it, all of it is drawn, from afar too. */
export const filteredGarden = 8_000

/** Notes kept at most; tiles out of sight go first. */
const mostNotes = 16_000

/** Tiles fetched at a time. */
const mostLoading = 6

/** Milliseconds until what did not come is asked for again; twice as long each time, up to the most. */
const firstPause = 2_000
const mostPause = 60_000

/** Tiles drawn at a time, if so many come one after another, and taken off. */
const drawnTogether = 4
const takenOffTogether = 8

/** Brings what comes into view. */
interface TileBringer {
  /** Looks what is near and has not come. */
  look(): void
  /** Resolves when all of that has come. */
  settled(): Promise<void>
}

/** A tile that has come. */
interface ArrivedTile {
  readonly path: string
  readonly found: readonly MapNote[]
}

/** What happens to what comes and goes. */
interface TileEvents {
  onNotes(tile: ArrivedTile): void
  /** After the notes of some tiles that came together. */
  onDrawn(): void
  onRegions(inside: readonly RegionData[]): void
  /** Notes leave the picture; they may still be known. */
  onDrop(gone: readonly MapNote[]): void
  /** Whether a tile must stay, seen or not. */
  isKept(path: string): boolean
  /** Whether a reader has asked for what is in a region, however far away: it is then drawn too. */
  isAskedFor(region: RegionData): boolean
  isOver(): boolean
}

/** A bringer for one map. */
export function createTileBringer(view: MapView, notes: MapNotes, events: TileEvents): TileBringer {
  const isSmall = notes.overview.notes <= smallGarden
  const opened = new Set<string>()
  /** Tiles on the picture; others may have come for the list or a way. */
  const drawn = new Set<string>()
  const loading = new Map<string, Promise<unknown>>()
  const arrived: ArrivedTile[] = []
  let isDrawing = false
  let drawing: Promise<void> | undefined
  const rests = createRests(() => !events.isOver() && look())

  function look(): void {
    const scale = view.scale()
    const isNear = nearnessIn(view)
    const isWanted = (region: RegionData): boolean =>
      isSmall || events.isAskedFor(region) || (region.radius * scale > openFrom && isNear(region))
    const wanted = notes.regions
      .filter((region) => region.inside !== 'listed' && isWanted(region) && !drawn.has(notes.pathOf(region)))
      .sort(byDistance(view))
    for (const region of wanted) {
      const path = notes.pathOf(region)
      if (loading.has(path) || opened.has(path) || rests.has(path) || loading.size >= mostLoading) continue
      const work = (region.inside === 'nodes' ? openTile(path) : openRegions(region))
        .then(
          () => rests.forget(path),
          () => rests.add(path),
        )
        .finally(() => {
          loading.delete(path)
          if (events.isOver()) return
          look()
          if (isDrawing || arrived.length < (loading.size === 0 ? 1 : drawnTogether)) return
          drawing = drawArrived()
        })
      loading.set(path, work)
    }
    if (notes.notes.size > mostNotes) letGo(isNear)
    takeOff(scale)
  }

  /** All that has come, also meanwhile: a few tiles at a time, between which the browser goes on. */
  async function drawArrived(): Promise<void> {
    isDrawing = true
    try {
      const pace = createPace()
      for (let tile = arrived.shift(); tile !== undefined; tile = arrived.shift()) {
        // What came and was let go again before it was drawn is left out.
        if (drawn.has(tile.path) && notes.tiles.has(tile.path)) events.onNotes(tile)
        await pace()
        if (events.isOver()) return
      }
      events.onDrawn()
    } finally {
      isDrawing = false
    }
  }

  /** From afar regions speak, and those where the reader has been look like all others. */
  function takeOff(scale: number): void {
    const isFar = (path: string): boolean => {
      const region = notes.tiles.get(path)?.region
      return region !== undefined && region.radius * scale < closeBelow && !events.isAskedFor(region)
    }
    const far = isSmall ? [] : [...drawn].filter((path) => isFar(path) && !events.isKept(path))
    for (const path of far.slice(0, takenOffTogether)) {
      events.onDrop(notesOf(path, notes))
      drawn.delete(path)
    }
    if (far.length > takenOffTogether) setTimeout(() => !events.isOver() && look())
  }

  async function openTile(path: string): Promise<void> {
    const found = await notes.loadTile(path)
    drawn.add(path)
    arrived.push({ path, found })
  }

  async function openRegions(region: RegionData): Promise<void> {
    const inside = await notes.loadInside(region)
    opened.add(notes.pathOf(region))
    if (!events.isOver()) events.onRegions(inside)
  }

  function letGo(isNear: (region: RegionData) => boolean): void {
    for (const [path, { region }] of notes.tiles) {
      if (notes.notes.size <= mostNotes) return
      if (isNear(region) || events.isAskedFor(region) || events.isKept(path)) continue
      events.onDrop(notesOf(path, notes))
      notes.drop(path)
      drawn.delete(path)
    }
  }

  return {
    look,
    async settled() {
      while (loading.size > 0 || isDrawing) await Promise.allSettled([...loading.values(), drawing])
    },
  }
}

/** The notes of a tile that are here. */
function notesOf(path: string, { notes }: MapNotes): readonly MapNote[] {
  return [...notes.values()].filter(({ tilePath }) => tilePath === path)
}

/** Orders regions by how near they are to the middle of the view. */
function byDistance(view: MapView): (a: RegionData, b: RegionData) => number {
  const { x, y } = view.camera()
  const distanceOf = (region: RegionData): number => Math.hypot(region.x - x, region.y - y)
  return (a, b) => distanceOf(a) - distanceOf(b)
}

/** Whether a region is in view, or hardly out of it. */
function nearnessIn(view: MapView): (region: RegionData) => boolean {
  const { x, y } = view.camera()
  const { width, height } = view.sigma.getDimensions()
  const reach = { x: (width / 2 / view.scale()) * 1.1, y: (height / 2 / view.scale()) * 1.1 }
  return (region) =>
    Math.abs(region.x - x) < reach.x + region.radius && Math.abs(region.y - y) < reach.y + region.radius
}

/** What did not come is left alone for a while, each time longer: a server that is gone is not asked without end. */
function createRests(onRested: () => void) {
  const pauses = new Map<string, number>()
  const resting = new Set<string>()
  return {
    has: (path: string): boolean => resting.has(path),
    add(path: string): void {
      const pause = Math.min(2 * (pauses.get(path) ?? firstPause / 2), mostPause)
      pauses.set(path, pause)
      resting.add(path)
      setTimeout(() => {
        resting.delete(path)
        onRested()
      }, pause)
    },
    forget: (path: string): boolean => pauses.delete(path),
  }
}
