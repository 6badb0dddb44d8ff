import { defineSimulation, type Shape } from 'hortus/simulation'

// One byte, appended to a file on ext4 in its usual mode, data=ordered, on a device with a cache. The file system writes the byte,
// then the new size into its journal, then a commit record that makes the size count. With barriers the device is told to empty
// its cache before that record, which itself goes straight to flash (REQ_PREFLUSH and REQ_FUA). What the device has in its cache
// it may otherwise write in any order; here the journal goes first, as it lies in one piece.

interface Run {
  readonly isOn: boolean
  readonly isAlive: boolean
  /** Calls of the program that are done. */
  readonly calls: number
  /** Where an fsync in progress has come to. */
  readonly sync: 'none' | 'called' | 'back'
  readonly isInVariable: boolean
  readonly isInLibc: boolean
  readonly cached: 'no' | 'dirty' | 'clean'
  readonly device: readonly Piece[]
  readonly flash: readonly Piece[]
  readonly isTold: boolean
  readonly said: string
}

type Piece = 'byte' | 'size' | 'commit'
type Call = 'fwrite' | 'fflush' | 'write' | 'direct' | 'fsync' | 'tell' | 'exit'

interface Settings {
  readonly how: 'stdio' | 'write' | 'direct'
  readonly flush: boolean
  readonly sync: boolean
  readonly barriers: boolean
  readonly safe: boolean
}

function programOf({ how, flush, sync }: Settings): readonly Call[] {
  const last: readonly Call[] = [...(sync ? (['fsync'] as const) : []), 'tell']
  if (how !== 'stdio') return [how, ...last]
  return flush ? ['fwrite', 'fflush', ...last] : ['fwrite', ...last, 'exit']
}

const has = (run: Run, piece: Piece): boolean => run.device.includes(piece) || run.flash.includes(piece)
const toDevice = (run: Run, piece: Piece, said: string): Run => ({
  ...run,
  device: [...run.device, piece],
  said,
})

/** The next thing that the kernel does with what it has; undefined where there is nothing to do. */
function write(run: Run, { barriers }: Settings, who: string): Run | undefined {
  if (run.cached === 'dirty')
    return toDevice({ ...run, cached: 'clean' }, 'byte', `${who} writes the byte to the device.`)
  if (!has(run, 'byte')) return undefined
  if (!has(run, 'size')) return toDevice(run, 'size', `${who} writes the new size into the journal.`)
  if (has(run, 'commit')) return undefined
  if (!barriers) return toDevice(run, 'commit', `${who} writes the commit record and asks for no flush.`)
  if (run.device.length > 0)
    return {
      ...run,
      device: [],
      flash: [...run.flash, ...run.device],
      said: `${who} has the device empty its cache.`,
    }
  return {
    ...run,
    flash: [...run.flash, 'commit'],
    said: `${who} writes the commit record straight to flash.`,
  }
}

const killed = (run: Run): Run => ({ ...run, isAlive: false, isInVariable: false, isInLibc: false })

function call(run: Run, name: Call, settings: Settings): Run {
  const next = { ...run, calls: run.calls + 1 }
  switch (name) {
    case 'fwrite':
      return { ...next, isInLibc: true, said: 'fwrite returns: the byte is in a buffer of the program.' }
    case 'fflush':
    case 'write':
      return {
        ...next,
        isInLibc: false,
        cached: 'dirty',
        said: `${name === 'write' ? 'write' : 'fflush has called write, and'} returns: the byte is in page cache.`,
      }
    case 'exit':
      return { ...killed(next), cached: 'dirty', said: 'Much later the program ends, and exit calls write.' }
    case 'direct':
      return toDevice(next, 'byte', 'write with O_DIRECT returns: the device has the byte, in its cache.')
    case 'tell':
      return { ...next, isTold: true, said: 'The program tells its client: saved.' }
    case 'fsync': {
      if (run.sync === 'none' && run.cached === 'no' && !has(run, 'byte'))
        return { ...next, sync: 'back', said: 'fsync returns at once: the kernel knows of no byte.' }
      const written = write(run, settings, 'fsync')
      return written === undefined
        ? { ...next, sync: 'back', said: 'fsync returns.' }
        : { ...written, sync: 'called' }
    }
  }
}

