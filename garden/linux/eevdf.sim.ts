import { defineSimulation, type Shape } from 'hortus/simulation'

// Earliest eligible virtual deadline first, after Stoica and Abdel-Wahab 1995, in the words of Linux: a task's virtual time v grows
// by what it ran divided by its weight; V is the mean of all v, by weight; its lag is weight · (V − v). Its deadline is the v with
// which its slice began plus slice divided by weight. In the paper a slice may be served from when V has come to where it began;
// Linux looks at the lag, which must not be below zero, again and again. One processor, which decides anew each millisecond.
// All numbers are fractions, so that nothing is rounded.

type Fraction = readonly [bigint, bigint]

interface Task {
  readonly name: string
  readonly weight: number
  readonly slice: number
  readonly v: Fraction
  /** The v with which its slice began. */
  readonly begun: Fraction
  readonly deadline: Fraction
  readonly isAsleep: boolean
  /** V − v when it went to sleep. */
  readonly kept: Fraction
  readonly ran: number
  readonly waits: number
  readonly longest: number
}

interface Run {
  readonly tasks: readonly Task[]
  /** Who ran, by millisecond; -1 for nobody. */
  readonly history: readonly number[]
}

const gcd = (a: bigint, b: bigint): bigint => (b === 0n ? a : gcd(b, a % b))
function ratio(over: bigint, under: bigint): Fraction {
  const by = gcd(over < 0n ? -over : over, under) || 1n
  return [over / by, under / by]
}
const whole = (value: number): Fraction => [BigInt(value), 1n]
const add = ([a, b]: Fraction, [c, d]: Fraction): Fraction => ratio(a * d + c * b, b * d)
const minus = ([a, b]: Fraction): Fraction => [-a, b]
const times = ([a, b]: Fraction, value: number): Fraction => ratio(a * BigInt(value), b)
const over = ([a, b]: Fraction, value: number): Fraction => ratio(a, b * BigInt(value))
const isLess = ([a, b]: Fraction, [c, d]: Fraction): boolean => a * d < c * b
const isNegative = ([a]: Fraction): boolean => a < 0n
const toNumber = ([a, b]: Fraction): number => Number((a * 1_000n) / b) / 1_000

/** `2 1/3`. */
function written([a, b]: Fraction): string {
  const size = a < 0n ? -a : a
  const [full, rest] = [size / b, size % b]
  const parts = [...(full > 0n || rest === 0n ? [`${full}`] : []), ...(rest > 0n ? [`${rest}/${b}`] : [])]
  return `${a < 0n ? '−' : ''}${parts.join(' ')}`
}

const awake = (tasks: readonly Task[]): readonly Task[] => tasks.filter(({ isAsleep }) => !isAsleep)
const weightOf = (tasks: readonly Task[]): number => tasks.reduce((sum, { weight }) => sum + weight, 0)

/** V: the mean of what is awake, by weight. */
function virtualTime(tasks: readonly Task[]): Fraction {
  const some = awake(tasks)
  const sum = some.reduce((all, { v, weight }) => add(all, times(v, weight)), whole(0))
  return some.length === 0 ? sum : over(sum, weightOf(some))
}

const lagOf = ({ v, weight }: Task, now: Fraction): Fraction => times(add(now, minus(v)), weight)

type Rule = 'lag' | 'slice'
const isEligible = (task: Task, now: Fraction, rule: Rule): boolean =>
  rule === 'slice' ? !isLess(now, task.begun) : !isNegative(lagOf(task, now))

/** Of the eligible ones that with the earliest deadline, the first of equals; -1 where all are asleep. */
function pick(tasks: readonly Task[], rule: Rule): number {
  const now = virtualTime(tasks)
  return tasks.reduce((best, task, i) => {
    if (task.isAsleep || !isEligible(task, now, rule)) return best
    return best === -1 || isLess(task.deadline, tasks[best]!.deadline) ? i : best
  }, -1)
}

/** Its next slice. */
const begin = (task: Task, v: Fraction): Task => {
  return { ...task, v, begun: v, deadline: add(v, over(whole(task.slice), task.weight)) }
}

/** A millisecond of running. */
function ran(task: Task): Task {
  const v = add(task.v, over(whole(1), task.weight))
  const next = { ...task, v, ran: task.ran + 1, waits: 0 }
  return isLess(v, task.deadline) ? next : begin(next, v)
}

function waited(task: Task): Task {
  if (task.isAsleep) return task
  const waits = task.waits + 1
  return { ...task, waits, longest: Math.max(task.longest, waits) }
}

