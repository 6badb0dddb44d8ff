import { defineSimulation, type Shape } from 'hortus/simulation'

// A register that holds 0 at first, and a history of reads and writes that overlap. The search is that of Wing and Gong 1993
// with the memory of Lowe 2017: what may come next is an operation before which no other one returned that is still left; it
// must fit the value; and where the same operations with the same value have been tried, nothing new is to be found.

interface Operation {
  readonly client: number
  readonly kind: 'W' | 'R'
  readonly value: number
  readonly call: number
  /** Undefined where it never returned. */
  readonly end?: number
}

type History = readonly Operation[]

interface Search {
  /** Operations in the order that is tried. */
  readonly order: readonly number[]
  /** What to try next, by how many are in order. */
  readonly next: readonly number[]
  readonly seen: readonly string[]
  readonly tries: number
  readonly verdict: 'open' | 'yes' | 'no'
  readonly said: string
}

interface Run {
  readonly history: History
  readonly chosen: number
  readonly search: Search
}

const op = (client: number, written: string, call: number, end?: number): Operation => ({
  client,
  kind: written[0] as 'W' | 'R',
  value: Number(written[1]),
  call,
  ...(end !== undefined && { end }),
})

const histories = {
  reload: [op(0, 'W1', 0, 10), op(0, 'R1', 12, 14), op(1, 'R1', 1, 4), op(2, 'R0', 6, 9)],
  during: [op(0, 'W1', 1, 11), op(1, 'R0', 0, 3), op(1, 'R1', 6, 9), op(2, 'R1', 10, 13), op(3, 'R0', 3, 7)],
  lost: [op(0, 'W1', 1), op(1, 'R0', 2, 5), op(1, 'R1', 9, 12), op(2, 'R0', 3, 7)],
  two: [
    op(0, 'W1', 0, 12),
    op(1, 'W2', 0, 12),
    op(2, 'R1', 1, 4),
    op(2, 'R2', 6, 9),
    op(3, 'R2', 2, 5),
    op(3, 'R1', 7, 10),
  ],
} as const

const fresh: Search = { order: [], next: [0], seen: [], tries: 0, verdict: 'open', said: 'Nothing yet.' }

const nameOf = (one: Operation): string =>
  `${'ABCD'[one.client]} ${one.kind}${one.kind === 'R' ? '→' : ''}${one.value}`
const list = (history: History, some: readonly number[]): string =>
  some.map((i) => nameOf(history[i]!)).join(', ')

type Precedes = (a: Operation, b: Operation) => boolean
const inTime: Precedes = (a, b) => a.end !== undefined && a.end < b.call
/** For sequential consistency only the order of each client counts. */
const inProgram: Precedes = (a, b) => a.client === b.client && a.call < b.call

const valueAfter = (history: History, order: readonly number[]): number =>
  order.reduce((value, i) => (history[i]!.kind === 'W' ? history[i]!.value : value), 0)

/** The next operation from `from` on that may be next, by its place; the history's length where there is none. */
function findNext(history: History, order: readonly number[], from: number, precedes: Precedes): number {
  const left = history.flatMap((_, i) => (order.includes(i) ? [] : [i]))
  const found = left.find((i) => i >= from && left.every((other) => !precedes(history[other]!, history[i]!)))
  return found ?? history.length
}

/** Whether what returned is in order; what never did may be left out. */
const isWhole = (history: History, order: readonly number[]): boolean =>
  history.every(({ end }, i) => end === undefined || order.includes(i))

/** One try, or one step back. */
function advance(history: History, search: Search, precedes = inTime): Search {
  const { order, next, seen, tries, verdict } = search
  if (verdict !== 'open') return search
  if (isWhole(history, order)) return { ...search, verdict: 'yes', said: 'Nothing has to be in order.' }
  const i = findNext(history, order, next[order.length]!, precedes)
  const one = history[i]
  if (one === undefined) {
    if (order.length === 0) return { ...search, verdict: 'no', said: 'No order is left to try.' }
    const said = `Nothing else may follow, so ${nameOf(history[order.at(-1)!]!)} is taken back.`
    return { ...search, order: order.slice(0, -1), next: next.slice(0, -1), said }
  }
  const tried = { ...search, tries: tries + 1, next: [...next.slice(0, -1), i + 1] }
  const value = valueAfter(history, order)
  if (one.kind === 'R' && one.value !== value)
    return { ...tried, said: `${nameOf(one)} may be next and does not fit: the value is ${value}.` }
  const longer = [...order, i]
  const state = `${[...longer].sort((a, b) => a - b).join(' ')}: ${valueAfter(history, longer)}`
  const found = isWhole(history, longer) ? 'yes' : 'open'
  return seen.includes(state)
    ? { ...tried, said: `${nameOf(one)} leads to where the search has been: same operations, same value.` }
    : {
        ...{ ...tried, verdict: found, said: `${nameOf(one)} is next and fits.` },
        ...{ order: longer, next: [...tried.next, 0], seen: [...seen, state] },
      }
}

