import { defineSimulation, type Shape } from 'hortus/simulation'

// One piece of news among members who meet at random, in rounds, after Demers and others 1987: who knows tells (push), who
// does not asks (pull), or everybody does both with whom it meets. All three begin with the same one who knows.

const ways = ['push', 'pull', 'both'] as const
type Way = (typeof ways)[number]

interface Spread {
  /** '1' where the member knows. */
  readonly known: string
  /** How many did not know, by round. */
  readonly left: readonly number[]
}

type Run = Readonly<Record<Way, Spread>>

interface Meeting {
  readonly fanOut: number
  /** The share of meetings that fail. */
  readonly lost: number
  readonly random: () => number
}

const rounds = 30
const nameOf: Readonly<Record<Way, string>> = { push: 'push', pull: 'pull', both: 'push and pull' }

/** Everybody acts on what was known when the round began. */
function spread({ known, left }: Spread, way: Way, { fanOut, lost, random }: Meeting): Spread {
  const next = [...known]
  for (let i = 0; i < known.length; i++) {
    // Who has nothing to tell does not push.
    if (way === 'push' && known[i] === '0') continue
    for (let call = 0; call < fanOut; call++) {
      const other = Math.floor(random() * (known.length - 1))
      const met = other < i ? other : other + 1
      if (random() < lost) continue
      if (way !== 'pull' && known[i] === '1') next[met] = '1'
      if (way !== 'push' && known[met] === '1') next[i] = '1'
    }
  }
  return { known: next.join(''), left: [...left, next.filter((one) => one === '0').length] }
}

/** The round after which all knew. */
function endOf({ left }: Spread): number | undefined {
  const round = left.indexOf(0)
  return round === -1 ? undefined : round
}

function status(one: Spread): string {
  const end = endOf(one)
  const size = one.known.length
  return end === undefined ? `${size - one.left.at(-1)!} of ${size} know` : `all know since round ${end}`
}

function drawMembers({ known, left }: Spread, way: Way, place: number): readonly Shape[] {
  const end = endOf({ known, left })
  const side = Math.sqrt(known.length)
  const gap = 140 / side
  const x0 = 16 + place * 158
  const dots = [...known].map(
    (one, i): Shape => ({
      shape: 'circle',
      x: x0 + gap * ((i % side) + 0.5),
      y: 32 + gap * (Math.floor(i / side) + 0.5),
      r: gap * 0.34,
      thick: 1,
      ...(one === '1' ? { fill: 'accent', stroke: 'accent' } : { stroke: 'quiet' }),
    }),
  )
  return [
    { shape: 'text', size: 15, x: x0 + 70, y: 20, text: nameOf[way], align: 'middle', bold: true },
    ...dots,
    {
      shape: 'text',
      size: 15,
      x: x0 + 70,
      y: 190,
      text: end === undefined ? `${known.length - left.at(-1)!} of ${known.length}` : `all by round ${end}`,
      align: 'middle',
    },
  ]
}

const bottom = 318
const xOf = (round: number): number => 100 + round * (360 / rounds)

/** Those who do not know, by round: each line down is a tenth. */
function drawChart(run: Run): readonly Shape[] {
  const size = run.push.known.length
  const yOf = (count: number): number =>
    count === 0 ? bottom : 222 + (Math.log(size / count) / Math.log(size)) * 78
  const look = { push: { thick: 1.5 }, pull: { dashed: true }, both: { thick: 4, stroke: 'accent' } } as const
  return [
    { shape: 'text', size: 15, x: 92, y: 226, text: `${size} do not`, align: 'end', fill: 'quiet' },
    { shape: 'text', size: 15, x: 92, y: 302, text: '1 does not', align: 'end', fill: 'quiet' },
    { shape: 'text', size: 15, x: 92, y: 322, text: 'all know', align: 'end', fill: 'quiet' },
    {
      shape: 'line',
      points: [
        [xOf(0), 222],
        [xOf(0), bottom],
        [xOf(rounds), bottom],
      ],
      stroke: 'quiet',
    },
    ...[10, 20, 30].map(
      (round): Shape => ({
        shape: 'text',
        size: 15,
        x: xOf(round),
        y: 336,
        text: `${round}`,
        align: 'middle',
        fill: 'quiet',
      }),
    ),
    { shape: 'text', size: 15, x: 100, y: 336, text: 'rounds', fill: 'quiet' },
    ...ways.flatMap((way): Shape[] => {
      const end = endOf(run[way])
      const points = run[way].left
        .slice(0, (end ?? rounds) + 1)
        .map((count, round) => [xOf(round), yOf(count)] as const)
      return points.length < 2 ? [] : [{ shape: 'line', points, ...look[way] }]
    }),
    ...ways.flatMap((way, i): Shape[] => [
      {
        shape: 'line',
        points: [
          [340, 228 + i * 20],
          [370, 228 + i * 20],
        ],
        ...look[way],
      },
      { shape: 'text', size: 15, x: 378, y: 232 + i * 20, text: nameOf[way] },
    ]),
  ]
}

export default defineSimulation({
  title: 'News among members who meet at random',
  size: { width: 480, height: 342 },
  controls: {
    members: {
      kind: 'choice',
      label: 'Members',
      options: { 100: '100', 400: '400' },
      value: '100',
      restart: true,
    },
    fanOut: { kind: 'range', label: 'Meets per round', min: 1, max: 4, value: 1 },
    lost: { kind: 'range', label: 'Per cent of meetings that fail', min: 0, max: 80, step: 10, value: 0 },
  },
  steps: rounds,
  interval: 900,
  picture: 6,
  state: ({ controls }): Run => {
    const size = Number(controls.members)
    const one = { known: `1${'0'.repeat(size - 1)}`, left: [size - 1] }
    return { push: one, pull: one, both: one }
  },
  step: (run, { controls, random }): Run => {
    const meeting = { fanOut: controls.fanOut, lost: controls.lost / 100, random }
    return {
      push: spread(run.push, 'push', meeting),
      pull: spread(run.pull, 'pull', meeting),
      both: spread(run.both, 'both', meeting),
    }
  },
  draw: (run) => [...ways.flatMap((way, i) => drawMembers(run[way], way, i)), ...drawChart(run)],
  describe: (run, { at }) =>
    `After ${at} rounds: ${ways.map((way) => `${nameOf[way]}: ${status(run[way])}`).join('; ')}.`,
  recorded: [
    {
      at: 6,
      says: 'After 6 rounds: push: 52 of 100 know; pull: 62 of 100 know; push and pull: 89 of 100 know.',
    },
    {
      at: 8,
      says: 'After 8 rounds: push: 89 of 100 know; pull: 97 of 100 know; push and pull: all know since round 7.',
    },
    {
      at: 30,
      says: 'After 30 rounds: push: all know since round 10; pull: all know since round 9; push and pull: all know since round 7.',
    },
    {
      at: 30,
      log: '0.members=400',
      says: 'After 30 rounds: push: all know since round 16; pull: all know since round 12; push and pull: all know since round 7.',
    },
    {
      at: 30,
      log: '0.fanOut=2',
      says: 'After 30 rounds: push: all know since round 7; pull: all know since round 6; push and pull: all know since round 4.',
    },
  ],
})
