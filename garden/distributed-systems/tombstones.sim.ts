import { defineSimulation, type Shape } from 'hortus/simulation'

// Three copies of an observed-remove set after Shapiro and others 2011: each addition has a tag of its own, and a removal
// leaves the tags that it has seen as tombstones. Two copies that meet both end up with all tags and all tombstones of
// either. That all copies have seen a tombstone is known here by looking at them; in practice they have to tell.

interface Copy {
  /** Tags that were added and not removed: the element's letter, the copy's, and a number. */
  readonly live: readonly string[]
  readonly tombstones: readonly string[]
}

interface Run {
  readonly copies: readonly Copy[]
  readonly added: number
  /** By copy, tags that it had removed or been told of, and the step at which it was; for the telling only. */
  readonly knew: readonly (readonly { readonly tag: string; readonly at: number }[])[]
  /** Tags that have come back to a copy that had known them to be removed. */
  readonly back: readonly string[]
  readonly said: string
}

const names = ['A', 'B', 'C'] as const
const elements = ['x', 'y', 'z'] as const
/** Steps after which tombstones are forgotten, where time decides. */
const patience = 10

const elementOf = (tag: string): string => tag[0]!
const count = (number: number): string => `${number} ${number === 1 ? 'tombstone' : 'tombstones'}`
const union = (a: readonly string[], b: readonly string[]): readonly string[] => [...new Set([...a, ...b])]
const withCopy = (run: Run, i: number, copy: Copy): Run => ({
  ...run,
  copies: run.copies.map((one, at) => (at === i ? copy : one)),
})

/** The elements of a copy. */
const shownBy = ({ live }: Copy): string =>
  elements.filter((one) => live.some((tag) => elementOf(tag) === one)).join(' ')

function add(run: Run, i: number, element: string): Run {
  const tag = `${element}${names[i]}${run.added + 1}`
  const copy = run.copies[i]!
  const next = withCopy(run, i, { ...copy, live: [...copy.live, tag] })
  return { ...next, added: run.added + 1, said: `${names[i]} adds ${element}.` }
}

function remove(run: Run, i: number, element: string, at: number): Run {
  const { live, tombstones } = run.copies[i]!
  const gone = live.filter((tag) => elementOf(tag) === element)
  const copy = { live: live.filter((tag) => !gone.includes(tag)), tombstones: [...tombstones, ...gone] }
  return learn({ ...withCopy(run, i, copy), said: `${names[i]} removes ${element}.` }, at)
}

/** Both get what either has. */
function meet(run: Run, i: number, j: number, at: number): Run {
  const [a, b] = [run.copies[i]!, run.copies[j]!]
  const tombstones = union(a.tombstones, b.tombstones)
  const live = union(a.live, b.live).filter((tag) => !tombstones.includes(tag))
  const both = withCopy(withCopy(run, i, { live, tombstones }), j, { live, tombstones })
  return learn({ ...both, said: `${names[i]} and ${names[j]} meet.` }, at)
}

/** Remembers what each copy has known to be removed. */
function learn(run: Run, at: number): Run {
  const knew = run.knew.map((known, i) => {
    const fresh = run.copies[i]!.tombstones.filter((tag) => !known.some((one) => one.tag === tag))
    return [...known, ...fresh.map((tag) => ({ tag, at }))]
  })
  const back = union(
    run.back,
    names.flatMap((_, i) => undeadOf(run, i)),
  )
  return { ...run, knew, back }
}

type Forgetting = 'never' | 'seen' | 'time'

function forget(run: Run, when: Forgetting, at: number): Run {
  if (when === 'never') return run
  const isOver = (tag: string, i: number): boolean =>
    when === 'seen'
      ? run.knew.every((known) => known.some((one) => one.tag === tag))
      : run.knew[i]!.some((one) => one.tag === tag && at - one.at >= patience)
  const copies = run.copies.map((copy, i) => ({
    ...copy,
    tombstones: copy.tombstones.filter((tag) => !isOver(tag, i)),
  }))
  return { ...run, copies }
}

/** Tags that a copy has although it had known them to be removed. */
const undeadOf = (run: Run, i: number): readonly string[] =>
  run.copies[i]!.live.filter((tag) => run.knew[i]!.some((one) => one.tag === tag))

function drawCopy(run: Run, i: number, isAway: boolean): readonly Shape[] {
  const { live, tombstones } = run.copies[i]!
  const x = 12 + i * 156
  const back = undeadOf(run, i)
  return [
    { shape: 'rect', x, y: 10, width: 148, height: 190, round: 6, stroke: 'quiet', dashed: isAway },
    { shape: 'text', x: x + 10, y: 31, text: `${names[i]}${isAway ? ' away' : ''}`, bold: true, size: 15 },
    {
      shape: 'text',
      size: 15,
      x: x + 138,
      y: 31,
      text: `{ ${shownBy(run.copies[i]!)} }`,
      align: 'end',
      bold: true,
    },
    ...live.slice(0, 6).flatMap((tag, k): Shape[] => {
      const [left, top] = [x + 10 + (k % 2) * 66, 42 + Math.floor(k / 2) * 28]
      const isBack = back.includes(tag)
      return [
        {
          shape: 'rect',
          x: left,
          y: top,
          width: 60,
          height: 23,
          round: 3,
          fill: 'sheet',
          stroke: isBack ? 'bad' : 'ink',
          thick: isBack ? 3 : 1,
        },
        {
          shape: 'text',
          size: 15,
          x: left + 30,
          y: top + 16,
          text: `${tag}${isBack ? ' !' : ''}`,
          align: 'middle',
          bold: isBack,
        },
      ]
    }),
    { shape: 'text', size: 15, x: x + 10, y: 146, text: `${count(tombstones.length)}`, fill: 'quiet' },
    ...tombstones.slice(0, 30).map((_, k): Shape => {
      const [left, top] = [x + 12 + (k % 10) * 13, 156 + Math.floor(k / 10) * 14]
      return {
        shape: 'line',
        points: [
          [left, top],
          [left + 8, top + 8],
        ],
        stroke: 'ink',
      }
    }),
  ]
}

