import { defineSimulation, type Shape } from 'hortus/simulation'

// One sender on a line that loses packets by chance. In each round trip it sends a window of packets; if one is lost, or the
// queue in front of the line runs over, the window shrinks. Reno after RFC 5681 in its steady state, CUBIC after RFC 9438;
// without slow start, and without time-outs, which makes a very lossy line look better than it is.

interface Run {
  readonly window: number
  /** CUBIC's window before the last loss, and round trips since then. */
  readonly before: number
  readonly since: number
  readonly past: readonly number[]
  readonly losses: number
  readonly overflows: number
  readonly carried: number
}

interface Values {
  readonly rule: 'reno' | 'cubic'
  readonly loss: number
  readonly trip: number
}

/** 10 Mbit/s in packets of 1,448 bytes. */
const packetsASecond = 863
const queue = 50
const steps = 400

/** Packets under way when the line is just full. */
const lineOf = ({ trip }: Values): number => (packetsASecond * trip) / 1000

/** The mean window by Mathis and others 1997, without the constant for late acknowledgements. */
const formula = (loss: number): number => Math.sqrt(1.5 / (loss / 100))

function grow({ window, before, since }: Run, { rule, trip }: Values): number {
  if (rule === 'reno') return window + 1
  const time = ((since + 1) * trip) / 1000
  const turn = Math.cbrt((before * 0.3) / 0.4)
  const friendly = before * 0.7 + ((3 * 0.3) / 1.7) * (since + 1)
  const wanted = Math.max(0.4 * (time - turn) ** 3 + before, friendly)
  return Math.min(window * 1.5, Math.max(window, wanted))
}

const shrink = (window: number, rule: Values['rule']): number =>
  Math.max(2, rule === 'reno' ? window / 2 : window * 0.7)

function stepOf(run: Run, values: Values, random: () => number): Run {
  const line = lineOf(values)
  const sent = Math.round(run.window)
  const isOver = sent > line + queue
  const isLost = Array.from({ length: sent }, () => random() * 100 < values.loss).includes(true)
  const isShrunk = isLost || isOver
  return {
    window: isShrunk ? shrink(run.window, values.rule) : grow(run, values),
    before: isShrunk ? run.window : run.before,
    since: isShrunk ? 0 : run.since + 1,
    past: [...run.past, run.window],
    losses: run.losses + (isLost ? 1 : 0),
    overflows: run.overflows + (isOver && !isLost ? 1 : 0),
    carried: run.carried + Math.min(1, sent / line),
  }
}

const left = 46
const right = 468
const bottom = 232
const top = 40

function drawWindow({ past }: Run, values: Values): readonly Shape[] {
  const line = lineOf(values)
  const most = Math.max(60, line + queue + 5)
  const y = (packets: number): number => bottom - (packets / most) * (bottom - top)
  const x = (at: number): number => left + (at * (right - left)) / steps
  const level = (packets: number, dashed: boolean): Shape => ({
    shape: 'line',
    points: [
      [left, y(packets)],
      [right, y(packets)],
    ],
    stroke: dashed ? 'bad' : 'quiet',
    dashed,
  })
  const points = past.map((packets, at) => [x(at), y(packets)] as const)
  const mean = formula(values.loss)
  const ticks = [0, Math.round(line)].filter((packets) => packets === 0 || y(packets) < bottom - 14)
  return [
    {
      shape: 'line',
      points: [
        [left, top],
        [left, bottom],
        [right, bottom],
      ],
      stroke: 'quiet',
    },
    level(line, false),
    ...(values.loss > 0 && mean < most ? [level(mean, true)] : []),
    ...(points.length > 1 ? [{ shape: 'line', points, stroke: 'accent', thick: 1.5 } as const] : []),
    ...ticks.map(
      (packets): Shape => ({
        shape: 'text',
        size: 15,
        x: left - 6,
        y: y(packets) + 5,
        text: String(packets),
        align: 'end',
        fill: 'quiet',
      }),
    ),
    { shape: 'text', size: 15, x: right, y: bottom + 18, text: `${steps} round trips`, align: 'end', fill: 'quiet' },
  ]
}