/** At most 8 operations and three values: a few hundred states. */
function decide(history: History, from = fresh, precedes = inTime): Search {
  let search = from
  while (search.verdict === 'open') search = advance(history, search, precedes)
  return search
}

/** The fewest reads that no order explains together with all writes. Without some of its reads an order stays an order. */
function conflictOf(history: History): readonly number[] {
  const reads = history.flatMap(({ kind, end }, i) => (kind === 'R' && end !== undefined ? [i] : []))
  const sets = Array.from({ length: 2 ** reads.length }, (_, set) =>
    reads.filter((_, bit) => (set >> bit) & 1),
  )
  const isTooMuch = (some: readonly number[]): boolean =>
    decide(history.filter(({ kind }, i) => kind === 'W' || some.includes(i))).verdict === 'no'
  return sets.sort((a, b) => a.length - b.length).find(isTooMuch) ?? []
}

function verdictOf({ history, search }: Run): string {
  if (search.verdict === 'open') return `Not decided after ${search.tries} tries.`
  if (search.verdict === 'yes') return `Linearizable, in the order ${list(history, search.order)}.`
  return `Not linearizable: no order of the writes explains ${list(history, conflictOf(history))}. ${sequential(history)}`
}

function sequential(history: History): string {
  const isSequential = decide(history, fresh, inProgram).verdict === 'yes'
  return `It is ${isSequential ? '' : 'not even '}sequentially consistent.`
}

const changes = [
  ['call-', 'calls −', 'It is called earlier'],
  ['call+', 'calls +', 'It is called later'],
  ['end-', 'ends −', 'It returns earlier'],
  ['end+', 'ends +', 'It returns later'],
  ['what', 'what', 'Another operation: R→0, R→1, R→2, W1, W2'],
  ['never', 'never', 'It never returns, or does'],
] as const

const [last, shortest] = [14, 2]
const kinds = ['R0', 'R1', 'R2', 'W1', 'W2']

/** The chosen operation otherwise, as long as its client still does one thing after the other. */
function change(one: Operation, name: string): Operation {
  const { end, ...rest } = one
  if (name === 'what') {
    const written = kinds[(kinds.indexOf(`${one.kind}${one.value}`) + 1) % kinds.length]!
    return { ...one, kind: written[0] as 'W' | 'R', value: Number(written[1]) }
  }
  if (name === 'never') return end === undefined ? { ...rest, end: Math.min(last, one.call + 3) } : rest
  const by = name.endsWith('-') ? -1 : 1
  if (name.startsWith('call')) return { ...one, call: one.call + by }
  return end === undefined ? one : { ...one, end: end + by }
}

function isPossible(history: History): boolean {
  return history.every((one, i) => {
    const end = one.end ?? last + 1
    if (one.call < 0 || end > last + 1 || (one.end ?? last) > last || end - one.call < shortest) return false
    return history.every(
      (other, j) => j <= i || other.client !== one.client || other.call > end || (other.end ?? 99) < one.call,
    )
  })
}

type Words = Extract<Shape, { readonly shape: 'text' }>
type Box = Extract<Shape, { readonly shape: 'rect' }>
const text = (x: number, y: number, words: string, look: Partial<Words> = {}): Shape => {
  return { shape: 'text', size: 14, x, y, text: words, ...look }
}
const box = (x: number, y: number, width: number, look: Partial<Box>): Shape => {
  return { shape: 'rect', x, y, width, height: 26, round: 3, ...look }
}
const xOf = (time: number): number => 34 + time * 30
const yOf = (client: number): number => 22 + client * 40

function drawOperation(run: Run, i: number, conflict: readonly number[]): readonly Shape[] {
  const { history, chosen, search } = run
  const one = history[i]!
  const [x, y, end] = [xOf(one.call), yOf(one.client), one.end ?? last + 0.6]
  const isBad = conflict.includes(i)
  const place = search.order.indexOf(i)
  const words = `${one.kind}${one.kind === 'R' ? '→' : ' '}${one.value}${one.end === undefined ? ' …' : ''}`
  const [fill, stroke, thick] =
    i === chosen ? (['sheet', 'accent', 3] as const) : (['paper', 'ink', 1.5] as const)
  const edge = isBad ? ({ stroke: 'bad', thick: 4 } as const) : { stroke, thick }
  const label = `Choose ${nameOf(one)}, from ${one.call} to ${one.end ?? 'never'}`
  const shapes = [
    box(x, y, xOf(end) - x, { fill, ...edge, dashed: one.end === undefined, press: `choose ${i}`, label }),
    text(x + 7, y + 18, isBad ? `${words} !` : words, { bold: isBad || i === chosen }),
  ]
  if (place === -1) return shapes
  const at = xOf(end) - 13
  const number = text(at, y + 18, `${place + 1}`, { align: 'middle', fill: 'paper', bold: true })
  return [...shapes, { shape: 'circle', x: at, y: y + 13, r: 9, fill: 'ink' }, number]
}

