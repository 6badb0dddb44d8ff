import { defineSimulation, type Shape } from 'hortus/simulation'

// Two threads of an x86, in the model x86-TSO of Sewell and others 2010: a store goes into a queue of its thread, from which it
// comes to memory some time later; a load takes the newest value of its own queue, else that of memory; a fence waits until
// the queue is empty. What may come of a program is found by trying every order. A step makes one of the moves that are open,
// by chance, and begins anew where none is.

type Instruction =
  | { readonly does: 'store'; readonly at: string }
  | { readonly does: 'load'; readonly at: string; readonly to: string }
  | { readonly does: 'fence' }

const store = (at: string): Instruction => ({ does: 'store', at })
const load = (to: string, at: string): Instruction => ({ does: 'load', at, to })

const programs = {
  sb: [
    [store('x'), load('r1', 'y')],
    [store('y'), load('r2', 'x')],
  ],
  mp: [
    [store('x'), store('y')],
    [load('r1', 'y'), load('r2', 'x')],
  ],
  own: [
    [store('x'), load('r0', 'x'), load('r1', 'y')],
    [store('y'), load('r3', 'y'), load('r2', 'x')],
  ],
} as const satisfies Readonly<Record<string, readonly (readonly Instruction[])[]>>

interface Machine {
  /** Instructions that each thread has done. */
  readonly done: readonly number[]
  /** Places whose store waits, by thread, the oldest first. */
  readonly queues: readonly (readonly string[])[]
  /** Places and registers that hold a 1. */
  readonly ones: readonly string[]
}

interface Run {
  readonly machine: Machine
  /** How often each outcome came, by its name. */
  readonly seen: Readonly<Record<string, number>>
  readonly said: string
}

type Move = readonly [string, Machine]
type Threads = readonly (readonly Instruction[])[]

const start: Machine = { done: [0, 0], queues: [[], []], ones: [] }
const outcomes = ['00', '01', '10', '11']

function threadsOf({ program, fence }: { program: keyof typeof programs; fence: boolean }): Threads {
  return programs[program].map((all) =>
    all.flatMap((one): readonly Instruction[] =>
      fence && one.does === 'store' ? [one, { does: 'fence' }] : [one],
    ),
  )
}

const nameOf = (one: Instruction): string =>
  one.does === 'store' ? `${one.at} = 1` : one.does === 'load' ? `${one.to} = ${one.at}` : 'mfence'

const put = <Value>(list: readonly Value[], i: number, value: Value): readonly Value[] =>
  list.map((one, j) => (j === i ? value : one))

/** The machine after a thread's next instruction; undefined where it is done or has to wait. */
function act(machine: Machine, thread: number, threads: Threads, hasQueues: boolean): Machine | undefined {
  const { done, queues, ones } = machine
  const queue = queues[thread]!
  const one = threads[thread]![done[thread]!]
  if (one === undefined || (one.does === 'fence' && queue.length > 0)) return undefined
  const next = { ...machine, done: put(done, thread, done[thread]! + 1) }
  if (one.does === 'fence') return next
  if (one.does === 'store')
    return hasQueues
      ? { ...next, queues: put(queues, thread, [...queue, one.at]) }
      : { ...next, ones: add(ones, one.at) }
  return queue.includes(one.at) || ones.includes(one.at) ? { ...next, ones: add(ones, one.to) } : next
}

const add = (ones: readonly string[], one: string): readonly string[] => [...new Set([...ones, one])].sort()

function drain(machine: Machine, thread: number): Machine | undefined {
  const [first, ...rest] = machine.queues[thread]!
  if (first === undefined) return undefined
  return { ...machine, queues: put(machine.queues, thread, rest), ones: add(machine.ones, first) }
}

/** What can happen next, by the name of its button. */
function moves(machine: Machine, threads: Threads, hasQueues = true): readonly Move[] {
  const named = (name: string, next?: Machine): readonly Move[] => (next === undefined ? [] : [[name, next]])
  return [0, 1].flatMap((i) => [
    ...named(`run ${i}`, act(machine, i, threads, hasQueues)),
    ...named(`drain ${i}`, drain(machine, i)),
  ])
}

const outcomeOf = ({ ones }: Machine): string =>
  `${ones.includes('r1') ? 1 : 0}${ones.includes('r2') ? 1 : 0}`

