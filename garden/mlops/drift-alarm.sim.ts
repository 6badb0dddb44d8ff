import { defineSimulation, type Shape } from 'hortus/simulation'

// A model that is wrong in 5 of 100 cases until something changes on day 30. One alarm looks at the inputs, by the population
// stability index against ten equal bins, and sounds above 0.1; the other looks at the outcomes of the day whose labels have
// just come, and sounds at three standard deviations above 5 %. Inputs that change move by half a standard deviation; what
// they mean changes so that 10 of 100 are wrong.

interface Day {
  /** What the model would be seen to do wrong, if labels came at once. */
  readonly wrong: number
  /** The stability index of its inputs. */
  readonly index: number
}

interface Run {
  readonly days: readonly Day[]
  /** Days on which each alarm sounded. */
  readonly inputAlarms: readonly number[]
  readonly outcomeAlarms: readonly number[]
}

const change = 30
const length = 90
const usual = 0.05
const worse = 0.1
const shift = 0.5
const threshold = 0.1

/** Upper ends of bins that hold a tenth of standard normal values each. */
const edges = [-1.2816, -0.8416, -0.5244, -0.2533, 0, 0.2533, 0.5244, 0.8416, 1.2816]

/** A normal value after Box and Muller. */
const gauss = (random: () => number): number =>
  Math.sqrt(-2 * Math.log(1 - random())) * Math.cos(2 * Math.PI * random())

/** The index of a day's inputs; half a case is added to each bin, as the note does. */
function indexOf(count: number, mean: number, random: () => number): number {
  const bins = Array.from({ length: 10 }, () => 0.5)
  for (let i = 0; i < count; i++) {
    const value = mean + gauss(random)
    const bin = edges.findIndex((edge) => value <= edge)
    bins[bin === -1 ? 9 : bin]! += 1
  }
  return bins.reduce((sum, cases) => {
    const share = cases / (count + 5)
    return sum + (0.1 - share) * Math.log(0.1 / share)
  }, 0)
}

function wrongOf(count: number, rate: number, random: () => number): number {
  let wrong = 0
  for (let i = 0; i < count; i++) if (random() < rate) wrong++
  return wrong / count
}

const limitOf = (count: number): number => usual + 3 * Math.sqrt((usual * (1 - usual)) / count)

/** The first alarm after the change, and how often it sounded before. */
function account(alarms: readonly number[], isReal: boolean): string {
  const early = alarms.filter((day) => !isReal || day < change).length
  const first = isReal ? alarms.find((day) => day >= change) : undefined
  const before = early === 0 ? '' : `, ${early} false`
  return isReal
    ? `${first === undefined ? 'silent' : `day ${first}`}${before}`
    : early === 0
      ? 'silent'
      : `${early} false`
}

const xOf = (day: number): number => 50 + day * 4.6

interface Panel {
  readonly top: number
  readonly title: string
  readonly most: number
  readonly limit: number
  readonly limitText: string
  readonly values: readonly number[]
  readonly alarms: readonly number[]
  readonly now: number
}

function drawPanel({ top, title, most, limit, limitText, values, alarms, now }: Panel): readonly Shape[] {
  const yOf = (value: number): number => top + 84 - (Math.min(value, most) / most) * 76
  const points = values.map((value, day) => [xOf(day), yOf(value)] as const)
  return [
    { shape: 'text', size: 15, x: 12, y: top - 4, text: title },
    { shape: 'text', size: 15, x: 44, y: yOf(limit) + 5, text: limitText, align: 'end', fill: 'quiet' },
    {
      shape: 'line',
      points: [
        [xOf(0), top + 4],
        [xOf(0), top + 84],
        [xOf(length), top + 84],
      ],
      stroke: 'quiet',
    },
    {
      shape: 'line',
      points: [
        [xOf(0), yOf(limit)],
        [xOf(length), yOf(limit)],
      ],
      stroke: 'quiet',
      dashed: true,
    },
    {
      shape: 'line',
      points: [
        [xOf(change), top + 4],
        [xOf(change), top + 84],
      ],
      stroke: 'ink',
      thick: 1,
    },
    ...(points.length > 1 ? [{ shape: 'line', points, stroke: 'accent', thick: 2 } as const] : []),
    ...alarms
      .filter((day) => day <= now)
      .map(
        (day): Shape => ({
          shape: 'area',
          points: [
            [xOf(day) - 3, top + 5],
            [xOf(day) + 3, top + 5],
            [xOf(day), top + 13],
          ],
          fill: 'bad',
        }),
      ),
  ]
}

