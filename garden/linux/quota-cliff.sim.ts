import { defineSimulation, type Shape } from 'hortus/simulation'

// A control group with a quota: in each period its threads may together run for so long, and what wants to run after that
// stands still until the next. Sixteen processors, nothing else on them, and each thread does one request after another. The
// kernel hands the quota out in slices; here it is taken to the microsecond.

interface Span {
  readonly from: number
  readonly to: number
}

/** Times are in milliseconds. */
interface Run {
  readonly now: number
  /** Of the quota, in this period. */
  readonly used: number
  /** When the request that each thread is at began, and how long it has run; they are all in step. */
  readonly begun: number
  readonly ran: number
  /** How long requests took. */
  readonly quickest: number
  readonly slowest: number
  readonly requests: number
  readonly slow: number
  readonly still: readonly Span[]
  readonly throttled: number
  readonly periods: number
}

const step = 2.5
const shown = 300
const processors = 16
const inMs = (time: number): string => `${Math.round(time * 100) / 100} ms`

interface Limits {
  readonly threads: number
  readonly quota: number
  readonly period: number
  readonly work: number
}

/** Until a thread's request is done, the quota is used up, the period is over, or the step. */
function advance(run: Run, { threads, quota, period, work }: Limits, end: number): Run {
  const periodEnd = (Math.floor(run.now / period + 1e-9) + 1) * period
  const canRun = (quota - run.used) / threads > 1e-9
  const until = Math.min(
    end,
    periodEnd,
    canRun ? run.now + Math.min(work - run.ran, (quota - run.used) / threads) : end,
  )
  const took = until - run.now
  const isNext = until >= periodEnd - 1e-9
  const used = isNext ? 0 : run.used + (canRun ? took * threads : 0)
  const next = { ...run, now: until, used, ran: run.ran + (canRun ? took : 0) }
  if (!canRun) {
    const last = run.still.at(-1)
    const still =
      last !== undefined &&
      Math.abs(last.to - run.now) < 1e-9 &&
      run.used > 0 &&
      last.from > periodEnd - period
        ? [...run.still.slice(0, -1), { from: last.from, to: until }]
        : [...run.still, { from: run.now, to: until }]
    const isNew = still.length > run.still.length
    return { ...next, still, throttled: run.throttled + took, periods: run.periods + (isNew ? 1 : 0) }
  }
  if (next.ran < work - 1e-9) return next
  const long = until - run.begun
  return {
    ...next,
    begun: until,
    ran: 0,
    quickest: Math.min(run.quickest, long),
    slowest: Math.max(run.slowest, long),
    requests: run.requests + threads,
    slow: run.slow + (long > work + 1e-6 ? threads : 0),
  }
}

const xOf = (time: number): number => 20 + (time * 440) / shown

function drawThreads(run: Run, { threads, period }: Limits): readonly Shape[] {
  const gap = 128 / processors
  const shapes: Shape[] = []
  for (let thread = 0; thread < threads; thread++) {
    const y = 40 + thread * gap
    let from = 0
    for (const { from: start, to } of [...run.still, { from: run.now, to: run.now }]) {
      if (start > from)
        shapes.push({
          shape: 'rect',
          x: xOf(from),
          y,
          width: xOf(start) - xOf(from),
          height: gap - 3,
          fill: 'accent',
          stroke: 'accent',
          thick: 0.5,
        })
      if (to > start)
        shapes.push({
          shape: 'line',
          points: [
            [xOf(start), y + 2.5],
            [xOf(to), y + 2.5],
          ],
          stroke: 'quiet',
          dashed: true,
          thick: 1,
        })
      from = to
    }
  }
  for (let time = 0; time <= shown; time += period)
    shapes.push({
      shape: 'line',
      points: [
        [xOf(time), 34],
        [xOf(time), 176],
      ],
      stroke: 'ink',
      thick: 1,
    })
  return shapes
}

/** What a group with these limits comes to in each period. */
function account({ threads, quota, period }: Limits): string {
  const runs = Math.min(period, quota / threads)
  const still = period - runs
  return still > 0 ? `runs ${inMs(runs)}, stands still ${inMs(still)}` : 'is never stopped'
}

