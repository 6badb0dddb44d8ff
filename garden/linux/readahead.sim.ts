import { defineSimulation, type Shape } from 'hortus/simulation'

// Readahead of the page cache after mm/readahead.c of Linux: the window begins small and doubles while reads stay in order,
// and a mark in it, when it is met, fetches the next before that is needed. Page faults of a mapping read around themselves
// instead (mm/filemap.c). Left out: reads that only look like a sequence in the cache, and marks in mappings. A step reads a
// page; a request takes the time to the disk and a step for each eight pages; memory holds the 128 pages that came last.

interface Request {
  readonly from: number
  readonly to: number
  readonly due: number
}

interface Window {
  readonly start: number
  readonly size: number
  readonly ahead: number
}

interface Run {
  readonly page: number
  readonly before: number
  readonly window: Window
  readonly requests: readonly Request[]
  /** Pages in memory, the oldest first. */
  readonly cached: readonly number[]
  /** Pages that the program has read. */
  readonly read: readonly number[]
  readonly waited: number
  readonly asked: number
  readonly fetched: number
}

const pages = 640
const room = 128
const columns = 64

/** Of a first window for one page. */
const firstSize = (most: number): number => (most >= 32 ? 4 : most >= 4 ? 2 : most)

/** Of the window after one. */
const nextSize = (size: number, most: number): number =>
  size < most / 16 ? 4 * size : size <= most / 2 ? 2 * size : most

const isUnderWay = (run: Run, page: number): boolean =>
  run.requests.some(({ from, to }) => page >= from && page < to)
const isKnown = (run: Run, page: number): boolean => run.cached.includes(page) || isUnderWay(run, page)

/** Asks the disk for what is not there of some pages. */
function ask(run: Run, start: number, size: number, now: number, latency: number): Run {
  let [from, to] = [Math.max(0, start), Math.min(pages, start + size)]
  while (from < to && isKnown(run, from)) from++
  while (from < to && isKnown(run, to - 1)) to--
  if (from === to) return run
  const due = now + latency + Math.floor((to - from) / 8)
  return {
    ...run,
    requests: [...run.requests, { from, to, due }],
    asked: run.asked + 1,
    fetched: run.fetched + to - from,
  }
}

/** Where the kernel reads on after a page that was missed, or whose mark was met. */
function windowFor({ page, before, window }: Run, most: number): Window | undefined {
  const { start, size, ahead } = window
  const isNext = size > 0 && (page === start + size - ahead || page === start + size)
  if (isNext && page !== 0) {
    const next = nextSize(size, most)
    // The mark of the next window would be met at once.
    if (page === start + size) {
      const both = next + nextSize(next, most)
      return both <= most
        ? { start: page, size: both, ahead: both - next }
        : { start: page, size: most, ahead: most >> 1 }
    }
    return { start: start + size, size: next, ahead: next }
  }
  if (page !== 0 && page !== before + 1) return undefined
  const first = firstSize(most)
  return { start: page, size: first, ahead: first > 1 ? first - 1 : first }
}

interface Rules {
  readonly pattern: 'sequential' | 'random' | 'mapped'
  readonly most: number
  readonly latency: number
}

/** What is fetched when a page is missed (`isMiss`), or found with the mark. */
function fetch(run: Run, isMiss: boolean, now: number, { pattern, most, latency }: Rules): Run {
  if (pattern === 'mapped')
    return isMiss ? ask(run, run.page - (most >> 1), Math.max(1, most), now, latency) : run
  if (most === 0) return isMiss ? ask(run, run.page, 1, now, latency) : run
  const isMarked = run.window.size > 0 && run.page === run.window.start + run.window.size - run.window.ahead
  if (!isMiss && !isMarked) return run
  const window = windowFor(run, most)
  if (window === undefined) return ask(run, run.page, 1, now, latency)
  return ask({ ...run, window }, window.start, window.size, now, latency)
}

/** What has come from the disk pushes out what came first. */
function arrive(run: Run, now: number): Run {
  const come = run.requests.filter(({ due }) => due <= now)
  const fresh = come.flatMap(({ from, to }) => Array.from({ length: to - from }, (_, i) => from + i))
  return {
    ...run,
    requests: run.requests.filter(({ due }) => due > now),
    cached: [...run.cached, ...fresh].slice(-room),
  }
}

const cellOf = (page: number): readonly [number, number] => [
  16 + (page % columns) * 7,
  34 + Math.floor(page / columns) * 13,
]

