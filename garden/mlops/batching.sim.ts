import { defineSimulation, type Shape } from 'hortus/simulation'

// Two servers that generate text get the same requests. A step makes one token of each answer in the batch, and takes as long for
// one as for all. One server fills a batch and works until its longest answer is done; the other looks at each step who is
// done and who waits, after Yu and others 2022.

interface Request {
  readonly arrived: number
  /** Tokens of its answer, of which `made` are there. */
  readonly length: number
  readonly made: number
}

interface Server {
  readonly slots: readonly (Request | null)[]
  readonly waiting: readonly Request[]
  /** What each slot did in the last steps: `#` made a token, `-` waited for others of its batch, a blank nothing. */
  readonly past: readonly string[]
  readonly done: number
  /** Sum of the steps from arrival to the last token, and the most. */
  readonly took: number
  readonly longest: number
  readonly tokens: number
}

interface Run {
  readonly whole: Server
  readonly each: Server
}

const shown = 140
const lengths = {
  mixed: 'from 10 to 90 tokens',
  equal: '50 tokens each',
  few: '20 tokens, one in eight 260',
} as const

function lengthOf(kind: keyof typeof lengths, random: () => number): number {
  const drawn = random()
  if (kind === 'equal') return 50
  if (kind === 'few') return drawn < 1 / 8 ? 260 : 20
  return 10 + Math.floor(drawn * 81)
}

const isDone = (one: Request | null): boolean => one === null || one.made >= one.length

/** Takes what waits into free slots: into all at once where the batch is whole, else into each that is done. */
function admit({ slots, waiting, ...rest }: Server, isWhole: boolean): Server {
  const isClosed = isWhole && !slots.every(isDone)
  const left = [...waiting]
  const next = slots.map((one) => {
    if (isClosed || !isDone(one)) return one
    return left.shift() ?? null
  })
  return { ...rest, slots: next, waiting: left }
}

function serve(server: Server, coming: readonly Request[], isWhole: boolean, at: number): Server {
  const { slots, waiting, past, ...sums } = admit(
    { ...server, waiting: [...server.waiting, ...coming] },
    isWhole,
  )
  const next = slots.map((one) => (one === null || isDone(one) ? one : { ...one, made: one.made + 1 }))
  const finished = next.flatMap((one, i) =>
    one !== null && isDone(one) && !isDone(slots[i]!) ? [at + 1 - one.arrived] : [],
  )
  return {
    slots: next,
    waiting,
    past: past.map((text, i) => {
      const one = slots[i]!
      return (text + (one === null ? ' ' : isDone(one) ? '-' : '#')).slice(-shown)
    }),
    done: sums.done + finished.length,
    took: finished.reduce((sum, steps) => sum + steps, sums.took),
    longest: Math.max(sums.longest, ...finished),
    tokens: sums.tokens + slots.filter((one) => !isDone(one)).length,
  }
}

type Words = Extract<Shape, { readonly shape: 'text' }>
const text = (x: number, y: number, words: string, look: Partial<Words> = {}): Shape => {
  return { shape: 'text', size: 15, x, y, text: words, ...look }
}

/** What each slot did: filled where it made tokens, dashed where it waited for its batch. */
function drawSlots({ past }: Server, top: number): readonly Shape[] {
  const gap = 72 / past.length
  return past.flatMap((row, i) =>
    [...row.matchAll(/#+|-+/g)].map(({ 0: piece, index }): Shape => {
      const x = 12 + (index + shown - row.length) * (456 / shown)
      const [y, width] = [top + i * gap, piece.length * (456 / shown)]
      return piece[0] === '#'
        ? {
            shape: 'rect',
            x: x + 0.5,
            y,
            width: Math.max(0.5, width - 1),
            height: gap - 2,
            fill: 'accent',
            stroke: 'accent',
            thick: 0.5,
          }
        : {
            shape: 'line',
            points: [
              [x, y + gap / 2 - 1],
              [x + width, y + gap / 2 - 1],
            ],
            dashed: true,
            stroke: 'ink',
            thick: 1.5,
          }
    }),
  )
}