/** Every outcome that some order has. There are fewer than two hundred states. */
function possible(threads: Threads, hasQueues: boolean): ReadonlySet<string> {
  const known = new Set<string>()
  const found = new Set<string>()
  const open = [start]
  for (let machine = open.pop(); machine !== undefined; machine = open.pop()) {
    const key = JSON.stringify(machine)
    if (known.has(key)) continue
    known.add(key)
    const next = moves(machine, threads, hasQueues)
    if (next.length === 0) found.add(outcomeOf(machine))
    open.push(...next.map(([, one]) => one))
  }
  return found
}

function tell(name: string, machine: Machine, threads: Threads): string {
  const thread = Number(name.slice(-1))
  if (name.startsWith('drain'))
    return `The oldest store of thread ${thread + 1} comes to memory: ${machine.queues[thread]![0]} is 1.`
  const one = threads[thread]![machine.done[thread]!]!
  const isOwn = one.does === 'load' && machine.queues[thread]!.includes(one.at)
  const how = {
    store: ', into its queue',
    fence: ', with its queue empty',
    load: isOwn ? ', from its queue' : ', from memory',
  }[one.does]
  return `Thread ${thread + 1} does ${nameOf(one)}${how}.`
}

/** Makes a move; an outcome is counted when nothing is left to do. */
function make(run: Run, [name, next]: Move, threads: Threads): Run {
  const said = tell(name, run.machine, threads)
  if (moves(next, threads).length > 0) return { ...run, machine: next, said }
  const outcome = outcomeOf(next)
  return { machine: next, seen: { ...run.seen, [outcome]: (run.seen[outcome] ?? 0) + 1 }, said }
}

type Words = Extract<Shape, { readonly shape: 'text' }>
const text = (x: number, y: number, words: string, look: Partial<Words> = {}): Shape => {
  return { shape: 'text', size: 15, x, y, text: words, ...look }
}
const valueOf = (ones: readonly string[], name: string): string => `${name} = ${ones.includes(name) ? 1 : 0}`

function drawThread({ done, queues }: Machine, i: number, threads: Threads): readonly Shape[] {
  const x = 12 + i * 120
  const lines = threads[i]!
  return [
    text(x, 22, `thread ${i + 1}`, { bold: true }),
    ...lines.map((one, j) =>
      text(x, 44 + j * 18, `${j === done[i] ? '▶' : j < done[i]! ? '✓' : '  '} ${nameOf(one)}`, {
        bold: j === done[i],
      }),
    ),
    {
      shape: 'rect',
      x,
      y: 140,
      width: 108,
      height: 26,
      round: 3,
      stroke: 'quiet',
      dashed: queues[i]!.length === 0,
    },
    text(x + 6, 158, queues[i]!.length === 0 ? 'empty queue' : queues[i]!.map((at) => `${at} = 1`).join(', ')),
  ]
}

function drawButtons(): readonly Shape[] {
  return [0, 1].flatMap((i) =>
    (['run', 'drain'] as const).flatMap((what, j): Shape[] => {
      const [x, y] = [12 + i * 120, 214 + j * 36]
      const words = what === 'run' ? `run ${i + 1}` : `drain ${i + 1}`
      const label =
        what === 'run' ? `Next instruction of thread ${i + 1}` : `Oldest store of thread ${i + 1} to memory`
      return [
        {
          shape: 'rect',
          x,
          y,
          width: 108,
          height: 30,
          round: 5,
          fill: 'sheet',
          stroke: 'quiet',
          press: `${what} ${i}`,
          label,
        },
        text(x + 54, y + 20, words, { align: 'middle' }),
      ]
    }),
  )
}

const named = (outcome: string): string => `r1 = ${outcome[0]}, r2 = ${outcome[1]}`

