import { defineSimulation, type Shape } from 'hortus/simulation'

// One register on N replicas and one writer. A write reaches one replica in two or three steps and is acknowledged after W of them; the
// others get it later or never. In each step a read asks R replicas at random and returns the newest version among them. With a
// sloppy quorum, as DeCandia and others 2007 have it, a substitute stands in for each replica that is down, for reads and
// writes, and hands over what it has some time after that replica is back.

interface Replica {
  readonly isUp: boolean
  readonly version: number
  /** What its substitute holds for it; 0 for nothing. */
  readonly kept: number
}

interface Run {
  readonly replicas: readonly Replica[]
  readonly writing: number
  /** Replicas that the write in progress has reached. */
  readonly reached: readonly number[]
  readonly acknowledged: number
  /** Replicas that the last read asked, and what it returned; 0 where it had no quorum. */
  readonly asked: readonly number[]
  readonly got: number
  /** The newest version that any read has returned. */
  readonly newest: number
  readonly reads: number
  readonly stale: number
  readonly older: number
  readonly refused: number
  readonly blocked: number
  readonly said: string
}

interface Settings {
  readonly n: number
  readonly r: number
  readonly w: number
  readonly sloppy: boolean
  readonly back: boolean
}

const settingsOf = (controls: {
  n: string | number
  r: number
  w: number
  sloppy: boolean
  back: boolean
}): Settings => {
  const n = Number(controls.n)
  return { ...controls, n, r: Math.min(n, controls.r), w: Math.min(n, controls.w) }
}

const versionAt = ({ isUp, version, kept }: Replica): number => (isUp ? version : kept)

/** What a replica, or its substitute, holds after it got a version. */
const given = (replica: Replica, version: number): Replica =>
  replica.isUp
    ? { ...replica, version: Math.max(replica.version, version) }
    : { ...replica, kept: Math.max(replica.kept, version) }

const give = (run: Run, i: number, version: number): Run => ({
  ...run,
  replicas: run.replicas.map((one, j) => (j === i ? given(one, version) : one)),
})

const reachable = ({ replicas }: Run, { sloppy }: Settings): readonly number[] =>
  replicas.flatMap(({ isUp }, i) => (isUp || sloppy ? [i] : []))

/** So many of them, in an order by chance. */
function some(from: readonly number[], count: number, random: () => number): readonly number[] {
  const left = [...from]
  return Array.from(
    { length: Math.min(count, left.length) },
    () => left.splice(Math.floor(random() * left.length), 1)[0]!,
  )
}

/** Substitutes hand over, and what was acknowledged reaches a few more. */
function repair(run: Run, random: () => number): Run {
  const replicas = run.replicas.map((one): Replica => {
    const [isHanded, isLate] = [random() < 0.1, random() < 0.1]
    if (!one.isUp) return one
    const version = Math.max(one.version, isHanded ? one.kept : 0, isLate ? run.acknowledged : 0)
    return { ...one, version, kept: isHanded ? 0 : one.kept }
  })
  return { ...run, replicas }
}

function write(run: Run, settings: Settings, random: () => number): Run {
  const begun = run.reached.length === 0 ? { ...run, writing: run.acknowledged + 1 } : run
  // Which is slow enough for reads to come between.
  if (random() > 0.4) return { ...begun, said: `Write ${begun.writing} is on its way.` }
  const left = reachable(run, settings).filter((i) => !run.reached.includes(i))
  const [to] = some(left, 1, random)
  if (to === undefined)
    return {
      ...begun,
      blocked: run.blocked + 1,
      said: `Write ${begun.writing} finds no more replicas and waits.`,
    }
  const next = { ...give(begun, to, begun.writing), reached: [...run.reached, to] }
  if (next.reached.length < settings.w)
    return { ...next, said: `Write ${next.writing} reaches replica ${to + 1}.` }
  const said = `Write ${next.writing} reaches replica ${to + 1} and is acknowledged.`
  return { ...next, reached: [], acknowledged: next.writing, said }
}

