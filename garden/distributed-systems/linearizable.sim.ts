import { defineSimulation, type Shape } from 'hortus/simulation'

// A register that holds 0 at first, and a history of reads and writes that overlap. The search is that of Wing and Gong 1993
// with the memory of Lowe 2017: what may come next is an operation before which no other one returned that is still left; it
// must fit the value; and where the same operations with the same value have been tried, nothing new is to be found.

interface Operation {
  /** Its place among the lines, from 0. */
  readonly id: number
  readonly client: string
  readonly kind: 'W' | 'R'
  readonly value: number
  readonly call: number
  /** Undefined where it never returned. */
  readonly end?: number
}

type History = readonly Operation[]
type Verdict = 'open' | 'yes' | 'no'

/** Why a text is no history. */
interface Fault {
  readonly line: number
  readonly found: string
  readonly expected: string
}

/** The search as far as its steps have come. */
interface Search {
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
interface Answer {
  readonly verdict: Verdict
  readonly order: readonly number[]
  /** When the first part of the history ends that has no order; undefined where there is none, or none was found in time. */
  readonly until?: number
  /** Reads that no order of the writes explains, and whether each of them is needed for that. */
  readonly conflict: readonly number[]
  readonly isLeast: boolean
  readonly sequential: Verdict
}

interface Run {
  readonly history: History
  readonly fault?: Fault
  readonly isOwn: boolean
  readonly answer: Answer
  readonly search: Search
}

const histories = {
  reload: 'A W1 0 10\nA R1 12 14\nB R1 1 4\nC R0 6 9',
  during: 'A W1 1 11\nB R0 0 3\nB R1 6 9\nC R1 10 13\nD R0 3 7',
  lost: 'A W1 1 -\nB R0 2 5\nB R1 9 12\nC R0 3 7',
  two: 'A W1 0 12\nB W2 0 12\nC R1 1 4\nC R2 6 9\nD R2 2 5\nD R1 7 10',
} as const

/** Tries for the order, and as many for the conflict: a phone answers within a page's patience. */
const bound = 30_000
const [maxOperations, maxClients] = [60, 12]

const isTime = (word: string): boolean => /^-?\d+(\.\d+)?$/.test(word) && word.replace(/\D/g, '').length <= 15

/** A line for each operation: client, what, call, return, and `-` for what never returned. */
function read(text: string): History | Fault {
  const history: Operation[] = []
  for (const [i, line] of text.split('\n').entries()) {
    const words = line.trim().split(/\s+/)
    if (line.trim() === '') continue
    const [client = '', what = '', from = '', to = ''] = words
    const fault = (found: string, expected: string): Fault => ({
      line: i + 1,
      found: found.length > 24 ? `${found.slice(0, 23)}…` : found,
      expected,
    })
    if (words.length !== 4) return fault(line.trim(), `client, what, call and return, not ${words.length} words`)
    if (client.length > 8) return fault(client, 'a client of at most 8 letters')
    const [, kind, value] = /^([WR])(-?\d{1,6})$/.exec(what) ?? []
    if (kind === undefined) return fault(what, 'W or R and a whole number, such as W1')
    if (!isTime(from)) return fault(from, 'the time of the call, a number of at most 15 digits')
    if (to !== '-' && !isTime(to)) return fault(to, 'the time of the return, such a number too, or -')
    const call = Number(from)
    const end = to === '-' ? undefined : Number(to)
    if (end !== undefined && end < call) return fault(`${from} ${to}`, 'a return that is not before the call')
    const other = history.find(
      (one) => one.client === client && one.call < (end ?? Infinity) && call < (one.end ?? Infinity),
    )
    if (other !== undefined) return fault(line.trim(), `one after the other, but ${nameOf(other)} overlaps`)
    const id = history.length
    if (id === maxOperations) return fault(line.trim(), `at most ${maxOperations} operations`)
    history.push({ id, client, kind: kind as 'W' | 'R', value: Number(value), call, ...(end !== undefined && { end }) })
    if (clientsOf(history).length > maxClients) return fault(client, `at most ${maxClients} clients`)
  }
  return history
}

const clientsOf = (history: History): readonly string[] => [...new Set(history.map(({ client }) => client))]
const whatOf = ({ kind, value }: Operation): string => `${kind}${kind === 'R' ? '→' : ''}${value}`
const nameOf = (one: Operation): string => `${one.client} ${whatOf(one)}`
const list = (history: History, some: readonly number[]): string =>
  some.map((i) => nameOf(history[i]!)).join(', ')

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

function answerOf(history: History): Answer {
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

const fresh: Search = { order: [], next: [0], seen: [], tries: 0, verdict: 'open', said: 'Nothing yet.' }

const valueAfter = (history: History, order: readonly number[]): number =>
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
function advance(history: History, search: Search): Search {
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
function pointsOf(history: History, order: readonly number[]): readonly (readonly [number, number])[] {
  let time = -Infinity
  return order.map((i) => {
    time = Math.max(time, history[i]!.call)
    return [i, time] as const
  })
}

const listPoints = (history: History, order: readonly number[]): string =>
  pointsOf(history, order)
    .map(([i, time]) => `${nameOf(history[i]!)} at ${time}`)
    .join(', ')

const sequentialWords = { open: '', yes: ' It is sequentially consistent.', no: ' It is not even sequentially consistent.' }

/** What a run knows by now, and why, in words. Of your own history the answer is there at once. */
function verdictOf({ history, isOwn, answer, search }: Run): { readonly verdict: Verdict; readonly why: string } {
  if (!isOwn && search.verdict === 'open')
    return { verdict: 'open', why: `Not decided after ${search.tries} tries.` }
  const { verdict, order, until, conflict, isLeast, sequential } = answer
  const stopped = `the search was ended after ${bound} tries`
  if (verdict === 'open') return { verdict, why: `Not decided: ${stopped}.` }
  if (verdict === 'yes') {
    const why = order.length === 0 ? 'nothing has to be in order' : `in the order ${listPoints(history, order)}`
    return { verdict, why: `Linearizable, ${why}.` }
  }
  if (until === undefined) return { verdict, why: `Not linearizable; for the conflict ${stopped}.` }
  const least = isLeast ? '' : ` Perhaps not each of these is needed: ${stopped}.`
  const why = `Not linearizable from time ${until} on: no order of the writes explains ${list(history, conflict)}.`
  return { verdict, why: why + least + sequentialWords[sequential] }
}

type Words = Extract<Shape, { readonly shape: 'text' }>
const text = (x: number, y: number, words: string, look: Partial<Words> = {}): Shape => {
  return { shape: 'text', size: 13, x, y, text: words, ...look }
}
/** About as wide as words are drawn. */
const widthOf = (words: string): number => [...words].reduce((sum, sign) => sum + (sign > '⺀' || sign === '→' ? 15 : sign === ' ' || sign === ':' ? 4 : 8), 0)

/** Words as lines of the drawing; what has no room ends in dots. */
function write(words: string, y: number, most: number, look: Partial<Words> = {}): readonly Shape[] {
  const lines: string[] = ['']
  // A client stays with what it does.
  for (const word of words.split(/ (?![WR](?:→|\d|-))/)) {
    const longer = `${lines.at(-1)} ${word}`.trim()
    if (widthOf(longer) > 500) lines.push(word)
    else lines[lines.length - 1] = longer
  }
  const shown = lines.slice(0, most)
  if (lines.length > most) shown[most - 1] += ' …'
  return shown.map((line, i) => text(10, y + i * 19, line, look))
}

function drawHistory(run: Run, order: readonly number[]): readonly Shape[] {
  const { history, answer } = run
  const { verdict } = verdictOf(run)
  const until = verdict === 'no' ? answer.until : undefined
  const clients = clientsOf(history)
  const row = Math.min(56, 216 / Math.max(1, clients.length))
  const height = Math.min(26, row - 6)
  const times = [...new Set(history.flatMap(({ call, end = call }) => [call, end]))].sort((a, b) => a - b)
  const left = 18 + Math.max(...clients.map(widthOf), 0)
  const xOf = (time: number): number => left + (times.indexOf(time) * (462 - left)) / Math.max(1, times.length - 1)
  const yOf = (client: string): number => 14 + clients.indexOf(client) * row
  const bars = history.flatMap((one, i) => {
    const [x, y] = [xOf(one.call), yOf(one.client)]
    const width = Math.max(3, (one.end === undefined ? 474 : xOf(one.end)) - x)
    const isBad = until !== undefined && answer.conflict.includes(i)
    const look = isBad ? ({ stroke: 'bad', thick: 3.5 } as const) : ({ stroke: 'ink' } as const)
    const opacity = until !== undefined && one.call > until ? 0.45 : 1
    const place = order.indexOf(i)
    const words = `${place === -1 ? '' : `${place + 1}: `}${whatOf(one)}${isBad ? ' !' : ''}`
    const fill = place === -1 ? 'paper' : 'sheet'
    const bar = { shape: 'rect', x, y, width, height, round: 3, fill, dashed: one.end === undefined, opacity, ...look } as const
    return widthOf(words) + 4 > width ? [bar] : [bar, text(x + 6, y + height / 2 + 4.5, words, { bold: isBad })]
  })
  const points = pointsOf(history, order).map(([i, time]): Shape => {
    const { client, end = Infinity } = history[i]!
    // Inside of its bar, where there is room.
    const x = Math.min(xOf(time) + 4, end === Infinity ? 470 : Math.max(xOf(history[i]!.call), xOf(end) - 4))
    return { shape: 'circle', x, y: yOf(client), r: 4, fill: 'accent', stroke: 'paper' }
  })
  const bottom = 14 + clients.length * row
  const line = { shape: 'line', stroke: 'bad', dashed: true } as const
  return [
    ...(until === undefined ? [] : [{ ...line, points: [[xOf(until), 6], [xOf(until), bottom - row + height + 6]] as const }]),
    ...clients.map((client) => text(10, yOf(client) + height / 2 + 4.5, client, { bold: true })),
    ...bars,
    ...points,
    text(470, bottom + 12, 'time, in order and not to scale →', { align: 'end', fill: 'quiet' }),
  ]
}

const titles = { open: 'NOT DECIDED', yes: 'LINEARIZABLE', no: 'NOT LINEARIZABLE' } as const

function draw(run: Run): readonly Shape[] {
  const { history, fault, isOwn, answer, search } = run
  if (fault !== undefined)
    return [
      ...write(`Line ${fault.line} cannot be read`, 40, 1, { bold: true, size: 15, fill: 'bad' }),
      ...write(`found “${fault.found}”`, 70, 2),
      ...write(`expected ${fault.expected}`, 112, 3),
      ...write('Each line has a client, W or R with a value, the call, and the return:', 190, 2, { fill: 'quiet' }),
      ...write('A W1 0 12', 232, 1, { fill: 'quiet' }),
    ]
  const { verdict, why } = verdictOf(run)
  const isTrying = !isOwn && search.verdict === 'open'
  const order = isTrying ? search.order : answer.order
  const tried =
    isOwn && search.next[0] === 0 ? 'Steps show the search for it, try by try.' : `Tries: ${search.tries}. ${search.said}`
  const said = isTrying && order.length > 0 ? `${list(history, order)}: the value is ${valueAfter(history, order)}` : why
  return [
    ...drawHistory(run, order),
    text(10, 268, titles[verdict], { bold: true, size: 15, fill: verdict === 'no' ? 'bad' : 'ink' }),
    ...write(said, 289, 3),
    ...write(tried, 348, 2, { fill: 'quiet' }),
  ]
}

function start(written: string, isOwn: boolean): Run {
  const found = read(written)
  const [history, fault] = 'line' in found ? [[], found] : [found, undefined]
  return { history, isOwn, answer: answerOf(history), search: fresh, ...(fault && { fault }) }
}

export default defineSimulation({
  title: 'Is this history linearizable?',
  size: { width: 480, height: 376 },
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
    own: {
      kind: 'text',
      label: 'Your own instead, a line for each operation: client, what, call, return, such as A W1 0 12',
      value: '',
      rows: 6,
      max: 2_000,
    },
  },
  steps: 120,
  interval: 900,
  picture: 12,

  state: ({ controls }): Run => {
    const isOwn = controls.own.trim() !== ''
    return start(isOwn ? controls.own : histories[controls.history], isOwn)
  },
  step: (run): Run => ({ ...run, search: run.fault ? run.search : advance(run.history, run.search) }),
  draw,
  describe: (run) => {
    const { history, fault, isOwn, search } = run
    if (fault !== undefined)
      return `Line ${fault.line} cannot be read: found “${fault.found}”, expected ${fault.expected}.`
    const { why } = verdictOf(run)
    if (isOwn) return `Your history of ${history.length} operations. ${why}`
    const each = history.map(
      (one) => `${nameOf(one)} from ${one.call} ${one.end === undefined ? 'on' : `to ${one.end}`}`,
    )
    return `${each.join(', ')}. ${search.said} ${why}`
  },
  recorded: [
    {
      at: 5,
      says: 'A W1 from 0 to 10, A R→1 from 12 to 14, B R→1 from 1 to 4, C R→0 from 6 to 9. Nothing else may follow, so A W1 is taken back. Not decided after 3 tries.',
    },
    {
      at: 12,
      says: 'A W1 from 0 to 10, A R→1 from 12 to 14, B R→1 from 1 to 4, C R→0 from 6 to 9. No order is left to try. Not linearizable from time 9 on: no order of the writes explains B R→1, C R→0. It is sequentially consistent.',
    },
    {
      at: 40,
      log: '0.history=during',
      says: 'A W1 from 1 to 11, B R→0 from 0 to 3, B R→1 from 6 to 9, C R→1 from 10 to 13, D R→0 from 3 to 7. C R→1 is next and fits. Linearizable, in the order B R→0 at 0, D R→0 at 3, A W1 at 3, B R→1 at 6, C R→1 at 10.',
    },
    {
      at: 40,
      log: '0.history=lost',
      says: 'A W1 from 1 on, B R→0 from 2 to 5, B R→1 from 9 to 12, C R→0 from 3 to 7. B R→1 is next and fits. Linearizable, in the order B R→0 at 2, C R→0 at 3, A W1 at 3, B R→1 at 9.',
    },
    {
      at: 60,
      log: '0.history=two',
      says: 'A W1 from 0 to 12, B W2 from 0 to 12, C R→1 from 1 to 4, C R→2 from 6 to 9, D R→2 from 2 to 5, D R→1 from 7 to 10. No order is left to try. Not linearizable from time 10 on: no order of the writes explains C R→1, C R→2, D R→2, D R→1. It is not even sequentially consistent.',
    },
    {
      at: 0,
      log: '0.own=A%20W1%200%2010%0AA%20R1%2012%2014%0AB%20R1%201%204%0AC%20R0%203%209',
      says: 'Your history of 4 operations. Linearizable, in the order C R→0 at 3, A W1 at 3, B R→1 at 3, A R→1 at 12.',
    },
    {
      at: 0,
      log: '0.own=x%20W7%200%20-%0Ay%20R7%201%202%0Az%20R0%202%2e5%203%0A%0Ay%20R0%205%206%0A',
      says: 'Your history of 4 operations. Not linearizable from time 3 on: no order of the writes explains y R→7, z R→0. It is not even sequentially consistent.',
    },
    {
      at: 0,
      log: '0.own=A%20W1%200%2010%0AB%20R9%201%204%0A',
      says: 'Your history of 2 operations. Not linearizable from time 4 on: no order of the writes explains B R→9. It is not even sequentially consistent.',
    },
    {
      at: 0,
      log: '0.own=A%20W1%200%2010%0AB%20w1%201%204%0A',
      says: 'Line 2 cannot be read: found “w1”, expected W or R and a whole number, such as W1.',
    },
  ],
})