/** Goes to sleep, or wakes with the lag that it had. With itself it moves V, so it is put as much further away. */
function turn(tasks: readonly Task[], i: number): readonly Task[] {
  const task = tasks[i]!
  const now = virtualTime(tasks)
  const others = weightOf(awake(tasks))
  const kept = add(now, minus(task.v))
  const far = others === 0 ? whole(0) : over(times(task.kept, others + task.weight), others)
  const v = others === 0 ? task.v : add(now, minus(far))
  const next = task.isAsleep
    ? { ...begin(task, v), isAsleep: false, waits: 0 }
    : { ...task, isAsleep: true, kept, waits: 0 }
  return tasks.map((one, j) => (j === i ? next : one))
}

type Words = Extract<Shape, { readonly shape: 'text' }>
const text = (x: number, y: number, words: string, look: Partial<Words> = {}): Shape => {
  return { shape: 'text', size: 15, x, y, text: words, ...look }
}
const line = (x: number, y: number, toX: number, toY: number, look: Partial<Shape> = {}): Shape => {
  return {
    shape: 'line',
    points: [
      [x, y],
      [toX, toY],
    ],
    ...look,
  } as Shape
}

const steps = 60
const middle = 330

function stateOf(task: Task, now: Fraction, rule: Rule): string {
  if (task.isAsleep) return `asleep, lag ${written(times(task.kept, task.weight))} ms kept`
  const lag = lagOf(task, now)
  return `lag ${written(lag)} ms: ${isEligible(task, now, rule) ? 'eligible' : 'not eligible'}`
}

function drawTask(task: Task, i: number, now: Fraction, isNext: boolean, rule: Rule): readonly Shape[] {
  const y = 48 + i * 46
  const xOf = (v: Fraction): number =>
    Math.min(466, Math.max(204, middle + toNumber(add(v, minus(now))) * 18))
  const shapes = [
    text(12, y, `${isNext ? '▶ ' : ''}${task.name}: weight ${task.weight}, slice ${task.slice} ms`, {
      bold: isNext,
    }),
    text(12, y + 18, stateOf(task, now, rule)),
    line(204, y + 4, 466, y + 4, { stroke: 'line' }),
  ]
  if (task.isAsleep) return shapes
  const [x, end] = [xOf(task.v), xOf(task.deadline)]
  return [
    ...shapes,
    line(x, y + 4, end, y + 4, { thick: 3 }),
    { shape: 'circle', x, y: y + 4, r: 6, fill: isEligible(task, now, rule) ? 'ink' : 'paper' },
    line(end, y - 6, end, y + 14, { thick: 3, stroke: isNext ? 'accent' : 'ink' }),
  ]
}

function drawHistory({ tasks, history }: Run): readonly Shape[] {
  return tasks.flatMap((task, i): Shape[] => {
    const y = 208 + i * 24
    return [
      text(12, y + 13, task.name, { bold: true }),
      line(30, y + 16, 30 + steps * 4.2, y + 16, { stroke: 'line' }),
      ...history.flatMap((who, at): Shape[] =>
        who === i ? [{ shape: 'rect', x: 30 + at * 4.2, y, width: 4.2, height: 15, fill: 'ink' }] : [],
      ),
      text(292, y + 13, `${task.ran} ms, waited ${task.longest} at most`),
    ]
  })
}

function drawButton({ name, isAsleep }: Task, i: number): readonly Shape[] {
  const words = `${name} ${isAsleep ? 'wakes' : 'sleeps'}`
  const [x, y] = [12 + i * 112, 288]
  return [
    {
      shape: 'rect',
      x,
      y,
      width: 100,
      height: 30,
      round: 5,
      fill: 'sheet',
      stroke: 'quiet',
      press: name,
      label: words,
    },
    text(x + 50, y + 20, words, { align: 'middle' }),
  ]
}

const names = ['A', 'B', 'C'] as const
const weight = (name: string, value: number) =>
  ({ kind: 'range', label: `Weight of ${name}`, min: 1, max: 4, value, restart: true }) as const
const slice = (name: string, value: number) =>
  ({ kind: 'range', label: `Slice of ${name} in ms`, min: 1, max: 6, value, restart: true }) as const