function drawButton(x: number, width: number, name: string, text: string, label: string): readonly Shape[] {
  return [
    {
      shape: 'rect',
      x,
      y: 256,
      width,
      height: 34,
      round: 5,
      fill: 'sheet',
      stroke: 'quiet',
      press: name,
      label,
    },
    { shape: 'text', size: 15, x: x + width / 2, y: 278, text, align: 'middle' },
  ]
}

export default defineSimulation({
  title: 'Deletions leave tombstones',
  size: { width: 480, height: 300 },
  controls: {
    forget: {
      kind: 'choice',
      label: 'Tombstones are forgotten',
      options: { never: 'never', seen: 'once all copies have seen them', time: `after ${patience} steps` },
      value: 'time',
      restart: true,
    },
    away: { kind: 'switch', label: 'C is away from step 10 to step 40', value: true, restart: true },
  },
  seed: 11,
  steps: 60,
  interval: 700,
  picture: 40,
  state: (): Run => ({
    copies: names.map(() => ({ live: [], tombstones: [] })),
    added: 0,
    knew: names.map(() => []),
    back: [],
    said: 'Nothing has been added yet.',
  }),

  // Somebody adds, somebody removes, or two meet; who is away does nothing of it.
  step: (run, { controls, at, random }): Run => {
    const now = at + 1
    const here = controls.away && now >= 10 && now < 40 ? [0, 1] : [0, 1, 2]
    const pick = <One>(from: readonly One[]): One => from[Math.floor(random() * from.length)]!
    const i = pick(here)
    const what = random()
    const there = [...new Set(run.copies[i]!.live.map(elementOf))]
    const missing = elements.filter((one) => !there.includes(one))
    if (what < 0.3 && missing.length > 0) return forget(add(run, i, pick(missing)), controls.forget, now)
    if (what < 0.55 && there.length > 0) return forget(remove(run, i, pick(there), now), controls.forget, now)
    return forget(meet(run, i, pick(here.filter((other) => other !== i)), now), controls.forget, now)
  },

  press: (run, name, { at }): Run => {
    const [what, one = '', other = ''] = name.split(' ')
    if (what === 'meet') return meet(run, names.indexOf(one as 'A'), names.indexOf(other as 'A'), at)
    const isThere = run.copies[0]!.live.some((tag) => elementOf(tag) === 'x')
    return isThere ? remove(run, 0, 'x', at) : add(run, 0, 'x')
  },

  draw: (run, { controls, at }) => {
    const isAway = controls.away && at >= 10 && at < 40
    const { back } = run
    return [
      ...names.flatMap((_, i) => drawCopy(run, i, isAway && i === 2)),
      { shape: 'text', size: 15, x: 12, y: 222, text: run.said, bold: true },
      {
        shape: 'text',
        size: 15,
        x: 12,
        y: 243,
        text:
          back.length === 0
            ? 'Nothing that was removed has come back.'
            : `Came back after its removal (!): ${back.slice(0, 6).join(', ')}`,
        fill: back.length === 0 ? 'quiet' : 'bad',
        bold: back.length > 0,
      },
      ...drawButton(12, 140, 'x', 'A adds, removes x', 'A adds x, or removes it where it has it'),
      ...drawButton(160, 96, 'meet A B', 'A meets B', 'A and B meet'),
      ...drawButton(264, 96, 'meet B C', 'B meets C', 'B and C meet'),
      ...drawButton(368, 100, 'meet A C', 'A meets C', 'A and C meet'),
    ]
  },

  describe: (run, { at }) => {
    const sets = run.copies.map(
      (copy, i) => `${names[i]} has {${shownBy(copy)}} and ${count(copy.tombstones.length)}`,
    )
    const { back } = run
    return `Step ${at}. ${run.said} ${sets.join(', ')}. ${back.length === 0 ? 'Nothing that was removed has come back.' : `Came back after its removal: ${back.join(', ')}.`}`
  },

  recorded: [
    {
      at: 39,
      says: 'Step 39. A removes x. A has {} and 4 tombstones, B has {x} and 2 tombstones, C has {x z} and 0 tombstones. Nothing that was removed has come back.',
    },
    {
      at: 40,
      says: 'Step 40. B and C meet. A has {} and 3 tombstones, B has {x z} and 2 tombstones, C has {x z} and 2 tombstones. Came back after its removal: zC1, xA2.',
    },
    {
      at: 39,
      log: '0.forget=seen',
      says: 'Step 39. A removes x. A has {} and 10 tombstones, B has {x} and 9 tombstones, C has {x z} and 0 tombstones. Nothing that was removed has come back.',
    },
    {
      at: 60,
      log: '0.forget=seen',
      says: 'Step 60. A and B meet. A has {} and 0 tombstones, B has {} and 0 tombstones, C has {} and 0 tombstones. Nothing that was removed has come back.',
    },
    {
      at: 60,
      log: '0.forget=never',
      says: 'Step 60. A and B meet. A has {} and 12 tombstones, B has {} and 12 tombstones, C has {} and 12 tombstones. Nothing that was removed has come back.',
    },
  ],
})
