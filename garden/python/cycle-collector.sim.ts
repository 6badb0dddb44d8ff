import { defineSimulation, type Shape } from 'hortus/simulation'

// How CPython finds garbage without knowing its roots, after the collector's design document: each container's reference count
// is copied, what containers refer to among themselves is taken off the copies, and whatever is left with more than nothing is
// referred to from outside. That and all it leads to stays. In a step one container is visited.

interface Container {
  readonly name: string
  readonly x: number
  readonly y: number
  /** References from outside the containers that are looked at: variables, frames, C. */
  readonly outside: number
}

type Phase = 'begin' | 'subtract' | 'mark' | 'end'

interface Run {
  readonly containers: readonly Container[]
  readonly links: readonly (readonly [number, number])[]
  readonly phase: Phase
  /** The copies of the counts. */
  readonly copies: readonly number[]
  /** Who is visited next, in the phase that subtracts. */
  readonly next: number
  readonly reached: readonly number[]
  /** Of the reached, those whose references are still to be followed. */
  readonly open: readonly number[]
  readonly said: string
}

const places: readonly (readonly [number, number])[] = [
  [70, 74],
  [190, 74],
  [310, 74],
  [70, 194],
  [190, 194],
  [310, 194],
]
const names = 'ABCDEF'
const nameOf = (i: number): string => names[i]!

const graphs = {
  cycle: { outside: [1, 0, 0, 0, 0, 0], links: ['AB', 'BA', 'BC', 'CB', 'DE', 'ED', 'EF'] },
  held: { outside: [0, 0, 0, 0, 1, 0], links: ['AB', 'BA', 'BC', 'DE', 'ED', 'EF', 'FE'] },
  leads: { outside: [0, 0, 0, 1, 0, 0], links: ['AB', 'BA', 'BC', 'CB', 'AD', 'DE', 'EF'] },
} as const

const countOf = ({ containers, links }: Run, i: number): number =>
  containers[i]!.outside + links.filter(([, to]) => to === i).length

const joined = (some: readonly number[]): string => some.map(nameOf).join(', ')
const leadsTo = (run: Run, i: number): readonly number[] =>
  run.links.flatMap(([from, to]) => (from === i ? [to] : []))

function begin(run: Run): Run {
  const copies = run.containers.map((_, i) => countOf(run, i))
  const said = 'The collector copies the reference count of each container.'
  return { ...run, copies, phase: 'subtract', next: 0, reached: [], open: [], said }
}

function subtract(run: Run): Run {
  const to = leadsTo(run, run.next)
  const copies = run.copies.map((count, i) => count - to.filter((one) => one === i).length)
  const who = `${nameOf(run.next)} refers to`
  const said =
    to.length === 0
      ? `${who} no container.`
      : `${who} ${joined(to)}: one off ${to.length === 1 ? 'its copy' : 'the copy of each'}.`
  const next = { ...run, copies, next: run.next + 1, said }
  if (next.next < run.containers.length) return next
  const from = copies.flatMap((count, i) => (count > 0 ? [i] : []))
  return { ...next, phase: 'mark', reached: from, open: from }
}

function mark(run: Run): Run {
  const [first, ...rest] = run.open
  if (first === undefined) {
    const lost = run.containers.flatMap((_, i) => (run.reached.includes(i) ? [] : [i]))
    const said =
      lost.length === 0
        ? 'Nothing is garbage.'
        : `Garbage: ${joined(lost)}. It is cleared, and counting frees it.`
    return { ...run, phase: 'end', said }
  }
  const found = leadsTo(run, first).filter((i) => !run.reached.includes(i))
  const said = `${nameOf(first)} is reachable${found.length === 0 ? '.' : `, and so ${found.length === 1 ? 'is' : 'are'} ${joined(found)}.`}`
  return { ...run, open: [...rest, ...found], reached: [...run.reached, ...found], said }
}

