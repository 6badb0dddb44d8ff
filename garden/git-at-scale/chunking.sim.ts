import { defineSimulation, type Shape } from 'hortus/simulation'

// A file cut into pieces in two ways: at every so many bytes, and where the hash of the last few bytes says so. After each
// change the pieces are compared with those of before the change, as a store that keeps each piece once would.

interface Run {
  readonly bytes: readonly number[]
  /** Marks bytes that a change brought, by place. */
  readonly fresh: readonly number[]
  readonly before: readonly number[]
  readonly said: string
}

interface Settings {
  readonly bits: number
  readonly window: number
  readonly limits: boolean
}

const size = 240
const factor = 0x9e37_79b1

/** The hash of the bytes before a place, as many as the window holds; its highest bits decide. */
function isCut(bytes: readonly number[], end: number, { bits, window }: Settings): boolean {
  if (end < window) return false
  let hash = 0
  for (let i = end - window; i < end; i++) hash = Math.imul(hash + bytes[i]! + 1, factor)
  return hash >>> (32 - bits) === 0
}

/** Where pieces end, the end of the file too. */
function cutByContent(bytes: readonly number[], settings: Settings): readonly number[] {
  const mean = 2 ** settings.bits
  const ends: number[] = []
  let start = 0
  for (let end = 1; end <= bytes.length; end++) {
    const [isLong, isShort] = [end - start >= mean * 3, end - start < mean / 4]
    const isForced = settings.limits && isLong
    const isNatural = isCut(bytes, end, settings) && !(settings.limits && isShort)
    if (!isForced && !isNatural && end < bytes.length) continue
    ends.push(end)
    start = end
  }
  return ends
}

const cutByLength = (bytes: readonly number[], { bits }: Settings): readonly number[] =>
  Array.from({ length: Math.ceil(bytes.length / 2 ** bits) }, (_, i) =>
    Math.min(bytes.length, (i + 1) * 2 ** bits),
  )

interface Piece {
  readonly from: number
  readonly to: number
  readonly isNew: boolean
}

const piecesOf = (bytes: readonly number[], ends: readonly number[]): readonly string[] =>
  ends.map((end, i) => bytes.slice(ends[i - 1] ?? 0, end).join(' '))

/** The pieces of now, and whether the file of before had each. */
function compare(
  { bytes, before }: Run,
  cut: (bytes: readonly number[]) => readonly number[],
): readonly Piece[] {
  const known = new Set(piecesOf(before, cut(before)))
  const ends = cut(bytes)
  return piecesOf(bytes, ends).map((piece, i) => ({
    from: ends[i - 1] ?? 0,
    to: ends[i]!,
    isNew: !known.has(piece),
  }))
}

const changes = {
  front: 'one byte more at the front',
  middle: 'one byte more in the middle',
  change: 'ten bytes changed',
  remove: 'ten bytes removed',
} as const

/** The file after a change, of which `some` gives the bytes. */
function change(bytes: readonly number[], name: keyof typeof changes, some: () => number): Run {
  const middle = Math.floor(bytes.length / 2)
  const at = name === 'front' ? 0 : middle
  const [gone, count] = { front: [0, 1], middle: [0, 1], change: [10, 10], remove: [10, 0] }[name] as [
    number,
    number,
  ]
  const brought = Array.from({ length: count }, some)
  const next = [...bytes.slice(0, at), ...brought, ...bytes.slice(at + gone)]
  const fresh = brought.map((_, i) => at + i)
  return {
    bytes: next,
    fresh,
    before: bytes,
    said: `${changes[name][0]!.toUpperCase()}${changes[name].slice(1)}.`,
  }
}

type Words = Extract<Shape, { readonly shape: 'text' }>
const text = (x: number, y: number, words: string, look: Partial<Words> = {}): Shape => {
  return { shape: 'text', size: 15, x, y, text: words, ...look }
}

const perRow = 125
const cell = 456 / perRow

/** A piece as boxes, one in each row that it reaches into. New ones are filled. */
function drawPiece({ from, to, isNew }: Piece, top: number): readonly Shape[] {
  const rows = Array.from(
    { length: Math.floor((to - 1) / perRow) - Math.floor(from / perRow) + 1 },
    (_, i) => Math.floor(from / perRow) + i,
  )
  return rows.map((row) => {
    const [start, end] = [Math.max(from, row * perRow), Math.min(to, (row + 1) * perRow)]
    const [x, y] = [12 + (start - row * perRow) * cell + 0.5, top + row * 32]
    const look = isNew
      ? ({ fill: 'accent', stroke: 'ink' } as const)
      : ({ fill: 'sheet', stroke: 'quiet' } as const)
    return {
      shape: 'rect',
      x,
      y,
      width: Math.max(0.5, (end - start) * cell - 1.5),
      height: 18,
      round: 2,
      thick: 1,
      ...look,
    }
  })
}

