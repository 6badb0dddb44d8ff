import { defineSimulation, type Shape } from 'hortus/simulation'

// One program, two collectors with heaps of one size. Mark and sweep uses the whole heap and leaves objects where they are: an
// allocation takes the first gap that is large enough. Copying uses half of it, allocates at its end, and copies what is alive
// into the other half when it is full. Cells are counted: those that are marked or copied, and those that are swept.

interface Item {
  readonly id: number
  readonly size: number
  /** The step at which it dies. */
  readonly dies: number
}

interface Placed extends Item {
  readonly at: number
}

interface Heap {
  readonly items: readonly Placed[]
  readonly collections: number
  /** Cells that were marked or copied, and those that were swept over. */
  readonly touched: number
  readonly swept: number
  readonly hasFailed: boolean
}

interface Run {
  readonly sweeping: Heap
  readonly copying: Heap
  readonly allocated: number
  readonly count: number
}

const cells = 240
const half = cells / 2
const total = (items: readonly Item[]): number => items.reduce((sum, { size }) => sum + size, 0)

/** The first gap of that size; undefined where there is none. */
function findGap(items: readonly Placed[], size: number): number | undefined {
  let at = 0
  for (const one of [...items].sort((a, b) => a.at - b.at)) {
    if (one.at - at >= size) return at
    at = one.at + one.size
  }
  return cells - at >= size ? at : undefined
}

/** Leaves out what is dead. */
function sweep(heap: Heap, now: number): Heap {
  const items = heap.items.filter(({ dies }) => dies > now)
  const touched = heap.touched + total(items)
  return { ...heap, items, collections: heap.collections + 1, touched, swept: heap.swept + cells }
}

/** Puts what is alive side by side, in the order in which it lay. */
function copy(heap: Heap, now: number): Heap {
  const alive = heap.items.filter(({ dies }) => dies > now)
  let at = 0
  const items = alive.map((one) => {
    const placed = { ...one, at }
    at += one.size
    return placed
  })
  return { ...heap, items, collections: heap.collections + 1, touched: heap.touched + total(items) }
}

function allocateSweeping(heap: Heap, item: Item, now: number): Heap {
  const gap = findGap(heap.items, item.size)
  if (gap !== undefined) return { ...heap, items: [...heap.items, { ...item, at: gap }] }
  const swept = sweep(heap, now)
  const next = findGap(swept.items, item.size)
  return next === undefined
    ? { ...swept, hasFailed: true }
    : { ...swept, items: [...swept.items, { ...item, at: next }] }
}

function allocateCopying(heap: Heap, item: Item, now: number): Heap {
  const endOf = ({ items }: Heap): number => items.reduce((end, one) => Math.max(end, one.at + one.size), 0)
  const add = (one: Heap): Heap => ({ ...one, items: [...one.items, { ...item, at: endOf(one) }] })
  if (endOf(heap) + item.size <= half) return add(heap)
  const copied = copy(heap, now)
  return endOf(copied) + item.size <= half ? add(copied) : { ...copied, hasFailed: true }
}

type Words = Extract<Shape, { readonly shape: 'text' }>
const text = (x: number, y: number, words: string, look: Partial<Words> = {}): Shape => {
  return { shape: 'text', size: 15, x, y, text: words, ...look }
}

const perRow = 120
const cell = 456 / perRow

/** An object, in each row that it reaches into: filled while it lives, dashed when it is dead and not yet collected. */
function drawItem({ at, size, dies }: Placed, top: number, now: number): readonly Shape[] {
  const first = Math.floor(at / perRow)
  const last = Math.floor((at + size - 1) / perRow)
  const rows = first === last ? [first] : [first, last]
  return rows.map((row): Shape => {
    const [from, to] = [Math.max(at, row * perRow), Math.min(at + size, (row + 1) * perRow)]
    const [x, y, width] = [12 + (from - row * perRow) * cell + 0.5, top + row * 24, (to - from) * cell - 1]
    return dies > now
      ? { shape: 'rect', x, y, width, height: 19, fill: 'accent', stroke: 'accent', thick: 0.5 }
      : { shape: 'rect', x, y, width, height: 19, stroke: 'ink', dashed: true, thick: 1 }
  })
}

function costOf({ touched, swept }: Heap, allocated: number, price: number): string {
  return allocated === 0 ? '0' : ((touched + swept * price) / allocated).toFixed(2)
}

function status(heap: Heap, allocated: number, price: number): string {
  if (heap.hasFailed) return `out of memory after ${heap.collections} collections`
  return `${heap.collections} collections, ${costOf(heap, allocated, price)} for a cell allocated`
}