function drawButton([name, words, label]: readonly [string, string, string], i: number): readonly Shape[] {
  const x = 8 + i * 78
  return [
    box(x, 286, 72, { height: 30, fill: 'sheet', stroke: 'quiet', press: name, label }),
    text(x + 36, 306, words, { align: 'middle' }),
  ]
}

export default defineSimulation({
  title: 'Is this history linearizable?',
  size: { width: 480, height: 324 },
  controls: {
    history: {
      kind: 'choice',
      label: 'History',
      options: {
        reload: 'the reload that shows older data',
        during: 'reads while a write is in progress',
        lost: 'a write that never returned',
        two: 'two readers, two orders',
      },
      value: 'reload',
      restart: true,
    },
  },
  steps: 120,
  interval: 900,
  picture: 12,

  state: ({ controls }): Run => ({ history: histories[controls.history], chosen: 0, search: fresh }),
  step: (run): Run => ({ ...run, search: advance(run.history, run.search) }),
  press: (run, name): Run => {
    if (name.startsWith('choose ')) return { ...run, chosen: Number(name.slice(7)) }
    const history = run.history.map((one, i) => (i === run.chosen ? change(one, name) : one))
    if (isPossible(history)) return { ...run, history, search: decide(history) }
    return {
      ...run,
      search: { ...run.search, said: 'That cannot be: a client does one thing after the other.' },
    }
  },
  draw: (run) => {
    const { history, chosen, search } = run
    const conflict = search.verdict === 'no' ? conflictOf(history) : []
    const value = valueAfter(history, search.order)
    const isNot = search.verdict === 'no'
    const verdict = { open: 'Not decided yet', yes: 'LINEARIZABLE', no: 'NOT LINEARIZABLE' }[search.verdict]
    const why = isNot
      ? `no order explains ${list(history, conflict)}`
      : search.order.length === 0
        ? 'the numbers will be the order that is tried'
        : `${list(history, search.order)}: the value is ${value}`
    return [
      ...[0, 1, 2, 3].map((client) => text(10, yOf(client) + 18, 'ABCD'[client]!, { bold: true })),
      ...history.flatMap((_, i) => drawOperation(run, i, conflict)),
      text(xOf(last) + 20, 198, 'time →', { align: 'end', fill: 'quiet' }),
      text(10, 204, `${verdict} after ${search.tries} tries`, { bold: true, fill: isNot ? 'bad' : 'ink' }),
      text(10, 226, why, { size: 13 }),
      text(10, 246, isNot ? sequential(history) : search.said, { size: 13, fill: 'quiet' }),
      text(10, 276, `Chosen: ${nameOf(history[chosen]!)}. Press another, or change it:`),
      ...changes.flatMap(drawButton),
    ]
  },

  describe: (run) => {
    const each = run.history.map(
      (one) => `${nameOf(one)} from ${one.call} ${one.end === undefined ? 'on' : `to ${one.end}`}`,
    )
    return `${each.join(', ')}. ${run.search.said} ${verdictOf(run)}`
  },
  recorded: [
    {
      at: 5,
      says: 'A W1 from 0 to 10, A R→1 from 12 to 14, B R→1 from 1 to 4, C R→0 from 6 to 9. Nothing else may follow, so A W1 is taken back. Not decided after 3 tries.',
    },
    {
      at: 12,
      says: 'A W1 from 0 to 10, A R→1 from 12 to 14, B R→1 from 1 to 4, C R→0 from 6 to 9. No order is left to try. Not linearizable: no order of the writes explains B R→1, C R→0. It is sequentially consistent.',
    },
    {
      at: 40,
      log: '0.history=during',
      says: 'A W1 from 1 to 11, B R→0 from 0 to 3, B R→1 from 6 to 9, C R→1 from 10 to 13, D R→0 from 3 to 7. C R→1 is next and fits. Linearizable, in the order B R→0, D R→0, A W1, B R→1, C R→1.',
    },
    {
      at: 40,
      log: '0.history=lost',
      says: 'A W1 from 1 on, B R→0 from 2 to 5, B R→1 from 9 to 12, C R→0 from 3 to 7. B R→1 is next and fits. Linearizable, in the order B R→0, C R→0, A W1, B R→1.',
    },
    {
      at: 60,
      log: '0.history=two',
      says: 'A W1 from 0 to 12, B W2 from 0 to 12, C R→1 from 1 to 4, C R→2 from 6 to 9, D R→2 from 2 to 5, D R→1 from 7 to 10. No order is left to try. Not linearizable: no order of the writes explains C R→1, C R→2, D R→2, D R→1. It is not even sequentially consistent.',
    },
  ],
})