const bytesIn = (pieces: readonly Piece[]): number => pieces.reduce((sum, { from, to }) => sum + to - from, 0)
function count(pieces: readonly Piece[]): string {
  const fresh = pieces.filter(({ isNew }) => isNew)
  return `${fresh.length} of ${pieces.length} pieces new, ${bytesIn(fresh)} of ${bytesIn(pieces)} bytes`
}

function drawFile(run: Run, pieces: readonly Piece[], name: string, top: number): readonly Shape[] {
  return [
    text(12, top - 3, `${name}: ${count(pieces)}`, { bold: true }),
    ...pieces.flatMap((piece) => drawPiece(piece, top + 14)),
    ...run.fresh.slice(0, 1).map((at) =>
      text(12 + (at % perRow) * cell + cell / 2, top + 14 + Math.floor(at / perRow) * 32, '▼', {
        align: 'middle',
      }),
    ),
  ]
}

export default defineSimulation({
  title: 'Cut by length, or by content',
  size: { width: 480, height: 286 },
  controls: {
    bits: {
      kind: 'range',
      label: 'Bits that must be zero: a cut in 2 to the power of',
      min: 3,
      max: 5,
      value: 4,
      restart: true,
    },
    window: { kind: 'range', label: 'Bytes in the window', min: 2, max: 16, value: 4, restart: true },
    limits: {
      kind: 'switch',
      label: 'Pieces from a quarter to three times the mean',
      value: false,
      restart: true,
    },
  },
  steps: 1,
  picture: 1,
  state: ({ random }): Run => {
    const bytes = Array.from({ length: size }, () => Math.floor(random() * 256))
    return { bytes, fresh: [], before: bytes, said: 'A file of 240 random bytes.' }
  },
  step: ({ bytes }, { random }): Run => change(bytes, 'front', () => Math.floor(random() * 256)),
  press: ({ bytes }, name, { random }): Run =>
    change(bytes, name as 'front', () => Math.floor(random() * 256)),
  draw: (run, { controls }) => [
    text(12, 20, run.said, { bold: true }),
    ...drawFile(
      run,
      compare(run, (bytes) => cutByLength(bytes, controls)),
      'By length',
      50,
    ),
    ...drawFile(
      run,
      compare(run, (bytes) => cutByContent(bytes, controls)),
      'By content',
      142,
    ),
    text(12, 240, 'Filled: a piece that was not there before. Change it once more:', {
      fill: 'quiet',
    }),
    ...Object.entries({
      front: '+1 front',
      middle: '+1 middle',
      change: '10 changed',
      remove: '−10',
    }).flatMap(([name, words], i): Shape[] => [
      {
        shape: 'rect',
        x: 12 + i * 116,
        y: 250,
        width: 106,
        height: 30,
        round: 5,
        fill: 'sheet',
        stroke: 'quiet',
        press: name,
        label: changes[name as 'front'],
      },
      text(65 + i * 116, 270, words, { align: 'middle' }),
    ]),
  ],
  describe: (run, { controls }) => {
    const [length, content] = [cutByLength, cutByContent].map((cut) =>
      count(compare(run, (bytes) => cut(bytes, controls))),
    )
    return `${run.said} By length: ${length}. By content: ${content}.`
  },
  recorded: [
    {
      at: 0,
      says: 'A file of 240 random bytes. By length: 0 of 15 pieces new, 0 of 240 bytes. By content: 0 of 12 pieces new, 0 of 240 bytes.',
    },
    {
      at: 1,
      says: 'One byte more at the front. By length: 16 of 16 pieces new, 241 of 241 bytes. By content: 1 of 12 pieces new, 33 of 241 bytes.',
    },
    {
      at: 1,
      log: '1!middle',
      says: 'One byte more in the middle. By length: 9 of 16 pieces new, 130 of 242 bytes. By content: 2 of 13 pieces new, 58 of 242 bytes.',
    },
    {
      at: 1,
      log: '1!change',
      says: 'Ten bytes changed. By length: 2 of 16 pieces new, 32 of 241 bytes. By content: 1 of 12 pieces new, 57 of 241 bytes.',
    },
    {
      at: 1,
      log: '1!remove',
      says: 'Ten bytes removed. By length: 8 of 15 pieces new, 119 of 231 bytes. By content: 1 of 12 pieces new, 47 of 231 bytes.',
    },
    {
      at: 1,
      log: '0.limits=true,1!middle',
      says: 'One byte more in the middle. By length: 9 of 16 pieces new, 130 of 242 bytes. By content: 3 of 14 pieces new, 58 of 242 bytes.',
    },
  ],
})
