import { defineSimulation, type Shape } from 'hortus/simulation'

// Two clients, a lease of six seconds and a counter in a store, after the example of Kleppmann 2016: each wants to add one. It
// takes the lease, reads, works for two seconds, looks whether the lease still holds, and writes. Clocks agree and messages
// take no time; a stopped client does nothing, and does not know that it was stopped.

/** What a client does, in order; it only announces itself where the store wants that. */
const phases = ['get', 'announce', 'read', 'work', 'work on', 'check', 'write', 'done'] as const
type Phase = (typeof phases)[number]

interface Client {
  readonly phase: Phase
  /** The number that came with its lease. */
  readonly token: number
  /** The second at which its lease ends. */
  readonly until: number
  /** What it read. */
  readonly value: number
  readonly isStopped: boolean
}

interface Mark {
  readonly at: number
  readonly client: number
  readonly letter: string
}

interface Run {
  readonly clients: readonly [Client, Client]
  /** Who has the lease, until when, and the last number that was given. */
  readonly lease: { readonly client: number; readonly until: number; readonly token: number }
  /** What the counter says, and the largest number that the store was shown. */
  readonly store: { readonly value: number; readonly seen: number }
  /** Additions whose client was told that they are done. */
  readonly confirmed: number
  readonly marks: readonly Mark[]
  /** From second to second, who was stopped. */
  readonly stopped: readonly Mark[]
  readonly leases: readonly (Mark & { readonly end: number })[]
  readonly said: string
}

const length = 6
const seconds = 26
const names = ['A', 'B'] as const
const following = (phase: Phase): Phase => phases[phases.indexOf(phase) + 1] ?? 'done'

function withClient(run: Run, i: number, change: Partial<Client>): Run {
  const clients = run.clients.map((client, at) => (at === i ? { ...client, ...change } : client))
  return { ...run, clients: clients as unknown as Run['clients'] }
}

const withMark = (run: Run, client: number, at: number, letter: string, said: string): Run => ({
  ...run,
  marks: [...run.marks, { at, client, letter }],
  said: `${run.said}${run.said === '' ? '' : ' '}${said}`,
})

function get(run: Run, i: number, now: number, isShown: boolean): Run {
  const isFree = run.lease.client === -1 || now >= run.lease.until
  if (!isFree) return run
  const lease = { client: i, until: now + length, token: run.lease.token + 1 }
  const leases = [...run.leases, { at: now, client: i, letter: String(lease.token), end: lease.until }]
  const phase = isShown ? 'announce' : 'read'
  const taken = withClient({ ...run, lease, leases }, i, { phase, token: lease.token, until: lease.until })
  return withMark(taken, i, now, 'L', `${names[i]} gets the lease with number ${lease.token}.`)
}

/** The lease is given back by whoever has it. */
function release(run: Run, i: number, now: number): Run {
  const { client, token } = run.lease
  if (client !== i || token !== run.clients[i]!.token) return run
  const leases = run.leases.map((one) =>
    one.letter === String(token) ? { ...one, end: Math.min(one.end, now) } : one,
  )
  return { ...run, lease: { ...run.lease, client: -1 }, leases }
}

function write(run: Run, i: number, now: number, isFenced: boolean): Run {
  const { token, value } = run.clients[i]!
  if (isFenced && token < run.store.seen) {
    const said = `The store has seen ${run.store.seen} and refuses the write of ${names[i]} with ${token}; ${names[i]} begins anew.`
    return withClient(withMark(run, i, now, '×', said), i, { phase: 'get' })
  }
  const store = { value: value + 1, seen: Math.max(run.store.seen, token) }
  const written = withMark(run, i, now, 'W', `${names[i]} writes ${value + 1} and is told that it is done.`)
  return release(
    withClient({ ...written, store, confirmed: run.confirmed + 1 }, i, { phase: 'done' }),
    i,
    now,
  )
}

interface Rules {
  readonly isFenced: boolean
  /** A new holder shows its number to the store before it reads. */
  readonly isShown: boolean
}

