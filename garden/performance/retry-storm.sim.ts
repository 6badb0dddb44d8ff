import { defineSimulation, type Shape } from 'hortus/simulation'

// The server of overload.py, counted in quarters of a second instead of single requests: it does 500 requests a second, first
// come first served, and its queue holds 4,000; clients give up after their timeout and ask again. The spike is the trigger
// of a metastable failure in the sense of Bronson and others 2021.

/** Requests that were sent in the same quarter of a second. */
interface Batch {
  readonly sent: number
  /** Attempts before this one. */
  readonly tries: number
  readonly count: number
}

interface Run {
  readonly queue: readonly Batch[]
  /** What clients wait for. */
  readonly pending: readonly Batch[]
  /** The step at which the spike ends. */
  readonly spikeEnd: number
  /** Per second. */
  readonly sent: readonly number[]
  readonly answered: readonly number[]
}

const perSecond = 4
const capacity = 500
const room = 4_000
const spike = 1_200
const steps = 150 * perSecond
const budget = 0.1

const total = (batches: readonly Batch[]): number => batches.reduce((sum, { count }) => sum + count, 0)

/** Adds to the second that a step lies in. */
function addTo(seconds: readonly number[], step: number, count: number): readonly number[] {
  const second = Math.floor(step / perSecond)
  return [...seconds.slice(0, second), (seconds[second] ?? 0) + count]
}

/** The retries of what was not answered by now, within the budget. */
function retriesOf(
  pending: readonly Batch[],
  now: number,
  ticks: number,
  retries: number,
  most: number,
): readonly Batch[] {
  const due = pending.filter(({ sent, tries }) => now - sent >= ticks && tries < retries)
  const share = Math.min(1, most / Math.max(1, total(due)))
  return due.map(({ tries, count }) => ({ sent: now, tries: tries + 1, count: count * share }))
}

/** Fills the queue as far as there is room; each kind gets the same share of it. */
function enqueue(queue: readonly Batch[], coming: readonly Batch[]): readonly Batch[] {
  const share = Math.min(1, Math.max(0, room - total(queue)) / Math.max(1, total(coming)))
  return [...queue, ...coming.map((batch) => ({ ...batch, count: batch.count * share }))].filter(
    ({ count }) => count > 0,
  )
}

interface Served {
  readonly left: readonly Batch[]
  readonly inTime: readonly Batch[]
}

/** Works on the oldest for a step. `isPicky`: what its client has given up is thrown away unread. */
function serve(queue: readonly Batch[], now: number, ticks: number, isPicky: boolean): Served {
  let able = capacity / perSecond
  const left: Batch[] = []
  const inTime: Batch[] = []
  for (const batch of queue) {
    const isLate = now - batch.sent >= ticks
    if (isLate && isPicky) continue
    const done = Math.min(able, batch.count)
    able -= done
    if (done > 0 && !isLate) inTime.push({ ...batch, count: done })
    if (batch.count > done) left.push({ ...batch, count: batch.count - done })
  }
  return { left, inTime }
}

/** What clients still wait for: not what was answered, nor what they have given up. */
function stillPending(
  pending: readonly Batch[],
  inTime: readonly Batch[],
  now: number,
  ticks: number,
): readonly Batch[] {
  return pending.flatMap((batch) => {
    if (now - batch.sent >= ticks) return []
    const answer = inTime.find(({ sent, tries }) => sent === batch.sent && tries === batch.tries)
    const count = batch.count - (answer?.count ?? 0)
    return count > 1e-9 ? [{ ...batch, count }] : []
  })
}

const xOf = (second: number): number => 48 + second * 2.8

function drawChart({ sent, answered }: Run, at: number): readonly Shape[] {
  const full = Math.floor(at / perSecond)
  const top = Math.max(1_300, ...sent)
  const yOf = (count: number): number => 186 - (count / top) * 140
  const points = (seconds: readonly number[]): readonly (readonly [number, number])[] =>
    seconds.slice(0, full).map((count, second) => [xOf(second + 1), yOf(count)] as const)
  const lines: Shape[] =
    full < 2
      ? []
      : [
          { shape: 'line', points: points(sent), stroke: 'bad', dashed: true },
          { shape: 'line', points: points(answered), stroke: 'accent', thick: 3 },
        ]
  return [
    {
      shape: 'line',
      points: [
        [xOf(0), 40],
        [xOf(0), 186],
        [xOf(150), 186],
      ],
      stroke: 'quiet',
    },
    {
      shape: 'line',
      points: [
        [xOf(0), yOf(capacity)],
        [xOf(150), yOf(capacity)],
      ],
      stroke: 'line',
    },
    {
      shape: 'text',
      size: 15,
      x: 42,
      y: Math.min(yOf(capacity) + 5, 174),
      text: String(capacity),
      align: 'end',
      fill: 'quiet',
    },
    { shape: 'text', size: 15, x: 42, y: 190, text: '0', align: 'end', fill: 'quiet' },
    ...[50, 100, 150].map(
      (second): Shape => ({
        shape: 'text',
        size: 15,
        x: xOf(second),
        y: 204,
        text: `${second} s`,
        align: second === 150 ? 'end' : 'middle',
        fill: 'quiet',
      }),
    ),
    {
      shape: 'line',
      points: [
        [12, 18],
        [44, 18],
      ],
      stroke: 'accent',
      thick: 3,
    },
    { shape: 'text', size: 15, x: 50, y: 23, text: 'answered in time' },
    {
      shape: 'line',
      points: [
        [262, 18],
        [294, 18],
      ],
      stroke: 'bad',
      dashed: true,
    },
    { shape: 'text', size: 15, x: 300, y: 23, text: 'sent, both per second' },
    ...lines,
  ]
}