/** `known` was acknowledged before the read began. */
function read(run: Run, settings: Settings, known: number, random: () => number): Run {
  const able = reachable(run, settings)
  const refused = {
    ...run,
    asked: [],
    got: 0,
    refused: run.refused + 1,
    said: `${run.said} The read finds no quorum.`,
  }
  if (able.length < settings.r || (settings.back && able.length < settings.w)) return refused
  const asked = some(able, settings.r, random)
  const got = Math.max(...asked.map((i) => versionAt(run.replicas[i]!)))
  let next = run
  if (settings.back) {
    const lacking = able.filter((i) => versionAt(run.replicas[i]!) < got)
    const missing = settings.w - (able.length - lacking.length)
    for (const i of some(lacking, Math.max(0, missing), random)) next = give(next, i, got)
  }
  const [isStale, isOlder] = [got < known, got < run.newest]
  const what = isStale ? ', which is STALE' : isOlder ? ', OLDER than what a read before it returned' : ''
  return {
    ...{ ...next, asked, got, newest: Math.max(run.newest, got), reads: run.reads + 1 },
    ...{ stale: run.stale + (isStale ? 1 : 0), older: run.older + (isOlder ? 1 : 0) },
    said: `${run.said} A read asks ${asked
      .map((i) => i + 1)
      .sort()
      .join(', ')} and returns ${got}${what}.`,
  }
}

type Words = Extract<Shape, { readonly shape: 'text' }>
const text = (x: number, y: number, words: string, look: Partial<Words> = {}): Shape => {
  return { shape: 'text', size: 15, x, y, text: words, ...look }
}

function drawReplica(run: Run, i: number, sloppy: boolean): readonly Shape[] {
  const { isUp, version, kept } = run.replicas[i]!
  const x = 240 + (i - (run.replicas.length - 1) / 2) * 92
  const isAsked = run.asked.includes(i)
  const name = `replica ${i + 1}`
  const label = isUp ? `Take ${name} down` : `Bring ${name} back`
  const shapes: readonly Shape[] = [
    text(x, 56, name, { align: 'middle', bold: run.reached.includes(i) }),
    {
      shape: 'circle',
      x,
      y: 92,
      r: 25,
      fill: isUp ? 'sheet' : 'paper',
      stroke: isUp ? 'ink' : 'quiet',
      dashed: !isUp,
      press: `turn ${i}`,
      label,
    },
    text(x, isUp ? 98 : 97, isUp ? `${version}` : 'down', {
      align: 'middle',
      size: isUp ? 18 : 15,
      bold: isUp,
    }),
    ...(isAsked ? [text(x, 134, '▲ asked', { align: 'middle', bold: true })] : []),
  ]
  if (!sloppy && kept === 0) return shapes
  const isHolding = !isUp || kept > 0
  return isHolding
    ? [
        ...shapes,
        { shape: 'rect', x: x - 38, y: 142, width: 76, height: 24, fill: 'paper', stroke: 'quiet' },
        text(x, 159, `subst. ${kept}`, { align: 'middle' }),
      ]
    : shapes
}

const times = (count: number): string => (count === 1 ? 'once' : `${count} times`)

