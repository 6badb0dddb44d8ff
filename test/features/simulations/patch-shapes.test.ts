import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import {
  type KnownShapes,
  readShapes,
  readShapeTexts,
} from '../../../src/features/simulations/read-shapes.ts'
import type { Shape } from '../../../src/features/simulations/simulation.ts'
import { patchShapes } from '../../../src/features/simulations/web/patch-shapes.ts'

/** As much of an element as a drawing needs; counts what was written. */
class Drawn {
  static written = 0
  readonly tag: string
  parent: Drawn | undefined
  children: Drawn[] = []
  textContent = ''
  readonly attributes = new Map<string, string>()
  constructor(tag: string) {
    this.tag = tag
  }
  get childElementCount(): number {
    return this.children.length
  }
  setAttribute(name: string, value: string): void {
    Drawn.written++
    this.attributes.set(name, value)
  }
  removeAttribute(name: string): void {
    this.attributes.delete(name)
  }
  append(...others: readonly Drawn[]): void {
    for (const one of others) this.#put(one, this.children.length)
  }
  replaceChildren(...others: readonly Drawn[]): void {
    this.children = []
    this.append(...others)
  }
  before(other: Drawn): void {
    const { parent } = this
    if (parent !== undefined) parent.#put(other, parent.children.indexOf(this))
  }
  remove(): void {
    this.parent?.children.splice(this.parent.children.indexOf(this), 1)
  }
  replaceWith(other: Drawn): void {
    this.before(other)
    this.remove()
  }
  #put(one: Drawn, at: number): void {
    one.parent = this
    this.children.splice(at, 0, one)
  }
}

const rect = (x: number): Shape => ({ shape: 'rect', x, y: 0, width: 4, height: 4 })
const circle = (x: number): Shape => ({ shape: 'circle', x, y: 0, r: 4 })
const text = (words: string): Shape => ({ shape: 'text', x: 0, y: 9, text: words })

/** What a drawing is, for comparison. */
const shown = ({ tag, attributes, textContent, children }: Drawn): unknown => [
  tag,
  [...attributes].sort(),
  textContent,
  children.map(shown),
]

/** Draws one list after the other, and says how much was written for the last and what stayed of the first. */
function draw(...lists: readonly (readonly Shape[])[]): {
  readonly svg: Drawn
  readonly written: number
  readonly stayed: number
} {
  const svg = new Drawn('svg')
  let before: ReturnType<typeof readShapes> | undefined
  let known: KnownShapes = new Map()
  let standing: readonly Drawn[] = []
  for (const list of lists) {
    standing = [...svg.children]
    Drawn.written = 0
    const next = readShapeTexts(
      list.map((one) => JSON.stringify(one)),
      known,
    )
    patchShapes(svg as unknown as Element, next.drawn, before)
    before = next.drawn
    known = next.known
  }
  const stayed = svg.children.filter((one) => standing.includes(one)).length
  return { svg, written: Drawn.written, stayed }
}

describe('a drawing made of the one before it', () => {
  beforeEach(() => {
    vi.stubGlobal('document', { createElementNS: (_: string, tag: string) => new Drawn(tag) })
  })
  afterEach(() => {
    vi.unstubAllGlobals()
  })

  const many = Array.from({ length: 100 }, (_, i) => rect(i * 5))

  it('touches nothing where nothing differs', () => {
    expect(draw(many, many).written).toBe(0)
  })

  it('leaves what stands behind a shape that comes or goes', () => {
    const more = [...many.slice(0, 50), circle(3), ...many.slice(50)]
    expect(draw(many, more)).toMatchObject({ stayed: 100 })
    expect(draw(many, more).written).toBeLessThan(10)
    expect(draw(more, many)).toMatchObject({ stayed: 100, written: 0 })
  })

  it('moves what moved', () => {
    const { written, stayed } = draw(many, [...many.slice(0, 99), rect(1000)])
    expect({ written, stayed }).toEqual({ written: 1, stayed: 100 })
  })

  it('is what would have been drawn anew, whatever changed', () => {
    let seed = 7
    const chance = (below: number): number => {
      seed = (seed * 48271) % 2147483647
      return seed % below
    }
    const any = (): Shape => {
      const one = [rect(chance(4)), circle(chance(4)), text(`t${chance(3)}`)][chance(3)]!
      return chance(4) === 0 ? { ...one, press: `p${chance(2)}`, label: 'one' } : one
    }
    for (let round = 0; round < 300; round++) {
      const lists = Array.from({ length: 4 }, () => Array.from({ length: chance(15) }, any))
      expect(shown(draw(...lists).svg)).toEqual(shown(draw(lists.at(-1)!).svg))
    }
  })
})

describe('shapes that come as texts', () => {
  const texts = (...shapes: readonly Shape[]): readonly string[] => shapes.map((one) => JSON.stringify(one))

  it('are what they are without, and those of the step before are the same elements again', () => {
    const first = readShapeTexts(texts(rect(1), text('a')), new Map())
    expect(first.drawn).toEqual(readShapes([rect(1), text('a')]))
    const next = readShapeTexts(texts(circle(3), rect(1), text('b')), first.known)
    expect(next.drawn).toEqual(readShapes([circle(3), rect(1), text('b')]))
    expect(next.drawn[1]).toBe(first.drawn[0])
    expect(next.known.size).toBe(3)
  })

  it.each([
    ['no list', 1],
    ['an object', [rect(1)]],
    ['no JSON', ['{']],
    ['nothing', ['null']],
    ['a number that is none', [JSON.stringify({ ...rect(1), x: Number.NaN })]],
    ['one that is too long', [' '.repeat(300_000)]],
    ['too long together', Array.from({ length: 20 }, () => JSON.stringify(text('x'.repeat(150_000))))],
    ['too many', Array.from({ length: 2_001 }, () => JSON.stringify(rect(1)))],
  ])('are refused where they are %s', (_, shapes) => {
    expect(() => readShapeTexts(shapes, new Map())).toThrow()
  })
})
