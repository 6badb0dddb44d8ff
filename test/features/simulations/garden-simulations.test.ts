import { globSync, readFileSync } from 'node:fs'
import { basename, dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { createContext, Script } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { compileSimulation } from '../../../src/features/simulations/compile-simulation.ts'
import { inset } from '../../../src/features/simulations/inset.ts'

const garden = fileURLToPath(new URL('../../../garden/', import.meta.url))
const read = (path: string): string => readFileSync(garden + path, 'utf8')
const simulations = globSync('**/*.sim.ts', { cwd: garden }).sort()
const notes = globSync('**/*.md', { cwd: garden }).map((path) => ({ path, text: read(path) }))

/** What a module says that cannot be seen in its picture. */
async function lookInto(path: string): Promise<{ readonly width: number; readonly runs: readonly string[] }> {
  const world = createContext(Object.create(null) as object)
  new Script(await compileSimulation(path, read(path))).runInContext(world)
  const asked =
    'JSON.stringify([__simulation.size.width, (__simulation.recorded ?? []).map(({ says }) => says)])'
  const [width, runs] = JSON.parse(new Script(asked).runInContext(world) as string) as [number, string[]]
  return { width, runs }
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
    const file = { name: basename(path), href: '', text: read(path) }
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

    it('is no wider than a phone can show with letters of 13, and none are smaller', async () => {
      const { width } = await lookInto(path)
      expect(width).toBeLessThanOrEqual(480)
      const { html } = await typeset
      const sizes = [...html.matchAll(/<text [^>]*font-size="([\d.]+)"[^>]*>([^<]*)/g)]
      const small = sizes.flatMap(([, size, text = '']) =>
        /\w/.test(text) && Number(size) < 13 ? [text] : [],
      )
      expect(sizes.length).toBeGreaterThan(0)
      expect(small).toEqual([])
    })

    it('is embedded in a note of its folder', () => {
      const embedding = notes.filter(({ text }) => text.includes(`![[${basename(path)}]]`))
      expect(embedding.map((note) => dirname(note.path))).toContain(dirname(path))
    })
  })
})
