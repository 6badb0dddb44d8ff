import { defineSimulation, type Shape } from 'hortus/simulation'

// Two senders on one link, after Chiu and Jain 1989: in each round trip both send a window full of packets. As long as the
// link and the queue in front of it hold them, both windows grow; when they do not, both hear of the loss and shrink. Of the
// four ways to do this by adding or multiplying, one makes them equal.

interface Run {
  readonly a: number
  readonly b: number
  /** Windows so far, and whether packets were lost in that round trip. */
  readonly past: readonly (readonly [number, number, boolean])[]
}

type Rule = 'aimd' | 'aiad' | 'mimd' | 'miad'

/** Packets that the link carries in a round trip, and that wait in front of it. */
const link = 100
const queue = 20
const steps = 240

const grow = (window: number, rule: Rule): number => (rule[0] === 'a' ? window + 1 : window * 1.02)
const shrink = (window: number, rule: Rule): number => Math.max(1, rule[2] === 'a' ? window - 15 : window / 2)

/** 1 where both have the same, a half where one has all; Jain's index. */
const fairness = (a: number, b: number): number => (a + b) ** 2 / (2 * (a * a + b * b))

const side = 200
const left = 46
const bottom = 246
const scale = side / (link + queue)
const placeOf = (a: number, b: number): readonly [number, number] => [left + a * scale, bottom - b * scale]

/** One window against the other: on the dashed line they are equal, on the other the link is just full. */
function drawPlane({ a, b, past }: Run): readonly Shape[] {
  const points = past.slice(-80).map(([one, other]) => placeOf(one, other))
  const [x, y] = placeOf(a, b)
  return [
    { shape: 'line', points: [placeOf(0, 120), placeOf(0, 0), placeOf(120, 0)], stroke: 'quiet' },
    { shape: 'line', points: [placeOf(0, 0), placeOf(112, 112)], stroke: 'quiet', dashed: true },
    { shape: 'line', points: [placeOf(0, link), placeOf(link, 0)], stroke: 'quiet' },
    ...(points.length > 1 ? [{ shape: 'line', points, stroke: 'accent' } as const] : []),
    { shape: 'circle', x, y, r: 5, fill: 'accent', stroke: 'accent' },
    { shape: 'text', size: 15, x: left + 128, y: 62, text: 'equal', fill: 'quiet' },
    { shape: 'text', size: 15, x: left + 6, y: 74, text: 'link full', fill: 'quiet' },
    {
      shape: 'text',
      size: 15,
      x: left + side,
      y: bottom + 18,
      text: 'window of A',
      align: 'end',
      fill: 'quiet',
    },
    { shape: 'text', size: 15, x: 12, y: 36, text: 'window of B', fill: 'quiet' },
  ]
}

/** Both windows, by round trip. */
function drawTime({ past }: Run): readonly Shape[] {
  const xOf = (at: number): number => 276 + (at * 190) / steps
  const lineOf = (of: 0 | 1): readonly (readonly [number, number])[] =>
    past.map((one, at) => [xOf(at), bottom - one[of] * scale] as const)
  const lines: readonly Shape[] =
    past.length < 2
      ? []
      : [
          { shape: 'line', points: lineOf(0), stroke: 'accent', thick: 2 },
          { shape: 'line', points: lineOf(1), stroke: 'ink', thick: 1.5, dashed: true },
        ]
  return [
    {
      shape: 'line',
      points: [
        [276, 46],
        [276, bottom],
        [466, bottom],
      ],
      stroke: 'quiet',
    },
    ...lines,
    {
      shape: 'line',
      points: [
        [290, 32],
        [316, 32],
      ],
      stroke: 'accent',
      thick: 2,
    },
    { shape: 'text', size: 15, x: 322, y: 36, text: 'A' },
    {
      shape: 'line',
      points: [
        [352, 32],
        [378, 32],
      ],
      stroke: 'ink',
      dashed: true,
    },
    { shape: 'text', size: 15, x: 384, y: 36, text: 'B' },
    {
      shape: 'text',
      size: 15,
      x: 466,
      y: bottom + 18,
      text: `${steps} round trips`,
      align: 'end',
      fill: 'quiet',
    },
  ]
}

export default defineSimulation({
  title: 'Two senders find their shares of a link',
  size: { width: 480, height: 304 },
  controls: {
    rule: {
      kind: 'choice',
      label: 'Windows',
      options: {
        aimd: 'grow by 1, shrink by half',
        aiad: 'grow by 1, shrink by 15',
        mimd: 'grow by 2 %, shrink by half',
        miad: 'grow by 2 %, shrink by 15',
      },
      value: 'aimd',
    },
    start: { kind: 'range', label: 'A begins with', min: 5, max: 90, step: 5, value: 70, restart: true },
  },
  steps,
  interval: 80,
  picture: 100,
  state: ({ controls }): Run => ({ a: controls.start, b: 10, past: [[controls.start, 10, false]] }),
  step: ({ a, b, past }, { controls }): Run => {
    const isLost = a + b > link + queue
    const change = isLost ? shrink : grow
    const next = { a: change(a, controls.rule), b: change(b, controls.rule) }
    return { ...next, past: [...past, [next.a, next.b, isLost]] }
  },
  draw: (run) => [
    {
      shape: 'text',
      size: 15,
      x: 12,
      y: 16,
      text: `A ${Math.round(run.a)}, B ${Math.round(run.b)} packets; Jain’s index ${fairness(run.a, run.b).toFixed(2)}`,
      bold: true,
    },
    ...drawPlane(run),
    ...drawTime(run),
    {
      shape: 'text',
      size: 15,
      x: 12,
      y: 292,
      text: `The link carries ${link} packets a round trip, its queue holds ${queue}.`,
      fill: 'quiet',
    },
  ],
  describe: ({ a, b, past }, { at }) => {
    const losses = past.filter(([, , isLost]) => isLost).length
    const carried = past.reduce((sum, [one, other]) => sum + Math.min(link, one + other), 0)
    return `After ${at} round trips A has a window of ${Math.round(a)} and B of ${Math.round(b)}; Jain’s index is ${fairness(a, b).toFixed(2)}. Packets were lost in ${losses} round ${losses === 1 ? 'trip' : 'trips'}, and ${Math.round((100 * carried) / (link * past.length))} % of the link was used.`
  },
  recorded: [
    {
      at: 40,
      says: 'After 40 round trips A has a window of 64 and B of 34; Jain’s index is 0.91. Packets were lost in 1 round trip, and 88 % of the link was used.',
    },
    {
      at: 240,
      says: 'After 240 round trips A has a window of 31 and B of 31; Jain’s index is 1.00. Packets were lost in 8 round trips, and 87 % of the link was used.',
    },
    {
      at: 240,
      log: '0.rule=aiad',
      says: 'After 240 round trips A has a window of 86 and B of 26; Jain’s index is 0.78. Packets were lost in 14 round trips, and 98 % of the link was used.',
    },
    {
      at: 240,
      log: '0.rule=mimd',
      says: 'After 240 round trips A has a window of 55 and B of 8; Jain’s index is 0.64. Packets were lost in 7 round trips, and 85 % of the link was used.',
    },
    {
      at: 240,
      log: '0.rule=miad',
      says: 'After 240 round trips A has a window of 109 and B of 1; Jain’s index is 0.51. Packets were lost in 28 round trips, and 99 % of the link was used.',
    },
  ],
})
