import { fileURLToPath } from 'node:url'
import { Script } from 'node:vm'
import { beforeAll, describe, expect, it } from 'vitest'
import { createRunner, type Runner } from '../../../src/features/simulations/runner.ts'
import type { Control, Simulation } from '../../../src/features/simulations/simulation.ts'
import { simulationCode } from '../../simulation-of.ts'

const garden = fileURLToPath(new URL('../../../garden/', import.meta.url))

let runner: Runner
beforeAll(async () => {
  new Script(await simulationCode(garden, 'distributed-systems/linearizable.sim.ts')).runInThisContext()
  const { __simulation } = globalThis as unknown as {
    __simulation: Simulation<unknown, Readonly<Record<string, Control>>>
  }
  runner = createRunner(__simulation)
})

const saysOf = (...lines: readonly string[]): string =>
  runner.show({ seed: 1, at: 0, deeds: [{ at: 0, name: 'own', value: lines.join('\n') }] }).says

interface Operation {
  readonly line: string
  readonly name: string
  readonly isRead: boolean
  readonly value: number
  readonly call: number
  readonly end: number
}

/** Whether some order of what returned, and of as much of the rest as is wanted, explains all: by trying every one. */
function hasOrder(left: readonly Operation[], value = 0): boolean {
  if (left.every(({ end }) => end === Infinity)) return true
  return left.some((one) => {
    const others = left.filter((other) => other !== one)
    if (others.some(({ end }) => end < one.call) || (one.isRead && one.value !== value)) return false
    return hasOrder(others, one.value)
  })
}

/** Three clients that do up to three things each, some of them never returning. */
function randomHistory(random: () => number): readonly Operation[] {
  const upTo = (most: number): number => Math.floor(random() * (most + 1))
  return ['A', 'B', 'C'].flatMap((client) => {
    const done: Operation[] = []
    let time = upTo(3)
    for (let count = upTo(2); count >= 0; count--) {
      const call = time + upTo(2)
      const end = count === 0 && random() < 0.2 ? Infinity : call + 1 + upTo(6)
      const isRead = random() < 0.6
      // Few of them read something that nobody writes.
      const value = isRead ? upTo(2) : 1 + upTo(1)
      const line = `${client} ${isRead ? 'R' : 'W'}${value} ${call} ${end === Infinity ? '-' : end}`
      done.push({ line, name: `${client} ${isRead ? 'R→' : 'W'}${value}`, isRead, value, call, end })
      time = end + 1
    }
    return done
  })
}

const seen = (history: readonly Operation[], until: number): readonly Operation[] =>
  history.flatMap((one) => (one.call > until ? [] : [one.end > until ? { ...one, end: Infinity } : one]))

describe('a history that is pasted', () => {
  it('gets the answer that trying every order gives, with instants that hold, or the smallest part without one', () => {
    let state = 7
    const random = (): number => {
      state = (state * 48_271) % 2_147_483_647
      return state / 2_147_483_647
    }
    const answers = { yes: 0, no: 0 }
    for (let count = 0; count < 300; count++) {
      const history = randomHistory(random)
      const says = saysOf(...history.map(({ line }) => line))
      const about = `${history.map(({ line }) => line).join('; ')}: ${says}`
      const isLinearizable = hasOrder(history)
      answers[isLinearizable ? 'yes' : 'no']++
      expect(says.includes(' Linearizable'), about).toBe(isLinearizable)
      if (isLinearizable) {
        const points = [...says.matchAll(/(\w (?:W|R→)\d) at (\d+)/g)].map(([, name, at]) => ({
          name,
          at: Number(at),
        }))
        let [value, time] = [0, -1]
        const left = [...history]
        for (const { name, at } of points) {
          const i = left.findIndex((one) => one.name === name && one.call <= at && at <= one.end)
          expect(i, about).toBeGreaterThanOrEqual(0)
          const [one] = left.splice(i, 1)
          expect(at, about).toBeGreaterThanOrEqual(time)
          if (one!.isRead) expect(one!.value, about).toBe(value)
          else value = one!.value
          time = at
        }
        expect(
          left.every(({ end }) => end === Infinity),
          about,
        ).toBe(true)
        continue
      }
      const until = Number(/from time (\d+) on/.exec(says)?.[1])
      const part = seen(history, until)
      expect(hasOrder(part), about).toBe(false)
      expect(hasOrder(seen(history, until - 0.5)), about).toBe(true)
      const names = /explains ([^.]*)\./.exec(says)?.[1]?.split(', ') ?? []
      const reads = part.filter(({ isRead, end }) => isRead && end !== Infinity)
      expect(
        names.every((name) => reads.some((one) => one.name === name)),
        about,
      ).toBe(true)
      // Two reads may have the same name, so what is left out is counted, too.
      if (new Set(reads.map(({ name }) => name)).size < reads.length) continue
      const named = part.filter(
        ({ isRead, name, end }) => !isRead || (end !== Infinity && names.includes(name)),
      )
      expect(hasOrder(named), about).toBe(false)
      for (const spared of named.filter(({ isRead }) => isRead))
        expect(hasOrder(named.filter((one) => one !== spared)), about).toBe(true)
    }
    expect(Math.min(answers.yes, answers.no)).toBeGreaterThan(50)
  })

  it('is searched with a bound, which is said, in far less than the time that a page waits', () => {
    const writes = Array.from({ length: 12 }, (_, i) => `${'ABCDEFGHIJKL'[i]} W${i + 1} 0 10`)
    const many = [
      ...writes,
      ...writes.map((line) => line.replace(' 0 10', ' 10.5 20')),
      'A R99 21 22',
      'B R1 23 24',
    ]
    const start = performance.now()
    expect(saysOf(...many)).toBe(
      'Your history of 26 operations. Not decided: the search was ended after 30000 tries.',
    )
    expect(performance.now() - start).toBeLessThan(2_500)
  })

  it.each([
    [
      ['A W1 0'],
      'Line 1 cannot be read: found “A W1 0”, expected client, what, call and return, not 3 words.',
    ],
    [['', 'A X1 0 2'], 'Line 2 cannot be read: found “X1”, expected W or R and a whole number, such as W1.'],
    [['A W1 soon 2'], 'Line 1 cannot be read: found “soon”, expected the time of the call'],
    [['A W1 0 later'], 'Line 1 cannot be read: found “later”, expected the time of the return'],
    [['A W1 1700000000000000001 -'], 'expected the time of the call, a number of at most 15 digits'],
    [['A W1 5 2'], 'found “5 2”, expected a return that is not before the call'],
    [
      ['A W1 0 5', 'A R1 3 7'],
      'Line 2 cannot be read: found “A R1 3 7”, expected one after the other, but A W1 overlaps',
    ],
    [['A W1 0 -', 'A R1 3 7'], 'expected one after the other, but A W1 overlaps'],
    [
      ['<script>alert(1)</script> W1 0 5'],
      'found “<script>alert(1)</scrip…”, expected a client of at most 8 letters',
    ],
    [Array.from({ length: 13 }, (_, i) => `c${i} W1 0 5`), 'found “c12”, expected at most 12 clients'],
    [
      Array.from({ length: 61 }, (_, i) => `A W1 ${i} ${i + 0.5}`),
      'Line 61 cannot be read: found “A W1 60 60.5”, expected at most 60 operations',
    ],
  ])('%j is told with its line and what was expected', (lines, says) => {
    expect(saysOf(...lines)).toContain(says)
  })
})
