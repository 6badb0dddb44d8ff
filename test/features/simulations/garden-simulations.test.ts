import { globSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createContext, Script } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { textWidth } from '../../../src/features/plots/text-width.ts'
import { inset } from '../../../src/features/simulations/inset.ts'
import type { Deed } from '../../../src/features/simulations/moment.ts'
import { createRunner } from '../../../src/features/simulations/runner.ts'
import type { Control, Shape, Simulation } from '../../../src/features/simulations/simulation.ts'
import { simulationCode, simulationFile } from '../../simulation-of.ts'

const garden = fileURLToPath(new URL('../../../garden/', import.meta.url))
const read = (path: string): string => readFileSync(garden + path, 'utf8')
const simulations = globSync('**/*.sim.ts', { cwd: garden }).sort()
const notes = globSync('**/*.md', { cwd: garden }).map((path) => ({ path, text: read(path) }))

/** What a module says that cannot be seen in its picture. */
async function lookInto(path: string): Promise<{ readonly width: number; readonly runs: readonly string[] }> {
  const world = createContext(Object.create(null) as object)
  new Script(await simulationCode(garden, path)).runInContext(world)
  const asked =
    'JSON.stringify([__simulation.size.width, (__simulation.recorded ?? []).map(({ says }) => says)])'
  const [width, runs] = JSON.parse(new Script(asked).runInContext(world) as string) as [number, string[]]
  return { width, runs }
}

type Controls = Readonly<Record<string, Control>>

/** The start as it is, and with each control at each of its ends. */
function startsOf(controls: Controls): readonly (readonly Deed[])[] {
  const ends = Object.entries(controls).flatMap(([name, control]) => {
    if (control.kind === 'switch') return ['true', 'false'].map((value) => ({ at: 0, name, value }))
    if (control.kind === 'choice')
      return Object.keys(control.options).map((value) => ({ at: 0, name, value }))
    if (control.kind === 'text')
      return ['', 'x'.repeat(control.max ?? 1_000), 'A\r\n<b>&'].map((value) => ({ at: 0, name, value }))
    return [control.min, control.max].map((value) => ({ at: 0, name, value: String(value) }))
  })
  return [[], ...ends.map((deed) => [deed])]
}

const numbersIn = (text: string): readonly string[] =>
  text.replaceAll(/,(?=\d{3}\b)/g, '').match(/\d+(?:\.\d+)?/g) ?? []

/**
 * Whether a text of a drawing says what the moment has come to. What it says at every moment, or only where it is pressed, are names,
 * ends of axes and settings. A name with a number in it, as "S2" or "term 3", is none either, and a clock, of which many are drawn and
 * one is spoken of.
 */
const isFixed = (text: string, always: ReadonlySet<string>): boolean =>
  always.has(text) || /^(?:[a-z]*[A-Z]\d+|(?:index|term) \d+|\d+(?:,\d+)+)$/.test(text)

/** Pairs of texts of a drawing that touch, by widths that are a little less than they are likely to be. */
function touchingTexts(shapes: readonly Shape[]): readonly string[] {
  const boxes = shapes.flatMap((shape) => {
    if (shape.shape !== 'text' || shape.text.trim() === '') return []
    const { x, y, text, size = 15, align } = shape
    const width = textWidth({ fontSize: size }, text) * 0.88
    const left = align === 'middle' ? x - width / 2 : align === 'end' ? x - width : x
    return [{ text, left, right: left + width, top: y - size * 0.72, bottom: y + size * 0.15 }]
  })
  return boxes.flatMap((a, i) =>
    boxes.slice(i + 1).flatMap((b) => {
      const wide = Math.min(a.right, b.right) - Math.max(a.left, b.left)
      const high = Math.min(a.bottom, b.bottom) - Math.max(a.top, b.top)
      return wide > 0.5 && high > 1 ? [`${a.text} over ${b.text}`] : []
    }),
  )
}

describe('the simulations of the garden', () => {
  it('are there', () => {
    expect(simulations.length).toBeGreaterThan(1)
  })

  it('have names of their own, which addresses of moments use', () => {
    const names = simulations.map((path) => basename(path))
    expect(new Set(names).size).toBe(names.length)
  })

  describe.each(simulations)('%s', (path) => {
    const file = simulationFile(garden, path)
    const typeset = inset.typeset({ kind: 'simulation', target: basename(path), file })

    it('runs as it was recorded', async () => {
      const { html, problem } = await typeset
      expect(problem).toBeUndefined()
      expect(html).toContain('<p class="simulation-says">')
    })

    it('records at least two runs, which say different things', async () => {
      const { runs } = await lookInto(path)
      expect(new Set(runs).size).toBeGreaterThanOrEqual(2)
    })

    it('is no wider than a phone can show with letters of 15, and none are smaller', async () => {
      const { width } = await lookInto(path)
      expect(width).toBeLessThanOrEqual(480)
      const { html } = await typeset
      const sizes = [...html.matchAll(/<text [^>]*font-size="([\d.]+)"[^>]*>([^<]*)/g)]
      const small = sizes.flatMap(([, size, text = '']) =>
        /\w/.test(text) && Number(size) < 15 ? [text] : [],
      )
      expect(sizes.length).toBeGreaterThan(0)
      expect(small).toEqual([])
    })

    it('writes no two texts over each other, wherever its controls stand', async () => {
      new Script(await simulationCode(garden, path)).runInThisContext()
      const { __simulation } = globalThis as unknown as { __simulation: Simulation<unknown, Controls> }
      const { facts, show } = createRunner(__simulation)
      for (const deeds of startsOf(facts.controls))
        for (const at of [0, 1, 3, 13, facts.steps >> 1, facts.steps]) {
          const { shapes } = show({ seed: facts.seed, at, deeds })
          expect(touchingTexts(shapes), `${at} ${JSON.stringify(deeds)}`).toEqual([])
        }
    })

    it('says in words the numbers that its drawing has come to', async () => {
      new Script(await simulationCode(garden, path)).runInThisContext()
      const { __simulation } = globalThis as unknown as { __simulation: Simulation<unknown, Controls> }
      const { facts, show } = createRunner(__simulation)
      const wordsAt = (
        at: number,
        deeds: readonly Deed[] = [],
      ): { texts: readonly string[]; says: string } => {
        const { shapes, says } = show({ seed: facts.seed, at, deeds })
        return {
          texts: shapes.flatMap((shape) => (shape.shape === 'text' && !shape.press ? [shape.text] : [])),
          says,
        }
      }
      const moments = [0, facts.steps >> 1, facts.steps].map((at) => wordsAt(at))
      const always = new Set(
        moments[0]!.texts.filter((text) => moments.every(({ texts }) => texts.includes(text))),
      )
      for (const { texts, says } of moments) {
        // What controls say stands beside the drawing, in words.
        const set = Object.values(facts.controls).map(({ value }) => String(value))
        const said = new Set([...numbersIn(says), ...set])
        const unsaid = texts.filter(
          (text) =>
            !isFixed(text, always) &&
            numbersIn(text.replaceAll(/\d+th\b/g, '')).some(
              (number) => Number(number) !== 0 && !said.has(number),
            ),
        )
        expect(unsaid, says).toEqual([])
      }
    })

    it('is embedded in a note of its folder', () => {
      const embedding = notes.filter(({ text }) => text.includes(`![[${basename(path)}]]`))
      expect(embedding.map((note) => dirname(note.path))).toContain(dirname(path))
    })
  })
})
