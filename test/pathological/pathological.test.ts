import { describe, expect, it } from 'vitest'
import { headOf } from '../../src/model/file-head.ts'
import { defaultGardenOptions } from '../../src/model/options.ts'
import type { NotePath } from '../../src/model/path.ts'
import { noPlugins } from '../../src/session/prepare/load-plugins.ts'
import { createPrepareNote } from '../../src/session/prepare/prepare-note.ts'
import { cmarkInputs, otherInputs, ownInputs } from './inputs.ts'

const isFull = process.env['HORTUS_FULL'] === '1'

/** What may be said of a note that would cost too much: decided by counting, so it is the same every time. */
const decided = ['note-too-complex', 'note-too-deep', 'note-too-large']

/** The constructs that a note may hold without end; the others are tried by the full run. */
const sample = ['[[', '![[', '[[a|', '^id', '#tag', '==', '%%', '> [!note]']

describe.each(['native', 'remark'] as const)('with the %s parser', (parser) => {
  const prepare = createPrepareNote({ ...defaultGardenOptions, parser }, noPlugins)

  /** Milliseconds of processor time, and what became of the note. */
  async function measure(source: string): Promise<{
    readonly ms: number
    readonly codes: readonly string[]
    readonly html: number
  }> {
    const bytes = new TextEncoder().encode(source)
    const before = process.cpuUsage()
    const { note, body } = await prepare('note.md' as NotePath, headOf(bytes, Infinity))
    const { user, system } = process.cpuUsage(before)
    return {
      ms: (user + system) / 1_000,
      codes: note.diagnostics.map(({ code }) => code),
      html: body.html.join('').trim().length,
    }
  }

  it.each(Object.entries(cmarkInputs))('cmark’s input ends with a page: %s', async (_, [generate, count]) => {
    const source = generate(count)
    const { ms, codes, html } = await measure(source)
    expect(codes.filter((code) => !decided.includes(code))).toEqual([])
    expect(html).toBeGreaterThan(0)
    // The bar that cmark sets itself, of processor time.
    expect(ms).toBeLessThan(5_000)
    expect((await measure(source)).codes).toEqual(codes)
  })

  const others = Object.entries(otherInputs).filter((_, i) => isFull || (i % 4 === 0 && parser === 'remark'))
  it.each(others)('ends by a decision or with a page, the same twice: %s', async (_, generate) => {
    for (const count of isFull ? [100, 1_000, 10_000, 50_000] : [800]) {
      const source = generate(count)
      const { ms, codes } = await measure(source)
      expect(codes.filter((code) => !decided.includes(code))).toEqual([])
      expect(ms).toBeLessThan(5_000)
      expect((await measure(source)).codes).toEqual(codes)
    }
  })

  const own = Object.entries(ownInputs).filter(
    ([name]) => isFull || (parser === 'native' && sample.includes(name)),
  )
  it.each(own)('costs twice as much for twice as many: %s', { retry: 2 }, async (_, generate) => {
    const cost = async (count: number): Promise<number> => {
      const source = generate(count)
      let least = Number.POSITIVE_INFINITY
      for (let i = 0; i < (isFull ? 5 : 2); i++) least = Math.min(least, (await measure(source)).ms)
      return least
    }
    const [half, whole, double] = [await cost(25_000), await cost(50_000), await cost(100_000)]
    // Below a tenth of a second the collector decides, not the construct.
    expect(whole).toBeLessThan(Math.max(100, 2.5 * half))
    expect(double).toBeLessThan(Math.max(100, 2.5 * whole))
    expect(whole).toBeLessThan(isFull ? 1_000 : 5_000)
  })
})

it('tries the 25 inputs of cmark', () => {
  expect(Object.keys(cmarkInputs).length).toBe(25)
})