const box = (top: number, rows: readonly number[]): readonly Shape[] =>
  rows.map(
    (row): Shape => ({
      shape: 'rect',
      x: 12,
      y: top + row * 24 - 2,
      width: 456,
      height: 23,
      stroke: 'quiet',
      thick: 1,
    }),
  )

export default defineSimulation({
  title: 'Mark and sweep, or copy between two halves',
  size: { width: 480, height: 250 },
  controls: {
    live: {
      kind: 'range',
      label: 'Cells alive, about',
      min: 20,
      max: 160,
      step: 10,
      value: 60,
      restart: true,
    },
    sizes: { kind: 'range', label: 'Largest object in cells', min: 1, max: 12, value: 6, restart: true },
    price: {
      kind: 'range',
      label: 'Sweeping a cell costs, marking or copying being 1',
      min: 0,
      max: 0.5,
      step: 0.05,
      value: 0.1,
    },
  },
  steps: 400,
  interval: 60,
  picture: 260,
  state: (): Run => {
    const empty: Heap = { items: [], collections: 0, touched: 0, swept: 0, hasFailed: false }
    return { sweeping: empty, copying: empty, allocated: 0, count: 0 }
  },
  // An object lives so long that, with one more at each step, about as many cells are alive as is asked for.
  step: ({ sweeping, copying, allocated, count }, { controls, at, random }): Run => {
    const size = 1 + Math.floor(random() * controls.sizes)
    const mean = controls.live / ((1 + controls.sizes) / 2)
    const item = { id: count, size, dies: at + 1 + Math.floor(2 * mean * random()) }
    return {
      sweeping: sweeping.hasFailed ? sweeping : allocateSweeping(sweeping, item, at),
      copying: copying.hasFailed ? copying : allocateCopying(copying, item, at),
      allocated: allocated + size,
      count: count + 1,
    }
  },
  draw: ({ sweeping, copying, allocated }, { at, controls }) => {
    return [
      text(12, 20, `Mark and sweep: ${status(sweeping, allocated, controls.price)}`, {
        bold: true,
        fill: sweeping.hasFailed ? 'bad' : 'ink',
      }),
      ...box(32, [0, 1]),
      ...sweeping.items.flatMap((item) => drawItem(item, 32, at - 1)),
      text(12, 106, `Copying: ${status(copying, allocated, controls.price)}`, {
        bold: true,
        fill: copying.hasFailed ? 'bad' : 'ink',
      }),
      ...box(118, [0, 1]),
      ...copying.items.flatMap((item) => drawItem(item, 118 + (copying.collections % 2) * 24, at - 1)),
      text(12, 194, `${at} objects, ${allocated} cells allocated in a heap of ${cells}`),
      text(12, 216, 'filled: alive; dashed: dead, and not collected yet; empty: free', {
        fill: 'quiet',
      }),
      text(12, 238, 'The cost is in cells that were marked, copied or swept.', { fill: 'quiet' }),
    ]
  },
  describe: ({ sweeping, copying, allocated }, { at, controls }) => {
    const say = (heap: Heap): string => {
      const alive = total(heap.items.filter(({ dies }) => dies > at - 1))
      return `${status(heap, allocated, controls.price)}${heap.hasFailed ? '' : `, ${alive} cells alive`}`
    }
    return `After ${at} objects with ${allocated} cells in a heap of ${cells}. Mark and sweep: ${say(sweeping)}. Copying: ${say(copying)}.`
  },
  recorded: [
    {
      at: 260,
      says: 'After 260 objects with 922 cells in a heap of 240. Mark and sweep: 4 collections, 0.34 for a cell allocated, 42 cells alive. Copying: 14 collections, 0.86 for a cell allocated, 42 cells alive.',
    },
    {
      at: 400,
      says: 'After 400 objects with 1436 cells in a heap of 240. Mark and sweep: 7 collections, 0.38 for a cell allocated, 45 cells alive. Copying: 23 collections, 0.93 for a cell allocated, 45 cells alive.',
    },
    {
      at: 400,
      log: '0.live=80',
      says: 'After 400 objects with 1436 cells in a heap of 240. Mark and sweep: 8 collections, 0.57 for a cell allocated, 74 cells alive. Copying: 36 collections, 2.02 for a cell allocated, 74 cells alive.',
    },
    {
      at: 400,
      log: '0.live=100',
      says: 'After 400 objects with 1436 cells in a heap of 240. Mark and sweep: 10 collections, 0.84 for a cell allocated, 93 cells alive. Copying: out of memory after 4 collections.',
    },
    {
      at: 400,
      log: '0.live=150,0.sizes=12',
      says: 'After 400 objects with 2679 cells in a heap of 240. Mark and sweep: out of memory after 37 collections. Copying: out of memory after 3 collections.',
    },
  ],
})
