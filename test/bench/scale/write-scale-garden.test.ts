import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, describe, expect, it } from 'vitest'
import { createSeededRandom } from '../../../src/model/seeded-random.ts'
import { listFiles } from '../list-files.mjs'
import { createZipf, makeVocabulary } from './vocabulary.mjs'
import { writeScaleGarden } from './write-scale-garden.mjs'

const folders: string[] = []
afterEach(() => {
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true })
})
const write = (count: number, seed?: number): Map<string, string> => {
  const folder = mkdtempSync(join(tmpdir(), 'hortus-scale-'))
  folders.push(folder)
  writeScaleGarden(folder, count, seed)
  return new Map(listFiles(folder).map((path: string) => [path, readFileSync(join(folder, path), 'utf8')]))
}

describe('the gardens of the scale bench', () => {
  it('are the same for the same seed, and have as many notes as asked for', () => {
    const first = write(300)
    expect(first.size).toBe(300)
    expect([...write(300)]).toEqual([...first])
    expect([...write(300, 2)]).not.toEqual([...first])
  })

  it('have topics, series, links to other notes and links that lead nowhere', () => {
    const notes = write(600)
    const names = new Set([...notes.keys()].map((path) => path.split('/').at(-1)!.replace(/\.md$/, '')))
    const texts = [...notes.values()].join('\n')
    const targets = [...texts.matchAll(/\[\[([^\]|]+)/g)].map((match) => match[1]!)
    const found = targets.filter((target) => names.has(target)).length
    expect(found / targets.length).toBeGreaterThan(0.9)
    expect(found).toBeLessThan(targets.length)
    expect(texts.match(/^type: topic$/gm)).toHaveLength(2)
    expect(texts.match(/^part: \d$/gm)!.length).toBeGreaterThan(8)
  })

  it('use words as often as Zipf’s law has them in real texts', () => {
    const random = createSeededRandom(3)
    const words = makeVocabulary(5_000, random)
    expect(new Set(words).size).toBe(5_000)
    const rank = createZipf(5_000, random)
    const counts = new Uint32Array(5_000)
    for (let draw = 0; draw < 200_000; draw++) counts[rank()]!++
    // (100 + 2.7) / (0 + 2.7) is 38.
    expect(counts[0]! / counts[100]!).toBeGreaterThan(25)
    expect(counts[0]! / counts[100]!).toBeLessThan(55)
    expect(counts.filter((count) => count > 0).length).toBeGreaterThan(4_500)
  })
})
