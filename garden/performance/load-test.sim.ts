import { defineSimulation, type Shape } from 'hortus/simulation'

// The same server, which now and then stands still, measured by two load tests, after Tene 2015. The closed one has one client,
// which sends when its last answer is there. The open one has a plan of sending times and measures from the plan; its
// requests wait in a queue. Both see the same server, one request at a time each, and times are in steps of a millisecond.

interface Run {
  /** Whether the server stands still, by step. */
  readonly still: string
  /** Since when the closed client waits, and what is left of its request's work; -1 for none. */
  readonly sent: number
  readonly left: number
  /** Planned requests that are not answered, and what is left of the first. */
  readonly waiting: readonly number[]
  readonly openLeft: number
  /** When each was sent, or should have been, and how long it took, in turns. */
  readonly closed: readonly number[]
  readonly open: readonly number[]
}

const steps = 600

interface Settings {
  readonly work: number
  readonly gap: number
  readonly pause: number
  readonly every: number
}

/** In the middle of each stretch. */
const isStill = (at: number, { pause, every }: Settings): boolean =>
  Math.abs((at % every) + 0.5 - every / 2) < pause / 2

function runClosed(run: Run, at: number, still: boolean, { work }: Settings): Run {
  const [sent, left] = run.sent === -1 ? [at, work] : [run.sent, run.left]
  if (still) return { ...run, sent, left }
  if (left > 1) return { ...run, sent, left: left - 1 }
  return { ...run, sent: -1, left: 0, closed: [...run.closed, sent, at + 1 - sent] }
}

function runOpen(run: Run, at: number, still: boolean, { work, gap }: Settings): Run {
  const waiting = at % gap === 0 ? [...run.waiting, at] : run.waiting
  const [first, ...rest] = waiting
  if (first === undefined || still) return { ...run, waiting }
  const left = (run.openLeft === 0 ? work : run.openLeft) - 1
  if (left > 0) return { ...run, waiting, openLeft: left }
  return { ...run, waiting: rest, openLeft: 0, open: [...run.open, first, at + 1 - first] }
}

const timesOf = (samples: readonly number[]): readonly number[] => samples.filter((_, i) => i % 2 === 1)

/** The least value that a share of all does not exceed. */
function percentile(samples: readonly number[], share: number): number {
  const sorted = [...timesOf(samples)].sort((a, b) => a - b)
  return sorted[Math.max(0, Math.ceil(share * sorted.length - 1e-9) - 1)] ?? 0
}

const shares = [0.5, 0.9, 0.99, 1] as const
const say = (samples: readonly number[]): string => {
  const [half, nine, last, most] = shares.map((share) => percentile(samples, share))
  return samples.length === 0
    ? 'nothing yet'
    : `${samples.length / 2} requests, median ${half} ms, 90th percentile ${nine}, 99th ${last}, longest ${most}`
}

type Words = Extract<Shape, { readonly shape: 'text' }>
const text = (x: number, y: number, words: string, look: Partial<Words> = {}): Shape => {
  return { shape: 'text', size: 15, x, y, text: words, ...look }
}

const xOf = (at: number): number => 12 + at * (456 / steps)

/** Each request where it was sent, as high as it took long; those in a row that took as long are one shape. */
function drawSamples(samples: readonly number[], bottom: number, most: number): readonly Shape[] {
  const shapes: Shape[] = []
  let first = 0
  timesOf(samples).forEach((took, i, all) => {
    const [from, next] = [samples[i * 2]!, samples[i * 2 + 2] ?? Number.NaN]
    const isClose = next - from <= 2 * took && all[i + 1] === took
    if (isClose) return
    const [x, height] = [xOf(samples[first * 2]!), Math.max(2, (took / most) * 56)]
    const width = Math.max(1.2, xOf(from) - x)
    shapes.push({
      shape: 'rect',
      x,
      y: bottom - height,
      width,
      height,
      fill: 'accent',
      stroke: 'accent',
      thick: 0.3,
    })
    first = i + 1
  })
  return shapes
}