/** A change begins the collection anew. */
function changed(run: Run, to: Partial<Run>, said: string): Run {
  return { ...run, ...to, phase: 'begin', copies: [], next: 0, reached: [], open: [], said }
}

type Words = Extract<Shape, { readonly shape: 'text' }>
const text = (x: number, y: number, words: string, look: Partial<Words> = {}): Shape => {
  return { shape: 'text', size: 15, x, y, text: words, ...look }
}

/** From edge to edge; two that refer to each other have a line each. */
function drawLink({ containers }: Run, [from, to]: readonly [number, number]): Shape {
  const [a, b] = [containers[from]!, containers[to]!]
  const long = Math.hypot(b.x - a.x, b.y - a.y)
  const [dx, dy] = [(b.x - a.x) / long, (b.y - a.y) / long]
  const at = (one: Container, by: number): readonly [number, number] => [
    one.x + dx * by - dy * 6,
    one.y + dy * by + dx * 6,
  ]
  return { shape: 'line', points: [at(a, 28), at(b, -29)], arrow: true, stroke: 'ink', thick: 1.5 }
}

function drawContainer(run: Run, i: number): readonly Shape[] {
  const { x, y, outside } = run.containers[i]!
  const isReached = run.reached.includes(i)
  const isGarbage = run.phase === 'end' && !isReached
  const copy = run.copies[i]
  const isNext = run.phase === 'subtract' && run.next === i
  const label = outside > 0 ? `Drop the variable for ${nameOf(i)}` : `Let a variable refer to ${nameOf(i)}`
  const shapes: readonly Shape[] = [
    {
      shape: 'circle',
      x,
      y,
      r: 26,
      fill: isReached ? 'sheet' : 'paper',
      stroke: isGarbage ? 'bad' : isNext ? 'accent' : 'ink',
      thick: isReached || isNext ? 4 : 1.5,
      dashed: isGarbage,
      press: `hold ${i}`,
      label,
    },
    text(x, y - 2, nameOf(i), { align: 'middle', bold: true }),
    text(x, y + 15, copy === undefined ? `${countOf(run, i)}` : `${countOf(run, i)} ▸ ${copy}`, {
      align: 'middle',
    }),
    ...(isGarbage
      ? [text(x, y + 42, 'garbage', { align: 'middle', bold: true, fill: 'bad' })]
      : []),
  ]
  if (outside === 0) return shapes
  return [
    ...shapes,
    {
      shape: 'line',
      points: [
        [x, y - 50],
        [x, y - 28],
      ],
      arrow: true,
      stroke: 'accent',
      thick: 2.5,
    },
    text(x - 8, y - 38, 'variable', { align: 'end' }),
  ]
}

const phases: Readonly<Record<Phase, string>> = {
  begin: 'Before a collection',
  subtract: 'Taking off what is referred to from within',
  mark: 'Following what is referred to from outside',
  end: 'The collection is over',
}

