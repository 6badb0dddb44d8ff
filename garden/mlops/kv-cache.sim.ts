import { defineSimulation, type Shape } from 'hortus/simulation'

// A server that generates text with continuous batching, as far as the memory of its keys and values goes: 2 · layers ·
// key-value heads · head size · bytes for each token of each sequence in progress. It either reserves the longest sequence for
// each, or takes blocks of 16 tokens as they are needed, after Kwon and others 2023; when none is left, the youngest sequence
// is thrown out and begins anew. In a step each sequence gets 16 tokens longer, however many there are.

interface Sequence {
  readonly prompt: number
  readonly answer: number
  /** Tokens of the answer that are there. */
  readonly made: number
}

interface Run {
  readonly running: readonly Sequence[]
  readonly waiting: readonly Sequence[]
  readonly done: number
  /** Tokens that were delivered, and those that were thrown away with their sequence. */
  readonly made: number
  readonly lost: number
  readonly again: number
}

const layers = 32
const headSize = 128
const longest = 4_096
const block = 16

interface Model {
  readonly heads: number
  readonly bytes: number
  readonly gib: number
  readonly take: 'reserve' | 'blocks'
}

const perToken = ({ heads, bytes }: Model): number => 2 * layers * Number(heads) * headSize * Number(bytes)
const capacityOf = (model: Model): number => Math.floor((model.gib * 2 ** 30) / perToken(model))
const tokensOf = ({ prompt, made }: Sequence): number => Math.ceil((prompt + made) / block) * block
const takenBy = (sequence: Sequence, { take }: Model): number =>
  take === 'reserve' ? longest : tokensOf(sequence)
const total = (running: readonly Sequence[], model: Model): number =>
  running.reduce((sum, sequence) => sum + takenBy(sequence, model), 0)

const some = (from: number, to: number, random: () => number): number =>
  from + Math.floor(random() * (to - from))

/** Each gets a block longer; the finished go. */
function generate(run: Run): Run {
  const longer = run.running.map((one) => ({ ...one, made: one.made + block }))
  const running = longer.filter(({ made, answer }) => made < answer)
  return {
    ...run,
    running,
    done: run.done + longer.length - running.length,
    made: run.made + longer.length * block,
  }
}

/** The youngest make room, and wait at the front. */
function throwOut(run: Run, model: Model): Run {
  const running = [...run.running]
  const back: Sequence[] = []
  let lost = 0
  while (running.length > 0 && total(running, model) > capacityOf(model)) {
    const last = running.pop()!
    lost += last.made
    back.unshift({ ...last, made: 0 })
  }
  return {
    ...run,
    running,
    waiting: [...back, ...run.waiting],
    lost: run.lost + lost,
    again: run.again + back.length,
  }
}

/** In order of arrival, as long as there is room for the next and the block that it makes first. */
function admit(run: Run, model: Model): Run {
  const running = [...run.running]
  const waiting = [...run.waiting]
  let free = capacityOf(model) - total(running, model)
  for (let next = waiting[0]; next !== undefined; next = waiting[0]) {
    const need = model.take === 'reserve' ? longest : tokensOf(next) + block
    if (need > free) break
    free -= need
    running.push(next)
    waiting.shift()
  }
  return { ...run, running, waiting }
}

const rows = 8
const width = 448
const written = (number: number): string => String(number).replace(/\B(?=(\d{3})+$)/g, ',')
const inKib = (bytes: number): string => `${bytes / 1_024} KiB`

/** A stretch of memory, which goes on in the next row where one ends. */
function stretch(
  from: number,
  to: number,
  capacity: number,
  look: Pick<Shape, 'fill' | 'stroke' | 'dashed'>,
): readonly Shape[] {
  const scale = (rows * width) / capacity
  const shapes: Shape[] = []
  let at = from * scale
  const end = to * scale
  while (end - at > 0.5) {
    const row = Math.floor(at / width + 1e-9)
    const until = Math.min(end, (row + 1) * width)
    shapes.push({
      shape: 'rect',
      x: 16 + at - row * width + 1,
      y: 52 + row * 17,
      width: Math.max(0.5, until - at - 2),
      height: 13,
      thick: 1,
      ...look,
    })
    at = until
  }
  return shapes
}

function drawMemory(run: Run, model: Model): readonly Shape[] {
  const capacity = capacityOf(model)
  let at = 0
  return [
    ...Array.from(
      { length: rows },
      (_, row): Shape => ({
        shape: 'line',
        points: [
          [16, 66 + row * 17],
          [16 + width, 66 + row * 17],
        ],
        stroke: 'line',
        thick: 1,
      }),
    ),
    ...run.running.flatMap((sequence) => {
      const start = at
      at += takenBy(sequence, model)
      const used = Math.min(at, start + tokensOf(sequence))
      return [
        ...stretch(start, used, capacity, { fill: 'accent', stroke: 'accent' }),
        ...stretch(used, at, capacity, { stroke: 'quiet', dashed: true }),
      ]
    }),
  ]
}