export default defineSimulation({
  title: 'Quorums of a register: who sees which write',
  size: { width: 480, height: 290 },
  controls: {
    n: { kind: 'choice', label: 'Replicas (N)', options: { 3: '3', 5: '5' }, value: '3', restart: true },
    w: { kind: 'range', label: 'A write needs (W)', min: 1, max: 5, value: 2 },
    r: { kind: 'range', label: 'A read asks (R)', min: 1, max: 5, value: 2 },
    back: { kind: 'switch', label: 'Reads write back what they return', value: false },
    sloppy: { kind: 'switch', label: 'Sloppy: substitutes for what is down', value: false },
  },
  steps: 300,
  interval: 800,
  picture: 100,
  state: ({ controls }): Run => ({
    replicas: Array.from({ length: Number(controls.n) }, () => ({ isUp: true, version: 0, kept: 0 })),
    ...{ writing: 0, reached: [], acknowledged: 0, asked: [], got: 0, newest: 0 },
    ...{ reads: 0, stale: 0, older: 0, refused: 0, blocked: 0, said: 'All replicas hold version 0.' },
  }),
  step: (run, { controls, random }): Run => {
    const settings = settingsOf(controls)
    return read(write(repair(run, random), settings, random), settings, run.acknowledged, random)
  },
  press: (run, name): Run => {
    const i = Number(name.slice(5))
    const replicas = run.replicas.map((one, j) => (j === i ? { ...one, isUp: !one.isUp } : one))
    return { ...run, replicas, said: `Replica ${i + 1} ${replicas[i]!.isUp ? 'is back' : 'goes down'}.` }
  },
  draw: (run, { controls }) => {
    const { n, r, w, sloppy } = settingsOf(controls)
    const [first = '', second = ''] = run.said.split(/(?<=\.) /)
    const isBad = /STALE|OLDER/.test(second)
    return [
      text(12, 24, `R + W = ${r + w} ${r + w > n ? '>' : '≤'} N = ${n}`, { bold: true }),
      text(468, 24, `acknowledged: ${run.acknowledged}`, { align: 'end' }),
      ...run.replicas.flatMap((_, i) => drawReplica(run, i, sloppy)),
      text(12, 192, first),
      text(12, 212, second.replace('what a read before it returned', 'before'), { bold: isBad, fill: isBad ? 'bad' : 'ink' }),
      text(12, 240, `${run.reads} reads: ${run.stale} stale, ${run.older} older than one before`, {
        bold: true,
      }),
      text(12, 260, `reads without a quorum: ${run.refused}; steps that a write waited: ${run.blocked}`),
      text(12, 282, 'Press a replica to take it down or bring it back.', { fill: 'quiet' }),
    ]
  },
  describe: (run, { controls }) => {
    const { n, r, w } = settingsOf(controls)
    const each = run.replicas.map(({ isUp, version, kept }, i) => {
      const substitute = kept > 0 ? `, its substitute ${kept}` : ''
      return `${i + 1} ${isUp ? `has ${version}` : 'is down'}${substitute}`
    })
    return `N = ${n}, W = ${w}, R = ${r}. ${run.said} Replica ${each.join('; ')}. Of ${run.reads} reads ${run.stale} were stale and ${run.older} older than one before; ${times(run.refused)} there was no quorum to read, and ${times(run.blocked)} a write waited.`
  },
  recorded: [
    {
      at: 300,
      says: 'N = 3, W = 2, R = 2. Write 63 reaches replica 2 and is acknowledged. A read asks 1, 3 and returns 63. Replica 1 has 63; 2 has 63; 3 has 62. Of 300 reads 0 were stale and 19 older than one before; 0 times there was no quorum to read, and 0 times a write waited.',
    },
    {
      at: 300,
      log: '0.back=true',
      says: 'N = 3, W = 2, R = 2. Write 63 reaches replica 2 and is acknowledged. A read asks 1, 3 and returns 63. Replica 1 has 63; 2 has 63; 3 has 62. Of 300 reads 0 were stale and 0 older than one before; 0 times there was no quorum to read, and 0 times a write waited.',
    },
    {
      at: 300,
      log: '0.w=1,0.r=1',
      says: 'N = 3, W = 1, R = 1. Write 126 reaches replica 2 and is acknowledged. A read asks 3 and returns 125. Replica 1 has 125; 2 has 126; 3 has 125. Of 300 reads 141 were stale and 115 older than one before; 0 times there was no quorum to read, and 0 times a write waited.',
    },
    {
      at: 38,
      log: '0.sloppy=true,18!turn 0,18!turn 1,26!turn 0,26!turn 1',
      says: 'N = 3, W = 2, R = 2. Write 9 is on its way. A read asks 2, 3 and returns 8. Replica 1 has 8; 2 has 8, its substitute 7; 3 has 8. Of 38 reads 4 were stale and 6 older than one before; 0 times there was no quorum to read, and 0 times a write waited.',
    },
    {
      at: 38,
      log: '18!turn 0,18!turn 1,26!turn 0,26!turn 1',
      says: 'N = 3, W = 2, R = 2. Write 8 is on its way. A read asks 2, 3 and returns 7. Replica 1 has 7; 2 has 7; 3 has 7. Of 30 reads 0 were stale and 2 older than one before; 8 times there was no quorum to read, and 2 times a write waited.',
    },
  ],
})
