import { describe, expect, it } from 'vitest'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { sessionOn, snapshotOf } from '../../snapshot-of.ts'

/** A simulation that says what `word` is; what it imports stands before it. */
const saying = (imports: string, word = 'word'): string =>
  `${imports}\nexport default { title: 'A', size: { width: 100, height: 50 }, state: () => 0, step: (n) => n + 1, draw: () => [], describe: (n) => ${word} + ' ' + n }\n`

const embedding = { 'notes/A.md': '# A\n\n![[a.sim.ts]]\n' }

/** The page of the note, and what `hortus check` says. */
async function shown(files: Readonly<Record<string, string>>): Promise<{ html: string; said: string }> {
  const snapshot = await snapshotOf({ ...embedding, ...files })
  const page = snapshot.plan.pages.find(({ address }) => address === 'notes/a/')!
  const said = (await snapshot.diagnostics()).map(({ message }) => message).join('\n')
  return { html: await snapshot.render(page), said }
}

describe('a module that simulations share', () => {
  it('is part of each page that shows one, with what it imports in turn', async () => {
    const { html, said } = await shown({
      'notes/a.sim.ts': saying(
        "import { type Word, word as first } from '../lib/word.ts'\nimport * as other from './other.ts'",
        'first + other.most + other.twice(2)',
      ),
      'lib/word.ts':
        "import { most } from '../notes/other.ts'\nexport type Word = string\nexport const word: Word = 'hi' + most",
      'notes/other.ts':
        'const [small, most] = [1, 7]\nexport function twice(n: number): number { return n * 2 * small }\nexport { most, small as least } // end',
    })
    expect(said).toBe('')
    expect(html).toContain('<p class="simulation-says">hi774 0</p>')
  })

  it('has its place in the garden and none on the site, and makes pages anew when it changes', async () => {
    const store = createMemoryStore({
      ...embedding,
      'notes/a.sim.ts': saying("import { word } from './word.ts'"),
      'notes/word.ts': "export { word } from './deep.ts'",
      'notes/deep.ts': "export const word = 'first'",
    })
    const session = sessionOn(store)
    const pageOf = async (): Promise<string> => {
      const snapshot = await session.update()
      expect([...snapshot.plan.addressByAsset.keys()]).toEqual(['notes/a.sim.ts'])
      return snapshot.render(snapshot.plan.pages.find(({ address }) => address === 'notes/a/')!)
    }
    expect(await pageOf()).not.toContain('simulation-says')
    store.write('notes/word.ts', "import { word } from './deep.ts'\nexport { word }")
    expect(await pageOf()).toContain('first 0')
    store.write('notes/deep.ts', "export const word = 'second'")
    expect(await pageOf()).toContain('second 0')
    store.remove('notes/deep.ts')
    expect(await pageOf()).not.toContain('simulation-says')
  })

  it('keeps its names to itself', async () => {
    const { html } = await shown({
      'notes/a.sim.ts': saying("import { word } from './word.ts'\nconst inner = 1"),
      'notes/word.ts': "const inner = 'own'\nexport const word = inner",
    })
    expect(html).toContain('own 0')
  })
})

describe('an import that cannot be followed is told of at its place', () => {
  const word = "export const word = 'w'"
  it.each<[string, Readonly<Record<string, string>>, string]>([
    [
      "import { word } from './none.ts'",
      {},
      'a.sim.ts:1:1: found no notes/none.ts among the files that the garden shows',
    ],
    [
      "\nimport { word } from '../../../word.ts'",
      {},
      'a.sim.ts:2:1: found an import of "../../../word.ts", which leads out of the garden',
    ],
    ["import { word } from './word'", { 'notes/word.ts': word }, 'with its ending: "./word.ts"'],
    ["import { word } from './word.json'", {}, 'expected the name of a module with its ending'],
    ["import { word } from '/lib/word.ts'", {}, 'expected hortus/simulation or a file of the garden'],
    ["import { word } from 'https://example.org/a.ts'", {}, 'found an import of "https://example.org/a.ts"'],
    [
      "import { word, wrod } from './word.ts'",
      { 'notes/word.ts': word },
      'found the import “wrod”, expected what word.ts exports: word',
    ],
    ["import './word.ts'", { 'notes/word.ts': word }, 'found another form of import'],
    [
      "import { word } from './word.ts'",
      { 'notes/word.ts': `\n${word}\nexport default 1` },
      'word.ts:3:1: found a default export in what others import',
    ],
    [
      "import { word } from './b.sim.ts'",
      { 'notes/b.sim.ts': word },
      'found an import of the simulation "./b.sim.ts"',
    ],
    [
      "import { word } from './word.ts'",
      {
        'notes/word.ts': `${word}\nimport { more } from '../lib/more.ts'`,
        'lib/more.ts': "import {} from '../notes/word.ts'",
      },
      'lib/more.ts:1:1: found a circle of imports: word.ts → lib/more.ts → word.ts, expected none',
    ],
    [
      "import { word } from './word.ts'",
      { 'notes/word.ts': "import { other } from './a.sim.ts'\nexport const word = other" },
      'word.ts:1:1: found a circle of imports: a.sim.ts → word.ts → a.sim.ts',
    ],
    ["import { word } from './word.ts'", { 'notes/word.ts': '\nexport const word = = 1' }, 'word.ts:2:'],
    [
      "import { word } from './word.ts'",
      { 'notes/word.ts': "export * from './b.ts'" },
      'word.ts:1:1: found an export of what another module has',
    ],
    [
      "import { word } from './word.ts'",
      { 'notes/word.ts': "import fs from 'node:fs'\nexport const word = fs" },
      'word.ts:1:1: found an import of "node:fs"',
    ],
    [
      "\n\nimport { word } from './word.ts'",
      { 'notes/word.ts': "export const word = (() => {\n  throw new Error('no word')\n})()" },
      'word.ts:2:9: the module itself failed: no word',
    ],
    [
      "import { word } from './word.ts'",
      { 'notes/word.ts': `${word}\n//${'x'.repeat(100_000)}` },
      'notes/word.ts cannot be read, or there are more than 100000 characters with it',
    ],
    [
      Array.from({ length: 21 }, (_, i) => `import * as w${i} from './w${i}.ts'`).join('\n'),
      Object.fromEntries(Array.from({ length: 21 }, (_, i) => [`notes/w${i}.ts`, word])),
      'a.sim.ts:21:1: found more than 20 modules',
    ],
  ])('%s', async (imports, files, reason) => {
    const { html, said } = await shown({ 'notes/a.sim.ts': saying(imports, '1'), ...files })
    expect(said).toContain(reason)
    expect(html).not.toContain('simulation-says')
  })
})