function drawStill(still: string, top: number): readonly Shape[] {
  return [...still.matchAll(/1+/g)].map(({ 0: piece, index }) => ({
    shape: 'rect',
    ...{
      x: xOf(index),
      y: top,
      width: piece.length * (456 / steps),
      height: 64,
      fill: 'sheet',
      stroke: 'quiet',
      dashed: true,
      thick: 1,
    },
  }))
}

function drawTest(
  samples: readonly number[],
  still: string,
  name: string,
  top: number,
  most: number,
): readonly Shape[] {
  const [half, nine, last, longest] = shares.map((share) => percentile(samples, share))
  return [
    text(12, top, `${name}: ${samples.length / 2} requests`, { bold: true }),
    ...drawStill(still, top + 8),
    {
      shape: 'line',
      points: [
        [12, top + 72],
        [468, top + 72],
      ],
      stroke: 'quiet',
      thick: 1,
    },
    ...drawSamples(samples, top + 72, most),
    text(12, top + 92, `median ${half}, 90th ${nine}, 99th ${last}, longest ${longest} ms`),
  ]
}

export default defineSimulation({
  title: 'One server, two load tests',
  size: { width: 480, height: 262 },
  controls: {
    work: { kind: 'range', label: 'A request takes, in ms', min: 1, max: 4, value: 1, restart: true },
    gap: {
      kind: 'range',
      label: 'Planned: one request in so many ms',
      min: 2,
      max: 10,
      value: 5,
      restart: true,
    },
    pause: {
      kind: 'range',
      label: 'The server stands still for so many ms',
      min: 0,
      max: 100,
      step: 10,
      value: 60,
      restart: true,
    },
    every: { kind: 'range', label: 'in each', min: 150, max: 600, step: 50, value: 300, restart: true },
  },
  steps,
  interval: 40,
  picture: steps,
  state: (): Run => ({ still: '', sent: -1, left: 0, waiting: [], openLeft: 0, closed: [], open: [] }),
  step: (run, { controls, at }): Run => {
    const still = isStill(at, controls)
    const next = { ...run, still: run.still + (still ? '1' : '0') }
    return runOpen(runClosed(next, at, still, controls), at, still, controls)
  },
  draw: ({ closed, open, still }) => {
    const most = Math.max(1, percentile(closed, 1), percentile(open, 1))
    return [
      ...drawTest(closed, still, 'Sends when it has its answer', 20, most),
      ...drawTest(open, still, 'Sends by a plan', 140, most),
      text(12, 256, 'A line is a request, as high as it took long; dashed: a standstill.', {
        fill: 'quiet',
      }),
    ]
  },
  describe: ({ closed, open }, { at, controls }) =>
    `After ${at} ms, in each ${controls.every} of which the server stands still for ${controls.pause}. Who sends when the answer is there has ${say(closed)}. Who sends by a plan has ${say(open)}.`,
  recorded: [
    {
      at: 600,
      says: 'After 600 ms, in each 300 of which the server stands still for 60. Who sends when the answer is there has 480 requests, median 1 ms, 90th percentile 1, 99th 1, longest 61. Who sends by a plan has 120 requests, median 1 ms, 90th percentile 37, 99th 61, longest 61.',
    },
    {
      at: 600,
      log: '0.gap=2',
      says: 'After 600 ms, in each 300 of which the server stands still for 60. Who sends when the answer is there has 480 requests, median 1 ms, 90th percentile 1, 99th 1, longest 61. Who sends by a plan has 300 requests, median 1 ms, 90th percentile 46, 99th 60, longest 61.',
    },
    {
      at: 600,
      log: '0.pause=0',
      says: 'After 600 ms, in each 300 of which the server stands still for 0. Who sends when the answer is there has 600 requests, median 1 ms, 90th percentile 1, 99th 1, longest 1. Who sends by a plan has 120 requests, median 1 ms, 90th percentile 1, 99th 1, longest 1.',
    },
    {
      at: 600,
      log: '0.every=600,0.pause=100',
      says: 'After 600 ms, in each 600 of which the server stands still for 100. Who sends when the answer is there has 500 requests, median 1 ms, 90th percentile 1, 99th 1, longest 101. Who sends by a plan has 120 requests, median 1 ms, 90th percentile 53, 99th 97, longest 101.',
    },
  ],
})