function button(x: number, width: number, name: string, text: string, label: string): readonly Shape[] {
  return [
    {
      shape: 'rect',
      x,
      y: 248,
      width,
      height: 32,
      round: 5,
      fill: 'sheet',
      stroke: 'quiet',
      press: name,
      label,
    },
    { shape: 'text', size: 15, x: x + width / 2, y: 269, text, align: 'middle' },
  ]
}

/** The last full second. */
const lastOf = (seconds: readonly number[], at: number): number =>
  Math.round(seconds[Math.floor(at / perSecond) - 1] ?? 0)

export default defineSimulation({
  title: 'A spike that passes, and an overload that stays',
  size: { width: 480, height: 290 },
  controls: {
    load: { kind: 'range', label: 'First attempts per second', min: 100, max: 480, step: 20, value: 400 },
    retries: { kind: 'range', label: 'Retries', min: 0, max: 4, value: 2 },
    timeout: { kind: 'range', label: 'Timeout in seconds', min: 0.5, max: 3, step: 0.5, value: 1 },
    budget: { kind: 'switch', label: 'Retries at most 10 % on top', value: false },
    picky: { kind: 'switch', label: 'Drop what clients have given up', value: false },
  },
  interval: 60,
  steps,
  picture: 60 * perSecond,
  state: (): Run => ({ queue: [], pending: [], spikeEnd: 0, sent: [], answered: [] }),

  step: (run, { controls, at }): Run => {
    const ticks = controls.timeout * perSecond
    const isSpike = at < run.spikeEnd || (at >= 5 * perSecond && at < 10 * perSecond)
    const first = (isSpike ? spike : controls.load) / perSecond
    const most = controls.budget ? budget * first : Number.POSITIVE_INFINITY
    const again = retriesOf(run.pending, at, ticks, controls.retries, most)
    const coming = [{ sent: at, tries: 0, count: first }, ...again]
    const { left, inTime } = serve(enqueue(run.queue, coming), at, ticks, controls.picky)
    return {
      queue: left,
      pending: stillPending([...run.pending, ...coming], inTime, at, ticks),
      spikeEnd: run.spikeEnd,
      sent: addTo(run.sent, at, total(coming)),
      answered: addTo(run.answered, at, total(inTime)),
    }
  },

  press: (run, name, { at }): Run =>
    name === 'empty' ? { ...run, queue: [] } : { ...run, spikeEnd: at + 5 * perSecond },

  draw: (run, { at }) => {
    const queued = Math.round(total(run.queue))
    return [
      ...drawChart(run, at),
      { shape: 'rect', x: 48, y: 216, width: 160, height: 14, stroke: 'quiet' },
      { shape: 'rect', x: 48, y: 216, width: (160 * queued) / room, height: 14, fill: 'ink' },
      {
        shape: 'text',
        size: 15,
        x: 216,
        y: 228,
        text: `${queued} in the queue: ${(queued / capacity).toFixed(1)} s to wait`,
      },
      ...button(
        48,
        166,
        'spike',
        'Five seconds’ spike',
        'Send 1,200 first attempts a second for five seconds',
      ),
      ...button(226, 150, 'empty', 'Empty the queue', 'Throw away all that is in the queue'),
    ]
  },

  describe: (run, { at }) => {
    const queued = Math.round(total(run.queue))
    return `After ${Math.floor(at / perSecond)} s: ${lastOf(run.answered, at)} answered in time in the last second, ${lastOf(run.sent, at)} sent. ${queued} wait in the queue, ${(queued / capacity).toFixed(1)} s of work.`
  },

  recorded: [
    {
      at: 172,
      log: '0.retries=0',
      says: 'After 43 s: 500 answered in time in the last second, 400 sent. 200 wait in the queue, 0.4 s of work.',
    },
    {
      at: 60,
      log: '0.picky=true',
      says: 'After 15 s: 500 answered in time in the last second, 400 sent. 75 wait in the queue, 0.1 s of work.',
    },
    {
      at: 240,
      says: 'After 60 s: 0 answered in time in the last second, 1200 sent. 3875 wait in the queue, 7.8 s of work.',
    },
    {
      at: 240,
      log: '160!empty',
      says: 'After 60 s: 0 answered in time in the last second, 1200 sent. 3875 wait in the queue, 7.8 s of work.',
    },
    {
      at: 172,
      log: '160!empty,160.budget=true',
      says: 'After 43 s: 400 answered in time in the last second, 400 sent. 0 wait in the queue, 0.0 s of work.',
    },
    {
      at: 380,
      log: '160.budget=true',
      says: 'After 95 s: 0 answered in time in the last second, 440 sent. 575 wait in the queue, 1.1 s of work.',
    },
    {
      at: 400,
      log: '160.budget=true',
      says: 'After 100 s: 495 answered in time in the last second, 404 sent. 239 wait in the queue, 0.5 s of work.',
    },
  ],
})