const meanOf = ({ took, done }: Server): string => (done === 0 ? 'none' : `${Math.round(took / done)}`)
const useOf = ({ tokens, slots }: Server, at: number): number =>
  at === 0 ? 0 : Math.round((100 * tokens) / (at * slots.length))

function drawServer(server: Server, name: string, top: number, at: number): readonly Shape[] {
  const { done, waiting, longest } = server
  return [
    text(12, top + 14, name, { bold: true }),
    text(468, top + 14, `slots that make tokens: ${useOf(server, at)} %`, { align: 'end' }),
    ...drawSlots(server, top + 24),
    text(
      12,
      top + 114,
      `done ${done}, waiting ${waiting.length}; steps for an answer: ${meanOf(server)}, at most ${longest}`,
    ),
  ]
}

function say(server: Server, name: string, at: number): string {
  return `${name}: ${server.done} done, ${server.waiting.length} waiting, ${useOf(server, at)} % of the slots made tokens; ${server.done === 0 ? 'no answer is done' : `an answer took ${meanOf(server)} steps on average and ${server.longest} at most`}.`
}

export default defineSimulation({
  title: 'A batch as a whole, or by the token',
  size: { width: 480, height: 284 },
  controls: {
    slots: {
      kind: 'choice',
      label: 'Slots',
      options: { 4: '4', 8: '8', 16: '16' },
      value: '8',
      restart: true,
    },
    load: { kind: 'range', label: 'Requests in 100 steps', min: 2, max: 30, value: 14, restart: true },
    answers: { kind: 'choice', label: 'Answers have', options: lengths, value: 'mixed', restart: true },
  },
  steps: 500,
  interval: 60,
  picture: 500,
  state: ({ controls }): Run => {
    const count = Number(controls.slots)
    const server = {
      slots: Array.from({ length: count }, () => null),
      past: Array.from({ length: count }, () => ''),
    }
    const empty = { ...server, waiting: [], done: 0, took: 0, longest: 0, tokens: 0 }
    return { whole: empty, each: empty }
  },
  step: ({ whole, each }, { controls, at, random }): Run => {
    const isComing = random() < controls.load / 100
    const length = lengthOf(controls.answers, random)
    const coming = isComing ? [{ arrived: at, length, made: 0 }] : []
    return { whole: serve(whole, coming, true, at), each: serve(each, coming, false, at) }
  },
  draw: ({ whole, each }, { at }) => [
    ...drawServer(whole, 'The batch as a whole', 4, at),
    ...drawServer(each, 'By the token (continuous)', 132, at),
    text(12, 274, 'A row is a slot. Filled: a token a step; dashed: its batch goes on.', {
      fill: 'quiet',
    }),
  ],
  describe: ({ whole, each }, { at }) =>
    `After ${at} steps. ${say(whole, 'The batch as a whole', at)} ${say(each, 'By the token', at)}`,
  recorded: [
    {
      at: 500,
      says: 'After 500 steps. The batch as a whole: 41 done, 23 waiting, 54 % of the slots made tokens; an answer took 147 steps on average and 256 at most. By the token: 66 done, 0 waiting, 88 % of the slots made tokens; an answer took 65 steps on average and 133 at most.',
    },
    {
      at: 500,
      log: '0.answers=few',
      says: 'After 500 steps. The batch as a whole: 13 done, 58 waiting, 17 % of the slots made tokens; an answer took 166 steps on average and 271 at most. By the token: 66 done, 0 waiting, 74 % of the slots made tokens; an answer took 44 steps on average and 262 at most.',
    },
    {
      at: 500,
      log: '0.answers=equal',
      says: 'After 500 steps. The batch as a whole: 62 done, 7 waiting, 81 % of the slots made tokens; an answer took 84 steps on average and 140 at most. By the token: 65 done, 0 waiting, 85 % of the slots made tokens; an answer took 59 steps on average and 94 at most.',
    },
    {
      at: 2,
      says: 'After 2 steps. The batch as a whole: 0 done, 0 waiting, 0 % of the slots made tokens; no answer is done. By the token: 0 done, 0 waiting, 0 % of the slots made tokens; no answer is done.',
    },
  ],
})