/** What a client does in a second. */
function act(run: Run, i: number, now: number, { isFenced, isShown }: Rules): Run {
  const { phase, isStopped, until, token } = run.clients[i]!
  if (isStopped) return { ...run, stopped: [...run.stopped, { at: now, client: i, letter: '' }] }
  if (phase === 'get') return get(run, i, now, isShown)
  if (phase === 'write') return write(run, i, now, isFenced)
  const moved = withClient(run, i, { phase: following(phase) })
  const mark = (to: Run, letter: string, said: string): Run =>
    withMark(to, i, now, letter, `${names[i]} ${said}`)
  if (phase === 'announce') {
    const store = { ...run.store, seen: Math.max(run.store.seen, token) }
    return mark({ ...moved, store }, 'N', `shows its number ${token} to the store.`)
  }
  const { value } = run.store
  if (phase === 'read') return mark(withClient(moved, i, { value }), 'R', `reads ${value}.`)
  if (phase !== 'check') return moved
  if (now < until) return mark(moved, 'C', 'sees that its lease holds.')
  return mark(withClient(run, i, { phase: 'get' }), 'C', 'sees that its lease is over, and begins anew.')
}

const xOf = (second: number): number => 34 + second * 17
const yOf = (client: number): number => 58 + client * 64

type Look = Pick<Shape, 'fill' | 'stroke' | 'thick' | 'dashed'> & { readonly bold?: boolean }
type Point = readonly [number, number]
const say = (x: number, y: number, text: string, look: Look = {}): Shape => ({
  shape: 'text',
  size: 15,
  x,
  y,
  text,
  ...look,
})
const stroke = (from: Point, to: Point, look: Look): Shape => ({ shape: 'line', points: [from, to], ...look })

function drawMark({ at, client, letter }: Mark): readonly Shape[] {
  const isRefused = letter === '×'
  const [x, y] = [xOf(at) + 8, yOf(client)]
  const look: Look = isRefused ? { fill: 'bad', stroke: 'bad' } : { fill: 'paper' }
  return [
    { shape: 'circle', x, y, r: 8.5, ...look },
    { shape: 'text', size: 15, x, y: y + 5, text: letter, align: 'middle', fill: isRefused ? 'paper' : 'ink' },
  ]
}

function drawClient(run: Run, i: number, now: number): readonly Shape[] {
  const y = yOf(i)
  const isOwn = ({ client }: Mark): boolean => client === i
  return [
    { shape: 'text', x: 10, y: y + 5, text: names[i]!, bold: true, size: 15 },
    ...run.leases.filter(isOwn).flatMap(({ at, end, letter }): Shape[] => [
      {
        shape: 'rect',
        x: xOf(at),
        y: y - 28,
        width: (end - at) * 17,
        height: 44,
        fill: 'sheet',
        stroke: 'line',
      },
      say(xOf(at) + 3, y - 15, letter, { fill: 'quiet' }),
    ]),
    stroke([xOf(0), y], [xOf(now), y], { thick: 2 }),
    ...run.stopped
      .filter(isOwn)
      .flatMap(({ at }): Shape[] => [
        stroke([xOf(at), y], [xOf(at + 1), y], { stroke: 'paper', thick: 3 }),
        stroke([xOf(at), y], [xOf(at + 1), y], { stroke: 'bad', dashed: true }),
      ]),
    ...run.marks.filter(isOwn).flatMap(drawMark),
  ]
}

function drawButton(run: Run, i: number): readonly Shape[] {
  const [x, name] = [250 + i * 114, names[i]!]
  const [text, label] = run.clients[i]!.isStopped
    ? [`let ${name} go on`, `Let client ${name} go on`]
    : [`stop ${name}`, `Stop client ${name}`]
  return [
    {
      shape: 'rect',
      x,
      y: 212,
      width: 106,
      height: 36,
      round: 5,
      fill: 'sheet',
      stroke: 'quiet',
      press: name,
      label,
    },
    { shape: 'text', size: 15, x: x + 53, y: 235, text, align: 'middle' },
  ]
}

/** Whether an addition whose client was told that it is done is not in the counter. */
const isLost = (run: Run): boolean => run.store.value < run.confirmed

const start: Client = { phase: 'get', token: 0, until: 0, value: 0, isStopped: false }

const sayLeases = ({ leases }: Run): string =>
  leases.length === 0
    ? ''
    : ` Numbers of the leases: ${leases.map(({ client, letter }) => `${letter} for ${client === 0 ? 'A' : 'B'}`).join(', ')}.`

