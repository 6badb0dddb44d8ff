import type { RegionData } from '../../src/protocol/map-data.ts'
import { mapKinds } from '../../src/protocol/map-data.ts'
import { measureLabel, wrapName } from './draw-labels.ts'
import type { Route } from './draw-routes.ts'
import type { MapLabel } from './label-index.ts'
import { formatMapAddress, type MapAddress, parseMapAddress } from './map-address.ts'
import { type MapColors, mixColors, readColors } from './map-colors.ts'
import { createMapNotes, type LinkedEnd, type MapNotes } from './map-notes.ts'
import type { MapSource } from './map-source.ts'
import { type ColorBy, isOpen, type MapFilter, type MapNote, passesFilter, type SizeBy } from './map-state.ts'
import { styleOf } from './map-style.ts'
import { createMapView, type MapView } from './map-view.ts'
import { markShapes } from './mark-program.ts'

/** Radius in pixels from which on a leaf's notes are fetched and drawn. */
const openFrom = 42

/** Gardens of so many notes are drawn whole at once. */
const smallGarden = 1_200

/** Notes kept at most; tiles out of sight go first. */
const mostNotes = 16_000

/** Tiles fetched at a time. */
const mostLoading = 6

/** What the map's surroundings are told. */
export interface MapEvents {
  /** Something that panels show has changed. */
  onChange(): void
  onHover(note: MapNote | undefined, at: { readonly x: number; readonly y: number }): void
}

/** The map as a reader uses it: what is near, chosen, filtered and lit. Knows nothing of panels. */
export interface MapApp {
  readonly view: MapView
  readonly notes: MapNotes
  readonly source: MapSource
  readonly colors: MapColors
  readonly filter: MapFilter
  readonly color: ColorBy
  readonly size: SizeBy
  readonly selected: MapNote | undefined
  /** Steps of neighbours that are shown around the selected note; 0 shows all. */
  readonly steps: number
  readonly pins: readonly MapNote[]
  readonly hovered: MapNote | undefined
  setFilter(filter: MapFilter): void
  setColor(color: ColorBy): void
  setSize(size: SizeBy): void
  setSteps(steps: number): Promise<void>
  togglePin(note: MapNote): void
  /** Chooses a note, or none; `fly` goes there. */
  select(note: MapNote | undefined, fly?: boolean): Promise<void>
  goToRegion(region: RegionData): Promise<void>
  showAll(): Promise<void>
  zoom(factor: number): Promise<void>
  /** To the linked note that lies in a direction, else to the nearest one there. */
  step(direction: 'ArrowUp' | 'ArrowDown' | 'ArrowLeft' | 'ArrowRight'): Promise<MapNote | undefined>
  /** Lights a way; none lights the links of the selected note again. */
  light(routes: readonly Route[], stops: readonly MapNote[]): void
  /** Notes that are drawn and pass the filter. */
  shownNotes(): readonly MapNote[]
  /** Resolves when what is in view has come. */
  settled(): Promise<void>
  refreshColors(): void
  /** Takes over another size of the container. */
  resize(): void
  kill(): void
}

