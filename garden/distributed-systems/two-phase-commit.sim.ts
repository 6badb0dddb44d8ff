import { defineSimulation, type Shape } from 'hortus/simulation'

// Two-phase commit with presumed abort, as Mohan, Lindsay and Obermarck 1986 have it: a coordinator and three participants, each of
// which may stop at any step and come back. A step is one exchange, or one thing that somebody decides when an answer stays away.

interface Participant {
  readonly isUp: boolean
  readonly state: 'working' | 'prepared' | 'committed' | 'aborted'
  /** Steps for which it has held its locks. */
  readonly held: number
}

interface Run {
  readonly isUp: boolean
  readonly hasStopped: boolean
  readonly decision: 'none' | 'commit' | 'abort'
  readonly participants: readonly Participant[]
  readonly asked: readonly number[]
  readonly messages: number
  /** Writes to a log that somebody waited for. */
  readonly writes: number
  /** Who exchanged messages in the last step: 0 to 2, and the coordinator as -1. */
  readonly between: readonly number[]
  readonly said: string
}

interface Settings {
  readonly no: boolean
  readonly talk: boolean
  readonly stop: 'never' | 'voted' | 'one'
}

const stepsOf = (count: number): string => (count === 1 ? '1 step' : `${count} steps`)
const nameOf = (i: number): string => `P${i + 1}`
const isDone = ({ state }: Participant): boolean => state === 'committed' || state === 'aborted'
const inDoubt = (run: Run): readonly number[] =>
  run.participants.flatMap(({ isUp, state }, i) => (isUp && state === 'prepared' ? [i] : []))

function change(run: Run, i: number, to: Partial<Participant>): Run {
  return { ...run, participants: run.participants.map((one, j) => (j === i ? { ...one, ...to } : one)) }
}

function prepare(run: Run, i: number, no: boolean): Run {
  const { isUp, state } = run.participants[i]!
  const asked = { ...run, asked: [...run.asked, i], messages: run.messages + 1, between: [-1, i] }
  if (!isUp)
    return {
      ...asked,
      decision: 'abort',
      said: `${nameOf(i)} does not answer, and the coordinator decides: abort.`,
    }
  const answered = { ...asked, messages: run.messages + 2 }
  if (state !== 'working' || (no && i === 2))
    return {
      ...change(answered, i, { state: 'aborted' }),
      decision: 'abort',
      said: `${nameOf(i)} votes no, and so it is decided: abort.`,
    }
  const said = `${nameOf(i)} logs "prepared" and votes yes. From now on it may not abort.`
  return { ...change(answered, i, { state: 'prepared' }), writes: run.writes + 1, said }
}

/** Aborts are neither logged with a wait nor acknowledged; whoever finds nothing presumes them. */
function tell(run: Run, i: number, decision: 'commit' | 'abort', from = -1): Run {
  const isCommit = decision === 'commit'
  const told = change(run, i, { state: isCommit ? 'committed' : 'aborted' })
  const who = from === -1 ? 'the coordinator' : nameOf(from)
  return {
    ...told,
    messages: run.messages + (from !== -1 || isCommit ? 2 : 1),
    writes: run.writes + (isCommit ? 1 : 0),
    between: [from, i],
    said: `${nameOf(i)} learns from ${who}: ${decision}. It lets its locks go.`,
  }
}

const stop = (run: Run): Run => ({
  ...run,
  isUp: false,
  hasStopped: true,
  between: [],
  said: 'The coordinator stops.',
})

function coordinate(run: Run, { no, stop: when }: Settings): Run {
  const next = run.participants.findIndex((_, i) => !run.asked.includes(i))
  const told = run.participants.filter(isDone).length
  if (run.decision === 'none') {
    if (next !== -1) return prepare(run, next, no)
    if (when === 'voted' && !run.hasStopped) return stop(run)
    return {
      ...run,
      decision: 'commit',
      writes: run.writes + 1,
      between: [],
      said: 'All have voted yes. The coordinator logs "commit": this is the decision.',
    }
  }
  if (when === 'one' && run.decision === 'commit' && told === 1 && !run.hasStopped) return stop(run)
  const first = run.participants.findIndex((one) => one.isUp && !isDone(one))
  if (first !== -1) return tell(run, first, run.decision)
  const isWaiting = run.participants.some(({ state }) => state === 'prepared')
  return {
    ...run,
    between: [],
    said: isWaiting ? 'The coordinator waits for one that is down.' : 'All know how it ended.',
  }
}