/** Shares of the memory that hold tokens, and that are reserved for some that may come. */
function sharesOf(run: Run, model: Model): { readonly used: number; readonly kept: number } {
  const used = run.running.reduce((sum, sequence) => sum + tokensOf(sequence), 0)
  const percent = (tokens: number): number => Math.round((100 * tokens) / capacityOf(model))
  return { used: percent(used), kept: percent(total(run.running, model) - used) }
}

export default defineSimulation({
  title: 'How many answers fit into memory at once',
  size: { width: 480, height: 276 },
  controls: {
    take: {
      kind: 'choice',
      label: 'A request is given',
      options: { reserve: 'room for the longest', blocks: 'blocks as it grows' },
      value: 'reserve',
      restart: true,
    },
    gib: { kind: 'range', label: 'Memory for the cache in GiB', min: 2, max: 40, value: 8, restart: true },
    heads: {
      kind: 'choice',
      label: 'Key-value heads',
      options: { 32: '32', 8: '8', 1: '1' },
      value: '8',
      restart: true,
    },
    bytes: {
      kind: 'choice',
      label: 'Bytes a number',
      options: { 2: '2', 1: '1' },
      value: '2',
      restart: true,
    },
    load: { kind: 'range', label: 'New requests in 10 steps', min: 1, max: 20, value: 10, restart: true },
  },
  steps: 300,
  interval: 100,
  picture: 150,
  state: (): Run => ({ running: [], waiting: [], done: 0, made: 0, lost: 0, again: 0 }),

  step: (run, { controls, random }): Run => {
    const coming: Sequence[] = []
    for (let i = 0; i < 2; i++)
      if (random() < controls.load / 20)
        coming.push({ prompt: some(100, 1_500, random), answer: some(50, 1_500, random), made: 0 })
    const generated = generate({ ...run, waiting: [...run.waiting, ...coming] })
    return admit(throwOut(generated, controls), controls)
  },

  draw: (run, { controls }) => {
    const { used, kept } = sharesOf(run, controls)
    return [
      {
        shape: 'text',
        size: 15,
        x: 16,
        y: 22,
        text: `2 · ${layers} layers · ${controls.heads} heads · ${headSize} · ${controls.bytes} bytes = ${inKib(perToken(controls))} a token`,
        bold: true,
      },
      {
        shape: 'text',
        size: 15,
        x: 16,
        y: 43,
        text: `${controls.gib} GiB hold ${written(capacityOf(controls))} tokens`,
        fill: 'quiet',
      },
      ...drawMemory(run, controls),
      {
        shape: 'text',
        size: 15,
        x: 16,
        y: 212,
        text: `filled: tokens, ${used} %; dashed: reserved for more, ${kept} %`,
        fill: 'quiet',
      },
      { shape: 'text', size: 15, x: 16, y: 238, text: `in progress: ${run.running.length}`, bold: true },
      { shape: 'text', size: 15, x: 170, y: 238, text: `waiting: ${run.waiting.length}` },
      { shape: 'text', size: 15, x: 320, y: 238, text: `answered: ${run.done}`, bold: true },
      { shape: 'text', size: 15, x: 16, y: 262, text: `thrown out: ${run.again}` },
      { shape: 'text', size: 15, x: 170, y: 262, text: `with ${written(run.lost)} tokens to be made again` },
    ]
  },

  describe: (run, { controls, at }) => {
    const { used, kept } = sharesOf(run, controls)
    return `${inKib(perToken(controls))} a token, so ${controls.gib} GiB hold ${written(capacityOf(controls))} tokens. Step ${at}: ${run.running.length} in progress, ${run.waiting.length} waiting, ${run.done} answered; ${used} % of the memory holds tokens and ${kept} % is reserved. ${run.again} were thrown out.`
  },

  recorded: [
    {
      at: 300,
      says: '128 KiB a token, so 8 GiB hold 65,536 tokens. Step 300: 16 in progress, 191 waiting, 92 answered; 32 % of the memory holds tokens and 68 % is reserved. 0 were thrown out.',
    },
    {
      at: 300,
      log: '0.take=blocks',
      says: '128 KiB a token, so 8 GiB hold 65,536 tokens. Step 300: 43 in progress, 0 waiting, 256 answered; 84 % of the memory holds tokens and 0 % is reserved. 18 were thrown out.',
    },
    {
      at: 300,
      log: '0.take=blocks,0.load=20',
      says: '128 KiB a token, so 8 GiB hold 65,536 tokens. Step 300: 47 in progress, 267 waiting, 286 answered; 99 % of the memory holds tokens and 0 % is reserved. 103 were thrown out.',
    },
    {
      at: 300,
      log: '0.heads=32',
      says: '512 KiB a token, so 8 GiB hold 16,384 tokens. Step 300: 4 in progress, 268 waiting, 27 answered; 26 % of the memory holds tokens and 74 % is reserved. 0 were thrown out.',
    },
  ],
})