export default defineSimulation({
  title: 'Earliest eligible virtual deadline first, by hand',
  size: { width: 480, height: 326 },
  controls: {
    rule: {
      kind: 'choice',
      label: 'Eligible is',
      options: { slice: 'whose slice began within its share', lag: 'who has no more than its share now' },
      value: 'slice',
      restart: true,
    },
    weightA: weight('A', 1),
    sliceA: slice('A', 4),
    weightB: weight('B', 1),
    sliceB: slice('B', 1),
    weightC: weight('C', 2),
    sliceC: slice('C', 4),
  },
  steps,
  interval: 700,
  picture: 7,
  state: ({ controls }): Run => ({
    history: [],
    tasks: names.map((name) => {
      const start = {
        name,
        weight: controls[`weight${name}`],
        slice: controls[`slice${name}`],
        v: whole(0),
        kept: whole(0),
      }
      const task = {
        ...start,
        begun: whole(0),
        deadline: whole(0),
        isAsleep: false,
        ran: 0,
        waits: 0,
        longest: 0,
      }
      return begin(task, task.v)
    }),
  }),
  step: ({ tasks, history }, { controls }): Run => {
    const who = pick(tasks, controls.rule)
    return {
      tasks: tasks.map((task, i) => (i === who ? ran(task) : waited(task))),
      history: [...history, who],
    }
  },
  press: (run, name): Run => ({ ...run, tasks: turn(run.tasks, names.indexOf(name as 'A')) }),
  draw: (run, { at, controls }) => {
    const now = virtualTime(run.tasks)
    const next = pick(run.tasks, controls.rule)
    return [
      text(12, 20, `After ${at} ms: V = ${written(now)}`, { bold: true }),
      line(middle, 30, middle, 166, { dashed: true, stroke: 'quiet' }),
      text(middle, 24, 'V', { align: 'middle' }),
      text(466, 24, 'virtual time →', { align: 'end', fill: 'quiet' }),
      ...run.tasks.flatMap((task, i) => drawTask(task, i, now, i === next, controls.rule)),
      text(12, 192, 'circle: v, filled where eligible; bar: deadline; ▶ runs next', {
        fill: 'quiet',
      }),
      ...drawHistory(run),
      ...run.tasks.flatMap(drawButton),
    ]
  },
  describe: ({ tasks }, { at, controls }) => {
    const now = virtualTime(tasks)
    const next = tasks[pick(tasks, controls.rule)]
    const each = tasks.map((task) => {
      const due = task.isAsleep ? '' : `, deadline ${written(task.deadline)}`
      return `${task.name}: ${stateOf(task, now, controls.rule)}${due}, ran ${task.ran} ms, waited ${task.longest} at most`
    })
    return `After ${at} ms V is ${written(now)}. ${each.join('. ')}. ${next === undefined ? 'Nobody' : next.name} runs next.`
  },
  recorded: [
    {
      at: 6,
      says: 'After 6 ms V is 1 1/2. A: lag 1 1/2 ms: eligible, deadline 4, ran 0 ms, waited 6 at most. B: lag −1/2 ms: not eligible, deadline 3, ran 2 ms, waited 3 at most. C: lag −1 ms: not eligible, deadline 4, ran 4 ms, waited 1 at most. A runs next.',
    },
    {
      at: 60,
      says: 'After 60 ms V is 15. A: lag −1 ms: not eligible, deadline 20, ran 16 ms, waited 11 at most. B: lag 0 ms: eligible, deadline 16, ran 15 ms, waited 3 at most. C: lag 1 ms: eligible, deadline 16, ran 29 ms, waited 5 at most. B runs next.',
    },
    {
      at: 60,
      log: '0.sliceB=4',
      says: 'After 60 ms V is 15. A: lag −1 ms: not eligible, deadline 20, ran 16 ms, waited 12 at most. B: lag −1 ms: not eligible, deadline 20, ran 16 ms, waited 12 at most. C: lag 2 ms: eligible, deadline 16, ran 28 ms, waited 8 at most. C runs next.',
    },
    {
      at: 60,
      log: '0.rule=lag',
      says: 'After 60 ms V is 15. A: lag 0 ms: eligible, deadline 16, ran 15 ms, waited 6 at most. B: lag 0 ms: eligible, deadline 16, ran 15 ms, waited 4 at most. C: lag 0 ms: eligible, deadline 16, ran 30 ms, waited 3 at most. A runs next.',
    },
    {
      at: 22,
      log: '10!C,20!C',
      says: 'After 22 ms V is 8. A: lag 0 ms: eligible, deadline 12, ran 8 ms, waited 6 at most. B: lag 0 ms: eligible, deadline 9, ran 8 ms, waited 3 at most. C: lag 0 ms: eligible, deadline 9, ran 6 ms, waited 4 at most. B runs next.',
    },
  ],
})