export default defineSimulation({
  title: 'Store buffers: what two threads may see',
  size: { width: 480, height: 330 },
  controls: {
    program: {
      kind: 'choice',
      label: 'Program',
      options: {
        sb: 'each stores, then reads the other',
        mp: 'one publishes, the other reads',
        own: 'each reads its own store first',
      },
      value: 'sb',
      restart: true,
    },
    fence: { kind: 'switch', label: 'A fence behind each store', value: false, restart: true },
  },
  steps: 300,
  picture: 3,
  seed: 5,
  state: (): Run => ({ machine: start, seen: {}, said: 'Everything is 0.' }),
  step: (run, { controls, random }): Run => {
    const threads = threadsOf(controls)
    const open = moves(run.machine, threads)
    if (open.length === 0) return { ...run, machine: start, said: 'Once more: everything is 0.' }
    return make(run, open[Math.floor(random() * open.length)]!, threads)
  },
  press: (run, name, { controls }): Run => {
    const threads = threadsOf(controls)
    const open = moves(run.machine, threads)
    if (open.length === 0) return { ...run, machine: start, said: 'Once more: everything is 0.' }
    const chosen = open.find(([one]) => one === name)
    return chosen === undefined ? { ...run, said: 'That cannot happen now.' } : make(run, chosen, threads)
  },
  draw: ({ machine, seen, said }, { controls }) => {
    const threads = threadsOf(controls)
    const [queued, plain] = [possible(threads, true), possible(threads, false)]
    return [
      ...[0, 1].flatMap((i) => drawThread(machine, i, threads)),
      text(12, 190, `memory: ${valueOf(machine.ones, 'x')}, ${valueOf(machine.ones, 'y')}`, { bold: true }),
      ...drawButtons(),
      text(252, 22, 'in the end', { bold: true }),
      text(393, 22, 'possible', { align: 'middle' }),
      text(454, 22, 'seen', { align: 'middle' }),
      ...outcomes.flatMap((outcome, i): Shape[] => {
        const y = 48 + i * 24
        const isStrange = queued.has(outcome) && !plain.has(outcome)
        return [
          text(252, y, named(outcome)),
          text(393, y, isStrange ? 'by queues' : queued.has(outcome) ? 'yes' : 'never', {
            align: 'middle',
            bold: isStrange,
          }),
          text(454, y, `${seen[outcome] ?? 0}`, { align: 'middle', bold: (seen[outcome] ?? 0) > 0 }),
        ]
      }),
      text(252, 158, 'by queues: no order has it', { fill: 'quiet' }),
      text(252, 214, 'registers', { bold: true }),
      text(252, 236, `${valueOf(machine.ones, 'r1')}, ${valueOf(machine.ones, 'r2')}`),
      text(12, 314, said, { bold: true }),
    ]
  },
  describe: ({ machine, seen, said }, { controls }) => {
    const threads = threadsOf(controls)
    const [queued, plain] = [possible(threads, true), possible(threads, false)]
    const queues = machine.queues.map(
      (queue, i) =>
        `the queue of thread ${i + 1} ${queue.length === 0 ? 'is empty' : `holds ${queue.map((at) => `${at} = 1`).join(', ')}`}`,
    )
    const each = outcomes.map((outcome) => {
      const may = !queued.has(outcome)
        ? 'never'
        : plain.has(outcome)
          ? 'possible'
          : 'possible by queues alone'
      return `${named(outcome)} ${may}, seen ${seen[outcome] ?? 0}×`
    })
    const done = machine.done.map((count, i) => `thread ${i + 1} has done ${count} of ${threads[i]!.length}`)
    return `${said} So ${done.join(', ')}. In memory ${valueOf(machine.ones, 'x')}, ${valueOf(machine.ones, 'y')}; ${queues.join('; ')}; ${valueOf(machine.ones, 'r1')}, ${valueOf(machine.ones, 'r2')}. In the end: ${each.join('; ')}.`
  },
  recorded: [
    {
      at: 300,
      says: 'The oldest store of thread 2 comes to memory: y is 1. So thread 1 has done 2 of 2, thread 2 has done 2 of 2. In memory x = 1, y = 1; the queue of thread 1 is empty; the queue of thread 2 is empty; r1 = 0, r2 = 0. In the end: r1 = 0, r2 = 0 possible by queues alone, seen 9×; r1 = 0, r2 = 1 possible, seen 15×; r1 = 1, r2 = 0 possible, seen 12×; r1 = 1, r2 = 1 possible, seen 7×.',
    },
    {
      at: 300,
      log: '0.fence=true',
      says: 'Thread 2 does y = 1, into its queue. So thread 1 has done 1 of 3, thread 2 has done 1 of 3. In memory x = 1, y = 0; the queue of thread 1 is empty; the queue of thread 2 holds y = 1; r1 = 0, r2 = 0. In the end: r1 = 0, r2 = 0 never, seen 0×; r1 = 0, r2 = 1 possible, seen 7×; r1 = 1, r2 = 0 possible, seen 10×; r1 = 1, r2 = 1 possible, seen 16×.',
    },
    {
      at: 300,
      log: '0.program=mp',
      says: 'The oldest store of thread 1 comes to memory: y is 1. So thread 1 has done 2 of 2, thread 2 has done 2 of 2. In memory x = 1, y = 1; the queue of thread 1 is empty; the queue of thread 2 is empty; r1 = 0, r2 = 0. In the end: r1 = 0, r2 = 0 possible, seen 20×; r1 = 0, r2 = 1 possible, seen 22×; r1 = 1, r2 = 0 never, seen 0×; r1 = 1, r2 = 1 possible, seen 1×.',
    },
  ],
})