function drawFile(run: Run): readonly Shape[] {
  const cell = (page: number, look: Pick<Shape, 'fill' | 'stroke' | 'dashed'>): Shape => {
    const [x, y] = cellOf(page)
    return { shape: 'rect', x, y, width: 5, height: 9, thick: 1, ...look }
  }
  const read = new Set(run.read)
  const [x, y] = cellOf(run.page)
  return [
    ...Array.from(
      { length: pages / columns },
      (_, row): Shape => ({
        shape: 'line',
        points: [
          [16, 43 + row * 13],
          [462, 43 + row * 13],
        ],
        stroke: 'line',
        thick: 1,
      }),
    ),
    ...run.requests.flatMap(({ from, to }) =>
      Array.from({ length: to - from }, (_, i) => cell(from + i, { dashed: true, stroke: 'ink' })),
    ),
    ...run.cached.map((page) =>
      cell(page, read.has(page) ? { fill: 'accent', stroke: 'accent' } : { stroke: 'accent', fill: 'paper' }),
    ),
    {
      shape: 'area',
      points: [
        [x + 2.5, y - 1],
        [x - 3, y - 10],
        [x + 8, y - 10],
      ],
      fill: 'ink',
    },
  ]
}

const status = ({ read, waited, asked, fetched }: Run): string =>
  `${read.length} pages read, ${waited} steps waited; ${asked} requests fetched ${fetched} pages, of which ${new Set(read).size} were read.`

export default defineSimulation({
  title: 'Reading ahead of a program',
  size: { width: 480, height: 258 },
  controls: {
    pattern: {
      kind: 'choice',
      label: 'The program reads',
      options: { sequential: 'in order', random: 'at random, by read', mapped: 'at random, in a mapping' },
      value: 'sequential',
      restart: true,
    },
    most: {
      kind: 'choice',
      label: 'Ahead at most',
      options: { 0: 'nothing', 4: '16 KiB', 8: '32 KiB', 16: '64 KiB', 32: '128 KiB', 64: '256 KiB' },
      value: '32',
      restart: true,
    },
    latency: { kind: 'range', label: 'Steps to the disk', min: 1, max: 20, value: 8, restart: true },
  },
  steps: 160,
  interval: 150,
  picture: 70,
  state: ({ controls, random }): Run => ({
    page: controls.pattern === 'sequential' ? 0 : Math.floor(random() * pages),
    before: -1,
    window: { start: 0, size: 0, ahead: 0 },
    requests: [],
    cached: [],
    read: [],
    waited: 0,
    asked: 0,
    fetched: 0,
  }),
  step: (run, { controls, at, random }): Run => {
    const rules = { pattern: controls.pattern, most: Number(controls.most), latency: controls.latency }
    const come = arrive(run, at)
    const asked = fetch(come, !isKnown(come, come.page), at, rules)
    if (!asked.cached.includes(asked.page)) return { ...asked, waited: asked.waited + 1 }
    const next =
      controls.pattern === 'sequential' ? Math.min(pages - 1, asked.page + 1) : Math.floor(random() * pages)
    return {
      ...asked,
      read: [...asked.read, asked.page],
      before: asked.page,
      page: next,
    }
  },
  draw: (run, { at }) => [
    ...drawFile(run),
    {
      shape: 'text',
      size: 15,
      x: 16,
      y: 188,
      text: 'filled: read; frame: in memory, not read; dashed: on its way',
      fill: 'quiet',
    },
    {
      shape: 'text',
      size: 15,
      x: 16,
      y: 216,
      text: `after ${at} steps: ${run.read.length} pages read, ${run.waited} steps waited`,
      bold: true,
    },
    {
      shape: 'text',
      size: 15,
      x: 16,
      y: 240,
      text: `${run.asked} requests fetched ${run.fetched} pages, ${new Set(run.read).size} of them were read`,
    },
  ],
  describe: (run, { at }) => `After ${at} steps: ${status(run)}`,
  recorded: [
    {
      at: 20,
      says: 'After 20 steps: 6 pages read, 14 steps waited; 3 requests fetched 28 pages, of which 6 were read.',
    },
    {
      at: 160,
      says: 'After 160 steps: 146 pages read, 14 steps waited; 8 requests fetched 188 pages, of which 146 were read.',
    },
    {
      at: 160,
      log: '0.most=0',
      says: 'After 160 steps: 17 pages read, 143 steps waited; 18 requests fetched 18 pages, of which 17 were read.',
    },
    {
      at: 160,
      log: '0.most=4',
      says: 'After 160 steps: 98 pages read, 62 steps waited; 27 requests fetched 106 pages, of which 98 were read.',
    },
    {
      at: 160,
      log: '0.pattern=random',
      says: 'After 160 steps: 17 pages read, 143 steps waited; 18 requests fetched 18 pages, of which 17 were read.',
    },
    {
      at: 160,
      log: '0.pattern=mapped',
      says: 'After 160 steps: 18 pages read, 142 steps waited; 13 requests fetched 395 pages, of which 18 were read.',
    },
  ],
})