/** What participants do among themselves while the coordinator is down. */
function alone(run: Run, { talk }: Settings): Run {
  const working = run.participants.findIndex(({ isUp, state }) => isUp && state === 'working')
  if (working !== -1)
    return {
      ...change(run, working, { state: 'aborted' }),
      between: [],
      said: `${nameOf(working)} has not voted, grows tired of waiting and aborts.`,
    }
  const [first] = inDoubt(run)
  if (first === undefined) return { ...run, between: [], said: 'Nobody who is up waits for anything.' }
  const knowing = run.participants.findIndex((one) => one.isUp && isDone(one))
  if (talk && knowing !== -1)
    return tell(run, first, run.participants[knowing]!.state === 'committed' ? 'commit' : 'abort', knowing)
  const who = inDoubt(run).map(nameOf).join(', ')
  return {
    ...run,
    between: [],
    said: `${who} may neither commit nor abort: BLOCKED, with locks.`,
  }
}

function turn(run: Run, name: string): Run {
  if (name === 'coordinator') {
    if (run.isUp) return stop(run)
    const isUndecided = run.decision === 'none'
    const found = isUndecided ? 'finds no decision in its log: abort' : `finds its decision: ${run.decision}`
    return {
      ...run,
      isUp: true,
      decision: isUndecided ? 'abort' : run.decision,
      between: [],
      said: `The coordinator is back. It ${found}.`,
    }
  }
  const i = Number(name)
  const { isUp, state } = run.participants[i]!
  const kept = state === 'working' ? 'aborted' : state
  const said = isUp
    ? `${nameOf(i)} stops${state === 'working' ? ' and loses its part' : ''}.`
    : `${nameOf(i)} is back${state === 'prepared' ? '. It finds "prepared" in its log and takes its locks again' : ''}.`
  return { ...change(run, i, { isUp: !isUp, state: kept }), between: [], said }
}

type Words = Extract<Shape, { readonly shape: 'text' }>
const text = (x: number, y: number, words: string, look: Partial<Words> = {}): Shape => {
  return { shape: 'text', size: 15, x, y, text: words, ...look }
}

function drawNode(
  x: number,
  y: number,
  isUp: boolean,
  name: string,
  press: string,
  lines: readonly string[],
): readonly Shape[] {
  const label = isUp ? `Stop ${name}` : `Bring ${name} back`
  const look = isUp
    ? ({ fill: 'sheet', stroke: 'ink' } as const)
    : ({ fill: 'paper', stroke: 'quiet', dashed: true } as const)
  return [
    {
      shape: 'rect',
      x: x - 72,
      y,
      width: 144,
      height: 28 + lines.length * 18,
      round: 5,
      ...look,
      press,
      label,
    },
    text(x, y + 20, isUp ? name : `${name}: down`, { align: 'middle', bold: true }),
    ...lines.map((line, i) => text(x, y + 39 + i * 18, line, { align: 'middle' })),
  ]
}

const placeOf = (i: number): readonly [number, number] => (i === -1 ? [240, 64] : [82 + i * 158, 124])
const locksOf = ({ state, held }: Participant): string =>
  `${state === 'committed' || state === 'aborted' ? 'had' : 'LOCKS'} ${stepsOf(held)}`

function drawMessage({ between }: Run): readonly Shape[] {
  const [from, to] = between
  if (from === undefined || to === undefined) return []
  if (from === -1)
    return [{ shape: 'line', points: [placeOf(-1), placeOf(to)], arrow: true, thick: 2.5, stroke: 'accent' }]
  const [[x], [end]] = [placeOf(from), placeOf(to)]
  return [
    {
      shape: 'line',
      points: [
        [x, 124],
        [x, 106],
        [end, 106],
        [end, 124],
      ],
      arrow: true,
      thick: 2.5,
      stroke: 'accent',
    },
  ]
}

