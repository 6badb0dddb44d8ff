import { defineSimulation, type Shape } from 'hortus/simulation'
import { clientsOf, type Fault, type History, listOf, nameOf, readHistory, whatOf } from './history.ts'
import {
  type Answer,
  advance,
  answerOf,
  bound,
  fresh,
  listPoints,
  pointsOf,
  type Search,
  type Verdict,
  valueAfter,
} from './history-order.ts'

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
  const why = `Not linearizable from time ${until} on: no order of the writes explains ${listOf(history, conflict)}.`
  return { verdict, why: why + least + sequentialWords[sequential] }
}

type Words = Extract<Shape, { readonly shape: 'text' }>
const text = (x: number, y: number, words: string, look: Partial<Words> = {}): Shape => {
  return { shape: 'text', size: 15, x, y, text: words, ...look }
}
/** About as wide as words are drawn. */
const widthOf = (words: string): number => [...words].reduce((sum, sign) => sum + (sign > '⺀' || sign === '→' ? 15 : sign === ' ' || sign === ':' ? 4 : 8), 0)

/** Words as lines of the drawing; what has no room ends in dots. */
function write(words: string, y: number, most: number, look: Partial<Words> = {}): readonly Shape[] {
  const lines: string[] = ['']
  // A client stays with what it does.
  for (const word of words.split(/ (?![WR](?:→|\d|-))/)) {
    const longer = `${lines.at(-1)} ${word}`.trim()
    if (widthOf(longer) > 470) lines.push(word)
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
      ...write(`Line ${fault.line} cannot be read`, 40, 1, { bold: true, fill: 'bad' }),
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
  const said = isTrying && order.length > 0 ? `${listOf(history, order)}: the value is ${valueAfter(history, order)}` : why
  return [
    ...drawHistory(run, order),
    text(10, 268, titles[verdict], { bold: true, fill: verdict === 'no' ? 'bad' : 'ink' }),
    ...write(said, 289, 3),
    ...write(tried, 348, 2, { fill: 'quiet' }),
  ]
}

function start(written: string, isOwn: boolean): Run {
  const found = readHistory(written)
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