export default defineSimulation({
  title: 'A quota, many threads, and the cliff',
  size: { width: 480, height: 276 },
  controls: {
    threads: { kind: 'range', label: 'Busy threads', min: 1, max: processors, value: 16, restart: true },
    quota: { kind: 'range', label: 'Quota in ms', min: 10, max: 400, step: 10, value: 200, restart: true },
    period: { kind: 'range', label: 'Period in ms', min: 10, max: 100, step: 10, value: 100, restart: true },
    work: { kind: 'range', label: 'A request runs for, in ms', min: 1, max: 20, value: 5, restart: true },
  },
  steps: shown / step,
  interval: 60,
  picture: shown / step,
  state: (): Run => ({
    now: 0,
    used: 0,
    begun: 0,
    ran: 0,
    quickest: Number.MAX_VALUE,
    slowest: 0,
    requests: 0,
    slow: 0,
    still: [],
    throttled: 0,
    periods: 0,
  }),
  step: (run, { controls, at }): Run => {
    const end = (at + 1) * step
    let next = run
    while (next.now < end - 1e-9) next = advance(next, controls, end)
    return next
  },
  draw: (run, { controls }) => {
    const { threads, quota, period } = controls
    const took = run.requests === 0 ? 'none yet' : `${inMs(run.quickest)} to ${inMs(run.slowest)}`
    return [
      { shape: 'text', size: 15, x: 20, y: 22, text: `In ${period} ms it ${account(controls)}`, bold: true },
      ...drawThreads(run, controls),
      {
        shape: 'text',
        size: 15,
        x: 20,
        y: 194,
        text: `${threads} of ${processors} processors; filled: runs, dashed: throttled`,
        fill: 'quiet',
      },
      { shape: 'text', size: 15, x: 20, y: 222, text: `cpu.max ${quota * 1000} ${period * 1000}` },
      {
        shape: 'text',
        size: 15,
        x: 340,
        y: 222,
        text: `processors: ${(Math.min(threads, quota / period)).toFixed(1)}`,
      },
      {
        shape: 'text',
        size: 15,
        x: 20,
        y: 244,
        text: `stood still: ${inMs(run.throttled)} of ${inMs(run.now)}`,
      },
      { shape: 'text', size: 15, x: 340, y: 244, text: `requests: ${run.requests}` },
      { shape: 'text', size: 15, x: 20, y: 266, text: `a request took ${took}`, bold: true },
      { shape: 'text', size: 15, x: 340, y: 266, text: `held up: ${run.slow}` },
    ]
  },
  describe: (run, { controls }) => {
    const took =
      run.requests === 0
        ? ''
        : ` They took ${inMs(run.quickest)} to ${inMs(run.slowest)}; ${run.slow} were held up.`
    return `${controls.threads} threads with ${controls.quota} ms in each ${controls.period} ms: the group ${account(controls)}. After ${inMs(run.now)} it was throttled in ${run.periods} periods for ${inMs(run.throttled)}, and ${run.requests} requests are done.${took}`
  },
  recorded: [
    {
      at: 120,
      says: '16 threads with 200 ms in each 100 ms: the group runs 12.5 ms, stands still 87.5 ms. After 300 ms it was throttled in 3 periods for 262.5 ms, and 112 requests are done. They took 5 ms to 92.5 ms; 32 were held up.',
    },
    {
      at: 120,
      log: '0.threads=2',
      says: '2 threads with 200 ms in each 100 ms: the group is never stopped. After 300 ms it was throttled in 0 periods for 0 ms, and 120 requests are done. They took 5 ms to 5 ms; 0 were held up.',
    },
    {
      at: 120,
      log: '0.threads=3',
      says: '3 threads with 200 ms in each 100 ms: the group runs 66.67 ms, stands still 33.33 ms. After 300 ms it was throttled in 3 periods for 100 ms, and 120 requests are done. They took 5 ms to 38.33 ms; 6 were held up.',
    },
    {
      at: 120,
      log: '0.quota=400',
      says: '16 threads with 400 ms in each 100 ms: the group runs 25 ms, stands still 75 ms. After 300 ms it was throttled in 3 periods for 225 ms, and 240 requests are done. They took 5 ms to 80 ms; 32 were held up.',
    },
    {
      at: 120,
      log: '0.period=10,0.quota=20',
      says: '16 threads with 20 ms in each 10 ms: the group runs 1.25 ms, stands still 8.75 ms. After 300 ms it was throttled in 30 periods for 262.5 ms, and 112 requests are done. They took 31.25 ms to 40 ms; 112 were held up.',
    },
  ],
})
