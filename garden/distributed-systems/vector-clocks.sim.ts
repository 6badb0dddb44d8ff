import { defineSimulation, type Shape } from 'hortus/simulation'

// Vector clocks after Fidge (1988) and Mattern (1988): a process counts its own events, sends its vector with each message,
// and on receipt takes the larger of each pair before it counts. The first eight steps are the example of the note "Logical
// clocks"; what readers send in between arrives two steps later.

const names = ['A', 'B', 'C'] as const
const pairs = ['AB', 'AC', 'BA', 'BC', 'CA', 'CB'] as const
/** What happens by itself: a process alone, or a message from the first to the second. */
const script = ['AB', 'C', 'C', 'C', '', 'BC', '', 'A'] as const
/** Columns that are shown. */
const shown = 10

interface Happening {
  readonly process: number
  readonly clock: readonly number[]
  /** The place of the sending among all events, if this is a receipt. */
  readonly from?: number
  /** The process that it sends to. */
  readonly to?: number
}

interface Message {
  readonly from: number
  readonly to: number
  /** The step at which it arrives. */
  readonly due: number
}

interface Run {
  readonly events: readonly Happening[]
  readonly underWay: readonly Message[]
  /** The event that others are compared with; without it, the last. */
  readonly chosen?: number
}

type Relation = 'before' | 'after' | 'concurrent' | 'itself'

const clockOf = (run: Run, process: number): readonly number[] =>
  run.events.findLast((event) => event.process === process)?.clock ?? [0, 0, 0]

function happen(run: Run, process: number, what: Pick<Happening, 'from' | 'to'> = {}): Run {
  const stamp = what.from === undefined ? [0, 0, 0] : run.events[what.from]!.clock
  const clock = clockOf(run, process).map((own, i) => Math.max(own, stamp[i]!) + (i === process ? 1 : 0))
  return { ...run, events: [...run.events, { process, clock, ...what }] }
}

function send(run: Run, pair: string, due: number): Run {
  const to = names.indexOf(pair[1] as 'A')
  const next = happen(run, names.indexOf(pair[0] as 'A'), { to })
  return { ...next, underWay: [...run.underWay, { from: next.events.length - 1, to, due }] }
}

const isBelow = (a: readonly number[], b: readonly number[]): boolean => a.every((one, i) => one <= b[i]!)

/** Where another event stands to the chosen one. */
function relate(run: Run, other: number, chosen: number): Relation {
  if (other === chosen) return 'itself'
  const [a, b] = [run.events[other]!.clock, run.events[chosen]!.clock]
  return isBelow(a, b) ? 'before' : isBelow(b, a) ? 'after' : 'concurrent'
}

const nameOf = ({ process, clock }: Happening): string => `${names[process]}${clock[process]}`
const chosenOf = (run: Run): number => run.chosen ?? run.events.length - 1

const yOf = (process: number): number => 40 + process * 62
const markOf: Readonly<Record<Relation, string>> = { before: '◀', after: '▶', concurrent: '∥', itself: '' }

/** Whether the arrow that comes or goes lies above the event, so that its clock belongs below. */
function isArrowAbove(run: Run, { process, from, to }: Happening): boolean {
  const other = to ?? (from === undefined ? undefined : run.events[from]!.process)
  return process === 2 || (process === 1 && other === 0)
}

function drawEvents(run: Run): readonly Shape[] {
  const first = Math.max(0, run.events.length - shown)
  const xOf = (event: number): number => 52 + (event - first) * 44
  const chosen = chosenOf(run)
  const shapes: Shape[] = []
  for (const [i, event] of run.events.entries()) {
    if (event.from === undefined || i < first) continue
    const start = run.events[event.from]!
    const [x0, y0, x1, y1] = [xOf(event.from), yOf(start.process), xOf(i), yOf(event.process)]
    const short = 12 / Math.hypot(x1 - x0, y1 - y0)
    const end = [x1 - (x1 - x0) * short, y1 - (y1 - y0) * short] as const
    if (event.from >= first)
      shapes.push({ shape: 'line', points: [[x0, y0], end], arrow: true, stroke: 'quiet' })
  }
  for (const { from, to } of run.underWay) {
    if (from < first) continue
    const [x, y] = [xOf(from), yOf(run.events[from]!.process)]
    const way = (yOf(to) - y) * 0.3
    shapes.push({
      shape: 'line',
      points: [
        [x, y],
        [x + 22, y + way],
      ],
      arrow: true,
      dashed: true,
      stroke: 'quiet',
    })
  }
  for (let i = first; i < run.events.length; i++) {
    const event = run.events[i]!
    const relation = relate(run, i, chosen)
    const [x, y] = [xOf(i), yOf(event.process)]
    const isChosen = relation === 'itself'
    shapes.push({
      shape: 'circle',
      x,
      y,
      r: 11,
      fill: isChosen ? 'accent' : 'paper',
      stroke: isChosen ? 'accent' : 'ink',
      dashed: relation === 'concurrent',
      press: `choose ${i}`,
      label: `Compare the others with ${nameOf(event)}`,
    })
    const mark = markOf[relation]
    if (mark !== '') shapes.push({ shape: 'text', x, y: y + 5, text: mark, align: 'middle', size: 15 })
    const text = event.clock.join(',')
    const under = isArrowAbove(run, event) ? y + 27 : y - 17
    const width = text.length * 8
    shapes.push({
      shape: 'rect',
      x: x - width / 2,
      y: under - 11,
      width,
      height: 14,
      fill: 'paper',
      stroke: 'paper',
    })
    shapes.push({ shape: 'text', size: 15, x, y: under, text, align: 'middle', bold: isChosen })
  }
  return shapes
}