export default defineSimulation({
  title: 'Two-phase commit, and a coordinator that stops',
  size: { width: 480, height: 290 },
  controls: {
    stop: {
      kind: 'choice',
      label: 'The coordinator stops',
      options: { never: 'never', voted: 'when all have voted', one: 'when it has told one' },
      value: 'voted',
      restart: true,
    },
    talk: { kind: 'switch', label: 'Participants ask each other', value: false },
    no: { kind: 'switch', label: 'P3 votes no', value: false, restart: true },
  },
  steps: 24,
  interval: 1500,
  picture: 8,
  state: (): Run => ({
    ...{ isUp: true, hasStopped: false, decision: 'none', asked: [], messages: 0, writes: 0, between: [] },
    participants: [0, 1, 2].map(() => ({ isUp: true, state: 'working', held: 0 })),
    said: 'All three have changed something and hold locks on it.',
  }),
  step: (run, { controls }): Run => {
    const next = run.isUp ? coordinate(run, controls) : alone(run, controls)
    const participants = next.participants.map((one) => (isDone(one) ? one : { ...one, held: one.held + 1 }))
    return { ...next, participants }
  },
  press: (run, name): Run => turn(run, name),
  draw: (run) => {
    const isBlocked = run.said.includes('BLOCKED')
    const [first = '', ...rest] = run.said.split(/(?<=\.) /)
    return [
      ...drawMessage(run),
      ...drawNode(240, 16, run.isUp, 'coordinator', 'coordinator', [
        `log: ${run.decision === 'none' ? 'no decision' : run.decision}`,
      ]),
      ...run.participants.flatMap((one, i) =>
        drawNode(82 + i * 158, 124, one.isUp, nameOf(i), `${i}`, [one.state, locksOf(one)]),
      ),
      text(12, 216, first, { bold: true, fill: isBlocked ? 'bad' : 'ink' }),
      text(12, 236, rest.join(' '), { bold: isBlocked, fill: isBlocked ? 'bad' : 'ink' }),
      text(12, 262, `${run.messages} messages, ${run.writes} writes to a log that somebody waited for`),
      text(12, 283, 'Press anybody to stop or bring back.', { fill: 'quiet' }),
    ]
  },
  describe: (run) => {
    const each = run.participants.map(
      (one, i) =>
        `${nameOf(i)} ${one.isUp ? '' : 'is down, '}${one.state}, ${isDone(one) ? 'had' : 'has'} locks for ${stepsOf(one.held)}`,
    )
    const log = run.decision === 'none' ? 'no decision' : run.decision
    return `${run.said} The coordinator is ${run.isUp ? 'up' : 'down'}, its log: ${log}. ${each.join('; ')}. ${run.messages} messages and ${run.writes} forced writes so far.`
  },
  recorded: [
    {
      at: 8,
      says: 'P1, P2, P3 may neither commit nor abort: BLOCKED, with locks. The coordinator is down, its log: no decision. P1 prepared, has locks for 8 steps; P2 prepared, has locks for 8 steps; P3 prepared, has locks for 8 steps. 6 messages and 3 forced writes so far.',
    },
    {
      at: 12,
      log: '8!coordinator',
      says: 'All know how it ended. The coordinator is up, its log: abort. P1 aborted, had locks for 8 steps; P2 aborted, had locks for 9 steps; P3 aborted, had locks for 10 steps. 9 messages and 3 forced writes so far.',
    },
    {
      at: 10,
      log: '0.stop=never',
      says: 'All know how it ended. The coordinator is up, its log: commit. P1 committed, had locks for 4 steps; P2 committed, had locks for 5 steps; P3 committed, had locks for 6 steps. 12 messages and 7 forced writes so far.',
    },
    {
      at: 10,
      log: '0.stop=never,0.no=true',
      says: 'All know how it ended. The coordinator is up, its log: abort. P1 aborted, had locks for 3 steps; P2 aborted, had locks for 4 steps; P3 aborted, had locks for 2 steps. 8 messages and 2 forced writes so far.',
    },
    {
      at: 8,
      log: '0.stop=one,0.talk=true',
      says: 'P3 learns from P1: commit. It lets its locks go. The coordinator is down, its log: commit. P1 committed, had locks for 4 steps; P2 committed, had locks for 6 steps; P3 committed, had locks for 7 steps. 12 messages and 7 forced writes so far.',
    },
  ],
})