/** What happens by itself while nobody asks. */
function background(run: Run, settings: Settings): Run {
  const who = run.cached === 'dirty' ? 'Half a minute later the kernel' : 'Within 5 s the kernel'
  const written = write(run, settings, who)
  if (written !== undefined) return written
  if (run.device.length === 0) return { ...run, said: 'Nothing more happens.' }
  const first: readonly Piece[] = run.device.includes('commit') ? ['size', 'commit'] : run.device
  return {
    ...run,
    device: run.device.filter((piece) => !first.includes(piece)),
    flash: [...run.flash, ...first],
    said: `In its own time the device writes ${first.length === 2 ? 'the journal' : 'the byte'}.`,
  }
}

const flashAfterCut = (run: Run, { safe }: Settings): readonly Piece[] =>
  safe ? [...run.flash, ...run.device] : run.flash

interface Outcome {
  readonly file: string
  readonly promise: string
  readonly isBroken: boolean
}

/** What a power cut leaves of the file, and of what the client was told. */
function outcome(run: Run, settings: Settings): Outcome {
  const left = flashAfterCut(run, settings)
  const isLong = left.includes('size') && left.includes('commit')
  const isThere = isLong && left.includes('byte')
  const file = isThere
    ? 'the byte is there'
    : isLong
      ? 'the file is longer and holds old rubbish'
      : 'the file is as before'
  const isBroken = run.isTold && !isThere
  const promise = isBroken
    ? 'the client was told otherwise'
    : run.isTold
      ? 'the promise is kept'
      : 'nobody was told anything'
  return { file, promise, isBroken }
}

function cut(run: Run, settings: Settings): Run {
  const flash = flashAfterCut(run, settings)
  return { ...killed(run), isOn: false, cached: 'no', device: [], flash, said: 'The power is cut.' }
}

type Words = Extract<Shape, { readonly shape: 'text' }>
type Box = Extract<Shape, { readonly shape: 'rect' }>
const text = (x: number, y: number, words: string, look: Partial<Words> = {}): Shape => {
  return { shape: 'text', size: 15, x, y, text: words, ...look }
}
const box = (x: number, y: number, width: number, height: number, look: Partial<Box>): Shape => {
  return { shape: 'rect', x, y, width, height, round: 4, ...look }
}
const pieceNames: Readonly<Record<Piece, string>> = { byte: 'byte', size: 'size (journal)', commit: 'commit' }

interface Place {
  readonly name: string
  readonly pieces: readonly string[]
  readonly lostBy: string
}

/** The places from the program to flash, with what is in each. */
function placesOf(run: Run, { safe }: Settings): readonly Place[] {
  return [
    { name: 'the program', pieces: run.isInVariable ? ['byte'] : [], lostBy: 'kill' },
    { name: 'libc’s buffer', pieces: run.isInLibc ? ['byte'] : [], lostBy: 'kill' },
    { name: 'page cache', pieces: run.cached === 'no' ? [] : [`byte, ${run.cached}`], lostBy: 'power cut' },
    {
      name: 'device’s cache',
      pieces: run.device.map((piece) => pieceNames[piece]),
      lostBy: safe ? 'nothing' : 'power cut',
    },
    { name: 'flash', pieces: run.flash.map((piece) => pieceNames[piece]), lostBy: 'nothing' },
  ]
}

function drawPlace(run: Run, settings: Settings, row: number): readonly Shape[] {
  const { name, pieces, lostBy } = placesOf(run, settings)[row]!
  const y = 26 + row * 40
  let x = 126
  const chips = pieces.flatMap((piece): Shape[] => {
    const width = 16 + piece.length * 7.6
    const chip = box(x, y + 5, width, 24, { fill: 'paper', stroke: 'accent', thick: 2 })
    const words = text(x + width / 2, y + 22, piece, { align: 'middle' })
    x += width + 8
    return [chip, words]
  })
  const edge = lostBy === 'nothing' ? { thick: 3 } : ({ stroke: 'quiet', thick: 1, dashed: true } as const)
  return [
    box(118, y, 264, 34, { fill: 'sheet', ...edge }),
    text(110, y + 22, name, { align: 'end' }),
    ...chips,
    text(392, y + 22, lostBy, { fill: 'quiet' }),
  ]
}

