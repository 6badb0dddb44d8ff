import { type History, nameOf, type Operation } from './history.ts'

// Whether the operations of a history have an order that explains it. The search is that of Wing and Gong 1993 with the memory of
// Lowe 2017: what may come next is an operation before which no other one returned that is still left; it must fit the value; and
// where the same operations with the same value have been tried, nothing new is to be found.

export type Verdict = 'open' | 'yes' | 'no'

/** The search as far as its steps have come. */
export interface Search {
  /** Operations in the order that is tried. */
  readonly order: readonly number[]
  /** What to try next, by how many are in order. */
  readonly next: readonly number[]
  readonly seen: readonly string[]
  readonly tries: number
  readonly verdict: Verdict
  readonly said: string
}

/** What the whole search finds. */
export interface Answer {
  readonly verdict: Verdict
  readonly order: readonly number[]
  /** When the first part of the history ends that has no order; undefined where there is none, or none was found in time. */
  readonly until?: number
  /** Reads that no order of the writes explains, and whether each of them is needed for that. */
  readonly conflict: readonly number[]
  readonly isLeast: boolean
  readonly sequential: Verdict
}

/** Tries for the order, and as many for the conflict: a phone answers within a page's patience. */
export const bound = 30_000

type Precedes = (a: Operation, b: Operation) => boolean
const inTime: Precedes = (a, b) => a.end !== undefined && a.end < b.call
/** For sequential consistency only the order of each client counts. */
const inProgram: Precedes = (a, b) => a.client === b.client && a.call < b.call
/** A read that never returned says nothing. */
const isMute = ({ kind, end }: Operation): boolean => kind === 'R' && end === undefined

/** An order, that there is none, or after so many tries neither. */
function decide(
  history: History,
  limit: number,
  precedes = inTime,
): { readonly verdict: Verdict; readonly order: readonly number[]; readonly tries: number } {
  const bits = history.map((_, i) => 1n << BigInt(i))
  const all = (is: (one: Operation) => boolean): bigint =>
    history.reduce((sum, one, i) => (is(one) ? sum | bits[i]! : sum), 0n)
  const before = history.map((one) => all((other) => !isMute(other) && precedes(other, one)))
  const must = all(({ end }) => end !== undefined)
  const seen = new Set<string>()
  let tries = 0
  const follow = (order: readonly number[], done: bigint, value: number): readonly number[] | undefined => {
    if ((done & must) === must) return order
    for (const [i, one] of history.entries()) {
      if (isMute(one) || (done & bits[i]!) !== 0n || (before[i]! & ~done) !== 0n) continue
      if (++tries > limit) return undefined
      if (one.kind === 'R' && one.value !== value) continue
      const state = `${done | bits[i]!}:${one.value}`
      if (seen.has(state)) continue
      seen.add(state)
      const found = follow([...order, one.id], done | bits[i]!, one.value)
      if (found !== undefined || tries > limit) return found
    }
    return undefined
  }
  const order = follow([], 0n, 0)
  const verdict = order !== undefined ? 'yes' : tries > limit ? 'open' : 'no'
  return { verdict, order: order ?? [], tries }
}

/** What was known of a history at a time: what had been called, and of that what had returned. */
const upTo = (history: History, time: number): History =>
  history.flatMap(({ end, ...one }) =>
    one.call > time ? [] : [end === undefined || end > time ? one : { ...one, end }],
  )

export function answerOf(history: History): Answer {
  const { verdict, order } = decide(history, bound)
  const none = { conflict: [], isLeast: true, sequential: 'open' } as const
  if (verdict === 'yes') return { verdict, order, ...none }
  let left = bound
  const isWithout = (part: History): Verdict => {
    // What returned first is tried first: most orders that there are begin so.
    const found = decide([...part].sort((a, b) => (a.end ?? 1e16) - (b.end ?? 1e16)), left)
    left = Math.max(0, left - found.tries)
    return found.verdict
  }
  const times = [...new Set(history.flatMap(({ end }) => (end === undefined ? [] : [end])))].sort((a, b) => a - b)
  // What has no order has none however it goes on, so the first such part is the smallest.
  for (const until of times) {
    const part = upTo(history, until)
    const found = isWithout(part)
    if (found === 'open') break
    if (found === 'yes') continue
    // Without some of its reads an order stays an order: what can be spared is taken away.
    let kept = part.filter((one) => !isMute(one))
    let isLeast = true
    for (const one of kept.filter(({ kind }) => kind === 'R')) {
      const fewer = kept.filter((other) => other !== one)
      const without = isWithout(fewer)
      if (without === 'no') kept = fewer
      else if (without === 'open') isLeast = false
    }
    const conflict = kept.flatMap(({ kind, id }) => (kind === 'R' ? [id] : []))
    return { verdict: 'no', order: [], until, conflict, isLeast, sequential: decide(history, bound, inProgram).verdict }
  }
  return { verdict, order: [], ...none }
}

export const fresh: Search = { order: [], next: [0], seen: [], tries: 0, verdict: 'open', said: 'Nothing yet.' }

export const valueAfter = (history: History, order: readonly number[]): number =>
  order.reduce((value, i) => (history[i]!.kind === 'W' ? history[i]!.value : value), 0)

/** The next operation from `from` on that may be next, by its place; the history's length where there is none. */
function findNext(history: History, order: readonly number[], from: number): number {
  const left = history.flatMap((one, i) => (order.includes(i) || isMute(one) ? [] : [i]))
  const found = left.find((i) => i >= from && left.every((other) => !inTime(history[other]!, history[i]!)))
  return found ?? history.length
}

/** Whether what returned is in order; what never did may be left out. */
const isWhole = (history: History, order: readonly number[]): boolean =>
  history.every(({ end }, i) => end === undefined || order.includes(i))

/** One try, or one step back. */
export function advance(history: History, search: Search): Search {
  const { order, next, seen, tries, verdict } = search
  if (verdict !== 'open') return search
  if (isWhole(history, order)) return { ...search, verdict: 'yes', said: 'Nothing has to be in order.' }
  const i = findNext(history, order, next[order.length]!)
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

/** An order with an instant for each: as early as what comes before allows. */
export function pointsOf(history: History, order: readonly number[]): readonly (readonly [number, number])[] {
  let time = -Infinity
  return order.map((i) => {
    time = Math.max(time, history[i]!.call)
    return [i, time] as const
  })
}

export const listPoints = (history: History, order: readonly number[]): string =>
  pointsOf(history, order)
    .map(([i, time]) => `${nameOf(history[i]!)} at ${time}`)
    .join(', ')