export default defineSimulation({
  title: 'A pause longer than the lease',
  size: { width: 480, height: 262 },
  controls: {
    fence: {
      kind: 'choice',
      label: 'The store',
      options: {
        none: 'takes every write',
        write: 'refuses old numbers',
        first: 'the same, and sees them before reads',
      },
      value: 'none',
    },
    pause: {
      kind: 'choice',
      label: 'A stops',
      options: {
        never: 'only when stopped by hand',
        before: 'before it looks at its lease',
        after: 'after it has looked',
      },
      value: 'after',
    },
    long: { kind: 'range', label: 'for so many seconds', min: 1, max: 15, value: 8 },
  },
  steps: seconds,
  interval: 900,
  picture: 14,
  state: (): Run => ({
    clients: [start, start],
    lease: { client: -1, until: 0, token: 32 },
    store: { value: 0, seen: 0 },
    confirmed: 0,
    marks: [],
    stopped: [],
    leases: [],
    said: 'A and B each want to add one.',
  }),

  step: (run, { controls, at }): Run => {
    const rules = { isFenced: controls.fence !== 'none', isShown: controls.fence === 'first' }
    const pauses = run.stopped.filter(({ client }) => client === 0).length
    const place = controls.pause === 'before' ? 'check' : 'write'
    const isPaused = controls.pause !== 'never' && run.clients[0].phase === place && pauses < controls.long
    const isStopped = run.clients[0].isStopped
    const paused = withClient({ ...run, said: '' }, 0, { isStopped: isStopped || isPaused })
    const afterA = withClient(act(paused, 0, at, rules), 0, { isStopped })
    const after = act(afterA, 1, at, rules)
    const said =
      after.said === '' ? (isStopped || isPaused ? 'A stands still.' : 'They wait or work.') : after.said
    return { ...after, said }
  },

  press: (run, name): Run => {
    const i = name === 'A' ? 0 : 1
    return withClient(run, i, { isStopped: !run.clients[i].isStopped })
  },

  draw: (run, { at }) => [
    ...[0, 1].flatMap((i) => [...drawClient(run, i, at), ...drawButton(run, i)]),
    stroke([xOf(at), 24], [xOf(at), 150], { stroke: 'accent', thick: 1 }),
    say(Math.min(448, xOf(at) - 8), 18, `${at} s`, { fill: 'quiet' }),
    say(10, 172, 'L lease, N shows its number, R reads, C looks at its lease,', { fill: 'quiet' }),
    say(10, 192, 'W writes, × refused. Grey: has lease. Dashed: stands still.', { fill: 'quiet' }),
    say(10, 224, `The counter is at ${run.store.value}`, { bold: true }),
    say(10, 246, `additions confirmed: ${run.confirmed}${isLost(run) ? ': LOST' : ''}`, {
      fill: isLost(run) ? 'bad' : 'ink',
      bold: isLost(run),
    }),
  ],

  describe: (run, { at }) =>
    `After ${at} s: ${run.said} The counter is at ${run.store.value}, and ${run.confirmed} ${run.confirmed === 1 ? 'addition is' : 'additions are'} confirmed${isLost(run) ? ': one was lost' : ''}.${sayLeases(run)}`,
  recorded: [
    {
      at: 14,
      says: 'After 14 s: A writes 1 and is told that it is done. The counter is at 1, and 2 additions are confirmed: one was lost. Numbers of the leases: 33 for A, 34 for B.',
    },
    {
      at: 14,
      log: '0.fence=write',
      says: 'After 14 s: The store has seen 34 and refuses the write of A with 33; A begins anew. The counter is at 1, and 1 addition is confirmed. Numbers of the leases: 33 for A, 34 for B.',
    },
    {
      at: 26,
      log: '0.long=5,0.fence=write',
      says: 'After 26 s: They wait or work. The counter is at 1, and 2 additions are confirmed: one was lost. Numbers of the leases: 33 for A, 34 for B.',
    },
    {
      at: 26,
      log: '0.long=5,0.fence=first',
      says: 'After 26 s: They wait or work. The counter is at 2, and 2 additions are confirmed. Numbers of the leases: 33 for A, 34 for B, 35 for A.',
    },
    {
      at: 26,
      log: '0.pause=before',
      says: 'After 26 s: They wait or work. The counter is at 2, and 2 additions are confirmed. Numbers of the leases: 33 for A, 34 for B, 35 for A.',
    },
  ],
})