/** Opens the map in `container`. Throws where the browser cannot draw it. */
export function createMapApp(container: HTMLElement, source: MapSource, events: MapEvents): MapApp {
  const { overview } = source
  const notes = createMapNotes(source)
  let colors = readColors(container)
  const view = createMapView(container, overview, colors)
  const start = parseMapAddress(location.hash)
  let { filter, color, size, steps } = start
  let selected: MapNote | undefined
  let hovered: MapNote | undefined
  let focus: ReadonlySet<string> | undefined
  let pins: readonly MapNote[] = []
  let lit: { readonly routes: readonly Route[]; readonly stops: readonly MapNote[] } | undefined
  let isDead = false
  let timer = 0
  const opened = new Set<string>()
  const loading = new Map<string, Promise<unknown>>()
  const { wholeScale } = view
  const days = plantedRange()

  addLandmarks()
  view.labels.add(regionLabels(overview.regions))
  applyRegions()
  if (start.camera) void view.goTo(start.camera, true)
  bind()
  lookAround()
  if (start.note) {
    const [path, place] = start.note
    void notes.get(path, place).then(
      (note) => self.select(note, start.camera === undefined),
      () => {},
    )
  }

  const self: MapApp = {
    view,
    notes,
    source,
    get colors() {
      return colors
    },
    get filter() {
      return filter
    },
    get color() {
      return color
    },
    get size() {
      return size
    },
    get selected() {
      return selected
    },
    get steps() {
      return steps
    },
    get pins() {
      return pins
    },
    get hovered() {
      return hovered
    },
    setFilter(next) {
      filter = next
      applyRegions()
      restyle()
      changed()
    },
    setColor(next) {
      color = next
      restyle()
      changed()
    },
    setSize(next) {
      size = next
      restyle()
      changed()
    },
    async setSteps(next) {
      steps = next
      await findFocus()
      restyle()
      changed()
    },
    togglePin(note) {
      pins = pins.some(({ id }) => id === note.id) ? pins.filter(({ id }) => id !== note.id) : [...pins, note]
      applyLabels()
      changed()
    },
    async select(note, fly = false) {
      selected = note
      lit = undefined
      if (note !== undefined) ensureDrawn(note)
      await findFocus()
      if (isDead) return
      restyle()
      applyLabels()
      changed()
      if (note !== undefined && fly) {
        const span = Math.min(view.camera().span, note.region.radius * 1.3)
        await view.goTo({ x: note.data.x, y: note.data.y, span })
      }
    },
    goToRegion: (region) => view.goTo({ x: region.x, y: region.y, span: region.radius * 2.15 }),
    showAll: () => view.goTo({ x: 0, y: 0, span: overview.radius * 2.1 }),
    async zoom(factor) {
      const camera = view.camera()
      await view.goTo({ ...camera, span: Math.min(overview.radius * 3, camera.span / factor) })
    },
    async step(direction) {
      const from = selected
      if (from === undefined) {
        const { x, y } = view.camera()
        const nearest = closest(self.shownNotes(), x, y, () => true)
        if (nearest) await self.select(nearest)
        return nearest
      }
      const [dx, dy] = { ArrowUp: [0, 1], ArrowDown: [0, -1], ArrowLeft: [-1, 0], ArrowRight: [1, 0] }[
        direction
      ] as [number, number]
      const lies = (x: number, y: number): boolean => {
        const [ax, ay] = [x - from.data.x, y - from.data.y]
        return ax * dx + ay * dy > 0.7 * Math.hypot(ax, ay) && Math.hypot(ax, ay) > 0
      }
      const linked = closestEnd(notes.linksOf(from), from.data.x, from.data.y, lies)
      const next = linked
        ? await notes.get(linked.tilePath, linked.place)
        : closest(self.shownNotes(), from.data.x, from.data.y, lies)
      if (next) await self.select(next)
      if (next && !isComfortable(next)) await view.goTo({ ...view.camera(), x: next.data.x, y: next.data.y })
      return next
    },
    light(routes, stops) {
      lit = { routes, stops }
      for (const stop of stops) ensureDrawn(stop)
      restyle()
      applyLabels()
    },
    shownNotes: () =>
      [...notes.notes.values()].filter((note) => {
        const shown = view.graph.hasNode(note.id) && !view.graph.getNodeAttribute(note.id, 'hidden')
        return shown && passesFilter(note, filter) && (focus === undefined || focus.has(note.id))
      }),
    async settled() {
      while (loading.size > 0) await Promise.allSettled(loading.values())
    },
    refreshColors() {
      colors = readColors(container)
      view.setColors(colors)
      restyle()
    },
    resize() {
      view.sigma.resize()
      view.sigma.refresh({ skipIndexation: true })
      lookSoon()
    },
    kill() {
      isDead = true
      removeEventListener('resize', onResize)
      view.kill()
    },
  }
  return self

  function bind(): void {
    view.sigma.getCamera().on('updated', () => lookSoon())
    view.sigma.on('clickNode', ({ node }) => void choose(node))
    view.sigma.on('clickStage', () => void self.select(undefined))
    view.sigma.on('enterNode', ({ node }) => hover(notes.find(node)))
    view.sigma.on('leaveNode', () => hover(undefined))
    view.sigma.on('doubleClickStage', ({ event, preventSigmaDefault }) => {
      const place = view.sigma.viewportToGraph(event)
      const region = regionAt(place.x, place.y)
      if (region === undefined) return
      preventSigmaDefault()
      void self.goToRegion(region)
    })
    addEventListener('resize', onResize)
  }

  function onResize(): void {
    lookSoon()
  }

  /** A click on what is only a landmark brings its notes first. */
  async function choose(id: string): Promise<void> {
    const note = notes.find(id)
    if (note) return self.select(note)
    const mark = overview.landmarks[Number(id.slice(5))]
    if (mark) await view.goTo({ x: mark.x, y: mark.y, span: overview.regions[mark.region]!.radius * 0.5 })
  }

  function hover(note: MapNote | undefined): void {
    if (hovered === note) return
    hovered = note
    applyLabels()
    view.redraw()
    const at = note ? view.sigma.graphToViewport(note.data) : { x: 0, y: 0 }
    events.onHover(note, at)
  }

  /** The innermost region around a place. */
  function regionAt(x: number, y: number): RegionData | undefined {
    return notes.regions
      .filter((region) => Math.hypot(region.x - x, region.y - y) < region.radius)
      .sort((a, b) => a.radius - b.radius)
      .find(({ radius }) => radius * view.scale > 30)
  }

  function changed(): void {
    const hash = formatMapAddress(address())
    if (hash !== location.hash)
      history.replaceState(history.state, '', hash === '' ? location.pathname : hash)
    events.onChange()
  }

  function address(): MapAddress {
    const note = selected && ([selected.tilePath, selected.place] as const)
    return { camera: view.camera(), note, filter, color, size, steps }
  }

  function lookSoon(): void {
    clearTimeout(timer)
    timer = window.setTimeout(() => {
      if (isDead) return
      lookAround()
      changed()
    }, 90)
  }

  /** Brings what has come into view, lets go of what is far away. */
  function lookAround(): void {
    const scale = view.scale
    const { x, y } = view.camera()
    const { width, height } = view.sigma.getDimensions()
    const reach = { x: (width / 2 / scale) * 1.1, y: (height / 2 / scale) * 1.1 }
    const isNear = (region: RegionData): boolean =>
      Math.abs(region.x - x) < reach.x + region.radius && Math.abs(region.y - y) < reach.y + region.radius
    const isSmall = overview.notes <= smallGarden
    const wanted = notes.regions.filter(
      (region) =>
        region.inside !== 'listed' &&
        (isSmall || (region.radius * scale > openFrom && isNear(region))) &&
        !notes.tiles.has(notes.pathOf(region)),
    )
    wanted.sort((a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y))
    for (const region of wanted) {
      const path = notes.pathOf(region)
      if (loading.has(path) || opened.has(path) || loading.size >= mostLoading) continue
      const work = (region.inside === 'nodes' ? openTile(path) : openRegions(region))
        .catch(() => {})
        .finally(() => {
          loading.delete(path)
          if (!isDead) lookAround()
        })
      loading.set(path, work)
    }
    if (notes.notes.size > mostNotes) {
      for (const [path, { region }] of notes.tiles) {
        if (isNear(region) || notes.notes.size <= mostNotes || selected?.tilePath === path) continue
        for (const note of notes.notes.values())
          if (note.tilePath === path && view.graph.hasNode(note.id)) view.graph.dropNode(note.id)
        view.labels.remove(
          [...notes.notes.values()].filter((note) => note.tilePath === path).map(({ id }) => id),
        )
        notes.drop(path)
      }
    }
  }

  async function openRegions(region: RegionData): Promise<void> {
    opened.add(notes.pathOf(region))
    const inside = await notes.loadInside(region)
    view.labels.add(regionLabels(inside))
    applyRegions()
    view.redraw()
  }

  async function openTile(path: string): Promise<void> {
    const found = await notes.loadTile(path)
    if (isDead) return
    for (const note of found) drawNote(note)
    drawLines(path)
    addNoteLabels(found)
    dropLandmarks(found)
    view.sigma.refresh()
    events.onChange()
  }

  function drawNote(note: MapNote): void {
    const { x, y } = note.data
    const look = lookOf(note)
    if (view.graph.hasNode(note.id)) view.graph.mergeNodeAttributes(note.id, look)
    else view.graph.addNode(note.id, { x, y, zIndex: 1, type: 'mark', ...look })
  }

  function ensureDrawn(note: MapNote): void {
    if (!view.graph.hasNode(note.id)) drawNote(note)
  }

  function lookOf(note: MapNote): { size: number; color: string; shape: number; hidden: boolean } {
    const style = styleOf(note, { scale: wholeScale, color, size, colors, days })
    const isIn = passesFilter(note, filter) && (focus === undefined || focus.has(note.id))
    const isStop = lit?.stops.some(({ id }) => id === note.id) ?? false
    if (isIn || isStop) return { ...style, hidden: false }
    return { ...style, color: mixColors(style.color, colors.paper, 0.82), hidden: filter.isHiding }
  }

  /** Links inside a region are drawn; those across would hide everything and are lit when they are asked for. */
  function drawLines(path: string): void {
    const { region, tile } = notes.tiles.get(path)!
    const line = mixColors(colors.paper, colors.ink, colors.isDark ? 0.2 : 0.16)
    for (const [i, { source: from, target }] of tile.inner.entries()) {
      const key = `${region.id}-${i}`
      if (view.graph.hasEdge(key)) continue
      view.graph.addUndirectedEdgeWithKey(key, `${region.id}:${from}`, `${region.id}:${target}`, {
        size: 0.7,
        color: line,
        hidden: false,
      })
    }
  }

  function restyle(): void {
    const line = mixColors(colors.paper, colors.ink, colors.isDark ? 0.2 : 0.16)
    view.graph.updateEachNodeAttributes((id, attributes) => {
      const note = notes.find(id)
      return note
        ? { ...attributes, ...lookOf(note) }
        : { ...attributes, hidden: !isOpen(filter) || focus !== undefined }
    })
    const isPale = focus !== undefined || !isOpen(filter)
    view.graph.updateEachEdgeAttributes((_, attributes, from, to) => {
      const isIn = !isPale || [from, to].every((id) => isShown(notes.find(id)))
      return { ...attributes, color: line, hidden: !isIn }
    })
    view.sigma.refresh({ skipIndexation: true })
  }

  function isShown(note: MapNote | undefined): boolean {
    return note !== undefined && passesFilter(note, filter) && (focus === undefined || focus.has(note.id))
  }

  async function findFocus(): Promise<void> {
    if (selected === undefined || steps === 0) {
      focus = undefined
      return
    }
    const found = new Set([selected.id])
    let edge = [selected]
    for (let step = 0; step < steps; step++) {
      const ends = new Map<string, LinkedEnd>()
      for (const note of edge)
        for (const end of notes.linksOf(note)) if (!found.has(end.id)) ends.set(end.id, end)
      // A list of thousands is not followed further.
      const next = [...ends.values()].slice(0, 400)
      for (const path of new Set(next.map(({ tilePath }) => tilePath))) {
        await notes.loadTile(path)
        if (isDead) return
      }
      edge = next.map(({ id }) => notes.find(id)!)
      for (const note of edge) {
        found.add(note.id)
        ensureDrawn(note)
      }
    }
    focus = found
  }

  function applyRegions(): void {
    const { facets } = overview
    const tops = overview.regions.filter(({ parent }) => parent < 0)
    const isFiltered = !isOpen(filter)
    const lists = [
      ...facets.kinds.filter(({ name }) => filter.kinds.includes(name)),
      ...facets.stages.filter(({ name }) => filter.stages.includes(name)),
      ...facets.tags.filter(({ name }) => filter.tags.includes(name)),
    ]
    const shares = new Map(
      tops.map((top, i) => {
        const isChosen = filter.regions.length === 0 || filter.regions.includes(top.id)
        const until = filter.until
        const planted = facets.months.reduce((sum, { byRegion }) => sum + byRegion[i]!, 0)
        const grown =
          until === undefined || planted === 0
            ? 1
            : facets.months.reduce((sum, { name, byRegion }) => sum + (name <= until ? byRegion[i]! : 0), 0) /
              planted
        const held =
          lists.length === 0
            ? 1
            : Math.min(
                1,
                lists.reduce((sum, { byRegion }) => sum + byRegion[i]!, 0),
              )
        return [top.id, isChosen && isFiltered ? Math.min(grown, held) : isChosen ? 1 : 0] as const
      }),
    )
    view.setRegions([...notes.regions], (region) => shares.get(notes.topOf(region).id) ?? 1)
  }

  function applyLabels(): void {
    const stops = lit?.stops ?? []
    const chosen = [selected, hovered, ...pins, ...stops].filter((note) => note !== undefined)
    const forced = [...new Map(chosen.map((note) => [note.id, note])).values()].map((note) => noteLabel(note))
    view.setLabels(
      (label) =>
        label.kind === 'region' || (notes.find(label.id) ? isShown(notes.find(label.id)) : isOpen(filter)),
      forced,
    )
    const centre = hovered ?? selected
    const ends = centre ? notes.linksOf(centre).map(({ x, y }) => ({ x, y })) : []
    const links: Route[] = centre ? [{ kind: 'links', points: [centre.data, ...ends] }] : []
    view.setRoutes([...(lit?.routes ?? []), ...links])
    view.redraw()
  }

  function regionLabels(regions: readonly RegionData[]): readonly MapLabel[] {
    return [...regions]
      .sort((a, b) => depthOf(a) - depthOf(b) || b.notes - a.notes)
      .map((region) => {
        const level = depthOf(region)
        const isLeaf = region.inside === 'nodes'
        return {
          id: region.id,
          text: wrapName(region.name),
          x: region.x,
          y: region.y,
          ...measureLabel(wrapName(region.name), 'region', level),
          aside: 0,
          below: 0,
          from: level === 0 ? 0 : 30 / region.radius,
          to: (isLeaf ? 330 : 250) / region.radius,
          kind: 'region',
          level,
        }
      })
  }

  function depthOf(region: RegionData): number {
    return region.parent < 0 ? 0 : 1 + depthOf(notes.regions[region.parent]!)
  }

  function noteLabel(note: MapNote): MapLabel {
    return labelAt(note.id, note.title, note.data.x, note.data.y, lookOf(note).size, 0)
  }

  function labelAt(id: string, title: string, x: number, y: number, pixels: number, from: number): MapLabel {
    const text = title.length > 34 ? `${title.slice(0, 33).trimEnd()}…` : title
    const box = measureLabel(text, 'node', 0)
    return {
      id,
      text,
      x,
      y,
      ...box,
      aside: 0,
      below: Math.min(22, pixels * 1.5 + 9),
      from,
      to: 1e6,
      kind: 'node',
      level: 9,
    }
  }

  function addNoteLabels(found: readonly MapNote[]): void {
    const sorted = [...found].sort((a, b) => b.data.rank - a.data.rank || a.place - b.place)
    view.labels.add(
      sorted.map((note) => {
        const { size: pixels } = lookOf(note)
        const from = overview.notes <= smallGarden ? 0 : openFrom / note.region.radius
        return labelAt(note.id, note.title, note.data.x, note.data.y, pixels, from)
      }),
    )
  }

  function addLandmarks(): void {
    const labels: MapLabel[] = []
    for (const [i, mark] of overview.landmarks.entries()) {
      const region = overview.regions[mark.region]!
      const id = mark.place < 0 ? `mark:${i}` : `${region.id}:${mark.place}`
      if (view.graph.hasNode(id)) continue
      const pixels = Math.max(1.3, Math.min(7.5, mark.size * wholeScale * 0.62))
      view.graph.addNode(id, {
        x: mark.x,
        y: mark.y,
        size: pixels,
        color: mixColors(colors.topics[region.hue]!, colors.paper, 0.12),
        shape: markShapes[mapKinds[mark.kind] ?? 'note'],
        hidden: false,
        zIndex: 1,
        type: 'mark',
      })
      // From afar regions speak; the first notes are named when theirs is as large as a hand.
      labels.push(labelAt(id, mark.title, mark.x, mark.y, pixels, 62 / region.radius))
    }
    queueMicrotask(() => view.labels.add(labels))
  }

  /** What stood for a note from afar makes room for the note itself. */
  function dropLandmarks(found: readonly MapNote[]): void {
    const titles = new Map(found.map((note) => [note.title, note]))
    for (const [i, mark] of overview.landmarks.entries()) {
      const id = `mark:${i}`
      const note = mark.place < 0 && view.graph.hasNode(id) ? titles.get(mark.title) : undefined
      if (note === undefined || Math.hypot(note.data.x - mark.x, note.data.y - mark.y) > 0.5) continue
      view.graph.dropNode(id)
      view.labels.remove([id])
    }
  }

  function plantedRange(): readonly [number, number] {
    const months = overview.facets.months.map(({ name }) => Date.parse(`${name}-15`) / 86_400_000)
    return [Math.min(...months, Number.MAX_SAFE_INTEGER), Math.max(...months, 0)]
  }

  function isComfortable(note: MapNote): boolean {
    const { x, y } = view.sigma.graphToViewport(note.data)
    const { width, height } = view.sigma.getDimensions()
    return x > 60 && y > 60 && x < width - 60 && y < height - 60
  }
}

function closest(
  notes: readonly MapNote[],
  x: number,
  y: number,
  lies: (x: number, y: number) => boolean,
): MapNote | undefined {
  let best: MapNote | undefined
  let least = Number.POSITIVE_INFINITY
  for (const note of notes) {
    const far = Math.hypot(note.data.x - x, note.data.y - y)
    if (far >= least || !lies(note.data.x, note.data.y)) continue
    best = note
    least = far
  }
  return best
}

function closestEnd(
  ends: readonly LinkedEnd[],
  x: number,
  y: number,
  lies: (x: number, y: number) => boolean,
): LinkedEnd | undefined {
  return ends
    .filter((end) => lies(end.x, end.y))
    .sort((a, b) => Math.hypot(a.x - x, a.y - y) - Math.hypot(b.x - x, b.y - y))[0]
}