export default defineSimulation({
  title: 'An alarm on inputs, and one on outcomes that come late',
  size: { width: 480, height: 294 },
  controls: {
    what: {
      kind: 'choice',
      label: 'On day 30',
      options: {
        meaning: 'their meaning changes',
        inputs: 'the inputs change',
        both: 'both change',
        nothing: 'nothing changes',
      },
      value: 'meaning',
      restart: true,
    },
    delay: {
      kind: 'range',
      label: 'Labels come after so many days',
      min: 0,
      max: 45,
      value: 14,
      restart: true,
    },
    count: {
      kind: 'choice',
      label: 'Cases a day',
      options: { 100: '100', 300: '300', 1000: '1,000' },
      value: '1000',
      restart: true,
    },
  },
  steps: length,
  interval: 150,
  picture: 60,
  state: (): Run => ({ days: [], inputAlarms: [], outcomeAlarms: [] }),
  step: ({ days, inputAlarms, outcomeAlarms }, { controls, at, random }): Run => {
    const count = Number(controls.count)
    const isChanged = at >= change
    const hasNewInputs = controls.what === 'inputs' || controls.what === 'both'
    const hasNewMeaning = controls.what === 'meaning' || controls.what === 'both'
    const wrong = wrongOf(count, isChanged && hasNewMeaning ? worse : usual, random)
    const index = indexOf(count, isChanged && hasNewInputs ? shift : 0, random)
    const next = [...days, { wrong, index }]
    const labelled = next[at - controls.delay]
    return {
      days: next,
      inputAlarms: index > threshold ? [...inputAlarms, at] : inputAlarms,
      outcomeAlarms:
        labelled !== undefined && labelled.wrong > limitOf(count) ? [...outcomeAlarms, at] : outcomeAlarms,
    }
  },
  draw: (run, { controls, at }) => {
    const known = run.days.slice(0, Math.max(0, at - controls.delay)).map(({ wrong }) => wrong)
    const alarms = { now: at }
    return [
      ...drawPanel({
        ...alarms,
        top: 24,
        title: 'stability index of the inputs',
        most: 0.5,
        limit: threshold,
        limitText: '0.1',
        values: run.days.map(({ index }) => index),
        alarms: run.inputAlarms,
      }),
      ...drawPanel({
        ...alarms,
        top: 144,
        title: 'share that is wrong, as far as labels have come',
        most: 0.2,
        limit: limitOf(Number(controls.count)),
        limitText: `${Math.round(limitOf(Number(controls.count)) * 100)} %`,
        values: known,
        alarms: run.outcomeAlarms,
      }),
      ...[28, 148].map(
        (y): Shape => ({
          shape: 'line',
          points: [
            [xOf(at), y],
            [xOf(at), y + 80],
          ],
          stroke: 'accent',
          thick: 1,
          dashed: true,
        }),
      ),
      {
        shape: 'text',
        size: 15,
        x: 12,
        y: 252,
        text: `Day ${at}. Upright: the change. Dashed: alarm above it (▼).`,
        fill: 'quiet',
      },
      { shape: 'text', size: 15, x: 12, y: 276, text: summary(run, controls.what), bold: true },
    ]
  },
  describe: (run, { controls, at }) => {
    const unseen = Math.max(0, Math.min(at, run.outcomeAlarms.find((day) => day >= change) ?? at) - change)
    const isHarmful = controls.what === 'meaning' || controls.what === 'both'
    const extra = Math.round(unseen * Number(controls.count) * (worse - usual))
    const cost =
      isHarmful && at > change
        ? ` Before the outcome alarm about ${extra} more cases than usual were wrong.`
        : ''
    return `Day ${at}, labels ${controls.delay} days late. ${summary(run, controls.what)}.${cost}`
  },
  recorded: [
    {
      at: 60,
      says: 'Day 60, labels 14 days late. Input alarm: silent; outcome alarm: day 44. Before the outcome alarm about 700 more cases than usual were wrong.',
    },
    {
      at: 90,
      log: '0.what=inputs',
      says: 'Day 90, labels 14 days late. Input alarm: day 30; outcome alarm: silent.',
    },
    {
      at: 90,
      log: '0.what=both',
      says: 'Day 90, labels 14 days late. Input alarm: day 30; outcome alarm: day 44. Before the outcome alarm about 700 more cases than usual were wrong.',
    },
    {
      at: 90,
      log: '0.what=nothing,0.count=100',
      says: 'Day 90, labels 14 days late. Input alarm: 31 false; outcome alarm: silent.',
    },
    {
      at: 90,
      log: '0.delay=30',
      says: 'Day 90, labels 30 days late. Input alarm: silent; outcome alarm: day 60. Before the outcome alarm about 1500 more cases than usual were wrong.',
    },
  ],
})

function summary(run: Run, what: string): string {
  const hasNewInputs = what === 'inputs' || what === 'both'
  const hasNewMeaning = what === 'meaning' || what === 'both'
  return `Input alarm: ${account(run.inputAlarms, hasNewInputs)}; outcome alarm: ${account(run.outcomeAlarms, hasNewMeaning)}`
}