export default defineSimulation({
  title: 'Three processes and their vector clocks',
  size: { width: 480, height: 268 },
  steps: 30,
  interval: 900,
  picture: 8,
  state: (): Run => ({ events: [], underWay: [] }),

  // A message that is due arrives; otherwise the script goes on.
  step: (run, { at }): Run => {
    const now = at + 1
    const due = run.underWay.find((message) => message.due <= now)
    const received =
      due === undefined
        ? run
        : {
            ...happen(run, due.to, { from: due.from }),
            underWay: run.underWay.filter((message) => message !== due),
          }
    const planned = script[at] ?? ''
    if (planned.length === 1) return happen(received, names.indexOf(planned as 'A'))
    // The message of the example is slow: it arrives after what C does alone.
    return planned === '' ? received : send(received, planned, at === 0 ? 5 : now + 1)
  },

  press: (run, name, { at }): Run =>
    name.startsWith('choose ') ? { ...run, chosen: Number(name.slice(7)) } : send(run, name, at + 2),

  draw: (run) => [
    ...names.flatMap((name, i): Shape[] => [
      {
        shape: 'line',
        points: [
          [34, yOf(i)],
          [470, yOf(i)],
        ],
        stroke: 'line',
      },
      { shape: 'text', x: 12, y: yOf(i) + 5, text: name, bold: true, size: 15 },
    ]),
    ...drawEvents(run),
    {
      shape: 'text',
      size: 15,
      x: 12,
      y: 214,
      text: '◀ before the filled one   ▶ after it   ∥ concurrent with it',
      fill: 'quiet',
    },
    { shape: 'text', size: 15, x: 12, y: 250, text: 'Send', fill: 'quiet' },
    ...pairs.flatMap((pair, i): Shape[] => [
      {
        shape: 'rect',
        x: 56 + i * 70,
        y: 230,
        width: 62,
        height: 30,
        round: 5,
        fill: 'sheet',
        stroke: 'quiet',
        press: pair,
        label: `${pair[0]} sends to ${pair[1]}`,
      },
      { shape: 'text', size: 15, x: 87 + i * 70, y: 250, text: `${pair[0]} → ${pair[1]}`, align: 'middle' },
    ]),
  ],

  describe: (run, { at }) => {
    const chosen = chosenOf(run)
    const event = run.events[chosen]
    if (event === undefined) return 'Nothing has happened yet: every clock is 0,0,0.'
    const those = (relation: Relation): string => {
      const found = run.events.filter((_, i) => relate(run, i, chosen) === relation)
      const parts = names.flatMap((_, process) => {
        const own = found.filter((event) => event.process === process).map(nameOf)
        return own.length > 2 ? [`${own[0]}–${own.at(-1)}`] : own
      })
      return parts.join(', ') || 'none'
    }
    const way = run.underWay.length
    const rest =
      way > 0
        ? ` Under way: ${way} ${way === 1 ? 'message' : 'messages'}.`
        : at < script.length
          ? ''
          : ' Nothing more happens until you let somebody send.'
    return `${nameOf(event)} has the clock ${event.clock.join(',')}. Before it: ${those('before')}. After it: ${those('after')}. Concurrent with it: ${those('concurrent')}.${rest}`
  },

  recorded: [
    {
      at: 8,
      says: 'A2 has the clock 2,0,0. Before it: A1. After it: none. Concurrent with it: B1, B2, C1–C4. Nothing more happens until you let somebody send.',
    },
    {
      at: 8,
      log: '8!choose 6',
      says: 'C4 has the clock 1,2,4. Before it: A1, B1, B2, C1–C3. After it: none. Concurrent with it: A2. Nothing more happens until you let somebody send.',
    },
    {
      at: 10,
      log: '8!CA',
      says: 'A3 has the clock 3,2,5. Before it: A1, A2, B1, B2, C1–C5. After it: none. Concurrent with it: none. Nothing more happens until you let somebody send.',
    },
  ],
})