function button(x: number, words: string, name: string, label: string): readonly Shape[] {
  return [
    box(x, 304, 150, 32, { fill: 'sheet', stroke: 'quiet', press: name, label }),
    text(x + 75, 325, words, { align: 'middle' }),
  ]
}

export default defineSimulation({
  title: 'Where is my write?',
  size: { width: 480, height: 344 },
  controls: {
    how: {
      kind: 'choice',
      label: 'The program writes by',
      options: { stdio: 'fwrite', write: 'write', direct: 'write, with O_DIRECT' },
      value: 'stdio',
      restart: true,
    },
    flush: { kind: 'switch', label: 'fflush after fwrite', value: true, restart: true },
    sync: { kind: 'switch', label: 'fsync before it answers', value: true, restart: true },
    barriers: {
      kind: 'switch',
      label: 'Barriers: the kernel has the device’s cache emptied',
      value: true,
      restart: true,
    },
    safe: { kind: 'switch', label: 'The device’s cache survives a power cut', value: false, restart: true },
  },
  steps: 14,
  interval: 1400,
  picture: 4,
  state: (): Run => ({
    isOn: true,
    isAlive: true,
    calls: 0,
    sync: 'none',
    isInVariable: true,
    isInLibc: false,
    cached: 'no',
    device: [],
    flash: [],
    isTold: false,
    said: 'The program has a byte to save.',
  }),
  step: (run, { controls }): Run => {
    if (!run.isOn) return run
    const next = programOf(controls)[run.calls]
    return run.isAlive && next !== undefined ? call(run, next, controls) : background(run, controls)
  },
  press: (run, name, { controls }): Run => {
    if (!run.isOn) return run
    if (name === 'plug') return cut(run, controls)
    return run.isAlive ? { ...killed(run), said: 'The program is killed.' } : run
  },
  draw: (run, { controls }) => {
    const { file, promise, isBroken } = outcome(run, controls)
    return [
      text(392, 18, 'lost by', { fill: 'quiet' }),
      ...[0, 1, 2, 3, 4].flatMap((row) => drawPlace(run, controls, row)),
      text(12, 246, run.said, { bold: true }),
      text(12, 268, `${run.isOn ? 'A power cut now: ' : 'After it: '}${file}`),
      text(12, 290, `${isBroken ? 'BROKEN: ' : ''}${promise}`, {
        fill: isBroken ? 'bad' : 'quiet',
        bold: isBroken,
      }),
      ...button(12, 'Pull the plug', 'plug', 'Cut the power now'),
      ...button(176, 'Kill the program', 'kill', 'Kill the program now'),
    ]
  },
  describe: (run, { controls }) => {
    const { file, promise } = outcome(run, controls)
    const where = placesOf(run, controls).flatMap(({ name, pieces }) =>
      pieces.length === 0 ? [] : [`${name}: ${pieces.join(' and ')}`],
    )
    return `${run.said} ${where.length === 0 ? 'Nothing of it is anywhere.' : `In ${where.join('; in ')}.`} ${run.isOn ? 'A power cut now:' : 'After it:'} ${file}; ${promise}.`
  },
  recorded: [
    {
      at: 8,
      says: 'The program tells its client: saved. In the program: byte; in page cache: byte, clean; in flash: byte and size (journal) and commit. A power cut now: the byte is there; the promise is kept.',
    },
    {
      at: 3,
      log: '0.flush=false,3!kill',
      says: 'The program is killed. Nothing of it is anywhere. A power cut now: the file is as before; the client was told otherwise.',
    },
    {
      at: 3,
      log: '0.sync=false,3!plug',
      says: 'The power is cut. Nothing of it is anywhere. After it: the file is as before; the client was told otherwise.',
    },
    {
      at: 8,
      log: '0.barriers=false,8!plug',
      says: 'The power is cut. In flash: size (journal) and commit. After it: the file is longer and holds old rubbish; the client was told otherwise.',
    },
  ],
})