const used = ({ carried, past }: Run): number =>
  past.length === 0 ? 0 : Math.round((100 * carried) / past.length)

export default defineSimulation({
  title: 'One sender on a line that loses packets',
  size: { width: 480, height: 304 },
  controls: {
    rule: {
      kind: 'choice',
      label: 'Rule',
      options: { reno: 'Reno', cubic: 'CUBIC' },
      value: 'reno',
      restart: true,
    },
    loss: {
      kind: 'range',
      label: 'Percent of packets lost',
      min: 0,
      max: 5,
      step: 0.1,
      value: 1,
      restart: true,
    },
    trip: {
      kind: 'range',
      label: 'Round trip in ms',
      min: 10,
      max: 200,
      step: 10,
      value: 40,
      restart: true,
    },
  },
  steps,
  interval: 60,
  picture: 400,
  state: (): Run => ({ window: 10, before: 10, since: 0, past: [], losses: 0, overflows: 0, carried: 0 }),
  step: (run, { controls, random }) => stepOf(run, controls as Values, random),
  draw: (run, { controls }) => [
    {
      shape: 'text',
      size: 15,
      x: 12,
      y: 20,
      text: `Window ${Math.round(run.window)} packets; ${used(run)} % of the line used`,
      bold: true,
    },
    ...drawWindow(run, controls as Values),
    {
      shape: 'text',
      size: 15,
      x: 12,
      y: 274,
      text: `Line of 10 Mbit/s: full with ${Math.round(lineOf(controls as Values))} packets under way,`,
      fill: 'quiet',
    },
    {
      shape: 'text',
      size: 15,
      x: 12,
      y: 294,
      text: controls.loss > 0 ? '50 more may wait. Dashed: Reno’s mean by the formula.' : '50 more may wait.',
      fill: 'quiet',
    },
  ],
  describe: (run, { at, controls }) => {
    const values = controls as Values
    const mean = values.loss > 0 ? ` Reno’s mean window by the formula is ${formula(values.loss).toFixed(1)}.` : ''
    return `After ${at} round trips the window is ${Math.round(run.window)} packets, and ${used(run)} % of the line was used. The line is full with ${Math.round(lineOf(values))} packets under way. Round trips in which it shrank: ${run.losses} for packets lost by chance, ${run.overflows} for a full queue.${mean}`
  },
  recorded: [
{ at: 100, says: 'After 100 round trips the window is 12 packets, and 34 % of the line was used. The line is full with 35 packets under way. Round trips in which it shrank: 12 for packets lost by chance, 0 for a full queue. Reno’s mean window by the formula is 12.2.' },
{ at: 400, says: 'After 400 round trips the window is 13 packets, and 36 % of the line was used. The line is full with 35 packets under way. Round trips in which it shrank: 48 for packets lost by chance, 0 for a full queue. Reno’s mean window by the formula is 12.2.' },
{ at: 400, log: '0.loss=0', says: 'After 400 round trips the window is 62 packets, and 98 % of the line was used. The line is full with 35 packets under way. Round trips in which it shrank: 0 for packets lost by chance, 8 for a full queue.' },
{ at: 400, log: '0.loss=0.1,0.trip=200', says: 'After 400 round trips the window is 24 packets, and 25 % of the line was used. The line is full with 173 packets under way. Round trips in which it shrank: 14 for packets lost by chance, 0 for a full queue. Reno’s mean window by the formula is 38.7.' },
{ at: 400, log: '0.loss=0.1,0.trip=200,0.rule=cubic', says: 'After 400 round trips the window is 42 packets, and 40 % of the line was used. The line is full with 173 packets under way. Round trips in which it shrank: 23 for packets lost by chance, 1 for a full queue. Reno’s mean window by the formula is 38.7.' },
],
})