export default defineSimulation({
  title: 'Finding cycles without roots',
  size: { width: 480, height: 300 },
  controls: {
    graph: {
      kind: 'choice',
      label: 'Containers',
      options: {
        cycle: 'two cycles, one held',
        held: 'a cycle with a tail, and one that is held',
        leads: 'garbage that refers to what is used',
      },
      value: 'cycle',
      restart: true,
    },
  },
  steps: 20,
  interval: 1300,
  picture: 7,
  state: ({ controls }): Run => {
    const { outside, links } = graphs[controls.graph]
    const ends = links.map((link) => [names.indexOf(link[0]!), names.indexOf(link[1]!)] as const)
    const containers = places.map(([x, y], i) => ({ name: nameOf(i), x, y, outside: outside[i]! }))
    return {
      containers,
      links: ends,
      phase: 'begin',
      copies: [],
      next: 0,
      reached: [],
      open: [],
      said: 'Six containers, and who refers to whom.',
    }
  },
  step: (run): Run => {
    if (run.phase === 'begin') return begin(run)
    return run.phase === 'subtract' ? subtract(run) : run.phase === 'mark' ? mark(run) : run
  },
  press: (run, name): Run => {
    const i = Number(name.slice(5))
    const isHeld = run.containers[i]!.outside > 0
    const containers = run.containers.map((one, j) => (j === i ? { ...one, outside: isHeld ? 0 : 1 } : one))
    return changed(
      run,
      { containers },
      `A variable ${isHeld ? 'no longer refers' : 'now refers'} to ${nameOf(i)}.`,
    )
  },
  draw: (run) => [
    ...run.links.map((link) => drawLink(run, link)),
    ...run.containers.flatMap((_, i) => drawContainer(run, i)),
    text(358, 62, 'In a circle: its', { fill: 'quiet' }),
    text(358, 80, 'count ▸ the copy.', { fill: 'quiet' }),
    text(358, 106, 'Thick: reachable.', { fill: 'quiet' }),
    text(358, 132, 'Press one to let', { fill: 'quiet' }),
    text(358, 150, 'a variable refer', { fill: 'quiet' }),
    text(358, 168, 'to it, or not.', { fill: 'quiet' }),
    text(12, 268, phases[run.phase], { fill: 'quiet' }),
    text(12, 290, run.said, { bold: true }),
  ],
  describe: (run) => {
    const each = run.containers.map((one, i) => {
      const copy = run.copies[i] === undefined ? '' : `, copy ${run.copies[i]}`
      const state = run.reached.includes(i) ? ', reachable' : run.phase === 'end' ? ', garbage' : ''
      return `${one.name}: count ${countOf(run, i)}${copy}${one.outside > 0 ? ', held by a variable' : ''}${state}`
    })
    return `${phases[run.phase]}. ${run.said} ${each.join('; ')}.`
  },
  recorded: [
    {
      at: 2,
      says: 'Taking off what is referred to from within. A refers to B: one off its copy. A: count 2, copy 2, held by a variable; B: count 2, copy 1; C: count 1, copy 1; D: count 1, copy 1; E: count 1, copy 1; F: count 1, copy 1.',
    },
    {
      at: 7,
      says: 'Following what is referred to from outside. F refers to no container. A: count 2, copy 1, held by a variable, reachable; B: count 2, copy 0; C: count 1, copy 0; D: count 1, copy 0; E: count 1, copy 0; F: count 1, copy 0.',
    },
    {
      at: 12,
      says: 'The collection is over. Garbage: D, E, F. It is cleared, and counting frees it. A: count 2, copy 1, held by a variable, reachable; B: count 2, copy 0, reachable; C: count 1, copy 0, reachable; D: count 1, copy 0, garbage; E: count 1, copy 0, garbage; F: count 1, copy 0, garbage.',
    },
    {
      at: 12,
      log: '0.graph=held',
      says: 'The collection is over. Garbage: A, B, C. It is cleared, and counting frees it. A: count 1, copy 0, garbage; B: count 1, copy 0, garbage; C: count 1, copy 0, garbage; D: count 1, copy 0, reachable; E: count 3, copy 1, held by a variable, reachable; F: count 1, copy 0, reachable.',
    },
    {
      at: 14,
      log: '0.graph=leads',
      says: 'The collection is over. Garbage: A, B, C. It is cleared, and counting frees it. A: count 1, copy 0, garbage; B: count 2, copy 0, garbage; C: count 1, copy 0, garbage; D: count 2, copy 1, held by a variable, reachable; E: count 1, copy 0, reachable; F: count 1, copy 0, reachable.',
    },
    {
      at: 12,
      log: '0!hold 0',
      says: 'The collection is over. Garbage: A, B, C, D, E, F. It is cleared, and counting frees it. A: count 1, copy 0, garbage; B: count 2, copy 0, garbage; C: count 1, copy 0, garbage; D: count 1, copy 0, garbage; E: count 1, copy 0, garbage; F: count 1, copy 0, garbage.',
    },
  ],
})
