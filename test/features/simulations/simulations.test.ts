import { readFileSync } from 'node:fs'
import { Script } from 'node:vm'
import { describe, expect, it } from 'vitest'
import { chooseFeatures } from '../../../src/cli/choose-features.ts'
import { compileSimulation } from '../../../src/features/simulations/compile-simulation.ts'
import { inset } from '../../../src/features/simulations/inset.ts'
import { deedsForAddress, readDeeds, writeDeeds } from '../../../src/features/simulations/moment.ts'
import { renderShapes } from '../../../src/features/simulations/render-shapes.ts'
import { createRunner } from '../../../src/features/simulations/runner.ts'
import { defineSimulation } from '../../../src/features/simulations/simulation.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { htmlFaults } from '../../html-faults.ts'
import { sessionOn, snapshotOf } from '../../snapshot-of.ts'

const counting = readFileSync(new URL('../../fixtures/simulations/counting.sim.ts', import.meta.url), 'utf8')

const typeset = (text: string, name = 'a.sim.ts') =>
  inset.typeset({ kind: 'simulation', target: name, file: { name, href: '', text } })

/** A whole simulation but for what a test says otherwise. */
const simulationWith = (parts: string): string =>
  `export default { title: 'A', size: { width: 100, height: 50 }, state: () => 0, step: (n) => n + 1, draw: () => [], describe: (n) => 'At ' + n, ${parts} }`

describe('a simulation in a note', () => {
  it('is a picture, what it shows in words, and controls that wait for a script', async () => {
    const { html, problem } = await typeset(counting)
    expect(problem).toBeUndefined()
    expect(html).toContain('<figcaption>Counting &lt;coins&gt;</figcaption>')
    expect(html).toContain('<p class="simulation-says">The counter is at 2; 0 heads.</p>')
    expect(html).toContain('viewBox="0 0 480 80" width="480" height="80"')
    expect(html).toContain('role="button" tabindex="0" data-press="double" aria-label="Double it"')
    expect(html).toContain('&lt;2&gt;</text>')
    expect(html.match(/<(?:button|input|select) /g)).toHaveLength(8)
    expect(html.match(/ disabled/g)).toHaveLength(8)
    expect(html).toContain('<output>2 / 40</output>')
    expect(await htmlFaults(html)).toEqual([])
  })

  it('shows its page anew when the module changes', async () => {
    const store = createMemoryStore({ 'A.md': '# A\n\n![[n.sim.js]]\n', 'n.sim.js': simulationWith('') })
    const session = sessionOn(store)
    const pageOf = async (): Promise<string> => {
      const snapshot = await session.update()
      const page = snapshot.plan.pages.find(({ address }) => address === 'a/')
      return page === undefined ? '' : snapshot.render(page)
    }
    expect(await pageOf()).toContain('At 0')
    store.write('n.sim.js', simulationWith("describe: () => 'Changed'"))
    expect(await pageOf()).toContain('Changed')
  })

  it('brings its frame with it, and a garden without one has none', async () => {
    const filesOf = async (files: Readonly<Record<string, string>>): Promise<readonly string[]> =>
      [...(await snapshotOf(files)).files()].map(({ address }) => address)
    const note = { 'A.md': '# A\n\n![[n.sim.js]]\n' }
    expect(await filesOf({ ...note, 'n.sim.js': simulationWith('') })).toContain('-/simulation.html')
    expect(await filesOf({ ...note, 'n.sim.ts.txt': '' })).not.toContain('-/simulation.html')
  })

  it('is not run in a garden that nobody trusts', () => {
    const { off } = chooseFeatures({}, 'config', () => {}, ['simulations'])
    expect(off).toEqual(['simulations'])
  })
})

describe('a module that is no simulation is shown as code, with the reason', () => {
  it.each([
    ['const a = 1', 'a.sim.ts:1:1: found no default export'],
    ['let a: number = 1\nexport default {', 'a.sim.ts:2:'],
    [
      "import fs from 'node:fs'\nexport default {}",
      'a.sim.ts:1:1: found an import of "node:fs", expected hortus/simulation or a file of the garden',
    ],
    ["export default { a: import('x') }", 'a.sim.ts:1:21: found import(…) or import.meta'],
    ['export default { a: import.meta.url }', 'a.sim.ts:1:21: found import(…) or import.meta'],
    ["import { other } from 'hortus/simulation'\nexport default {}", 'found the import "other"'],
    ['\n\nthrow new Error("no")\nexport default {}', 'a.sim.ts:3:7: the module itself failed: no'],
    [simulationWith('step: undefined, picture: 1'), 'found undefined as step, expected a function'],
    [simulationWith("draw: () => [{ shape: 'circle', x: 0, y: NaN, r: 1 }]"), 'shape 0 has y NaN'],
    [simulationWith("draw: () => [{ shape: 'star' }]"), 'shape 0 is a star, expected rect'],
    [
      simulationWith("draw: () => [{ shape: 'rect', x: 0, y: 0, width: 1, height: 1, press: 'a' }]"),
      'has press and no label',
    ],
    [
      simulationWith("draw: () => [{ shape: 'rect', x: 0, y: 0, width: 1, height: 1, fill: 'url(x)' }]"),
      'has fill url(x)',
    ],
    [simulationWith("describe: () => ''"), 'describe gave no words'],
    [
      simulationWith('size: { width: 9999, height: 1 }'),
      'found 9999 as width in size, expected a number from 40 to 2000',
    ],
    [simulationWith('state: () => () => 1'), 'the state holds a function'],
    [
      simulationWith("recorded: [{ at: 2, says: 'At 3' }]"),
      'the run recorded at step 2 says "At 2", expected "At 3"',
    ],
    [simulationWith('state: () => { for (;;); }'), 'found that state at step 0 runs for more than 2 s'],
    ['enum A { B }\nexport default {}', 'enum'],
    ['export default 3', 'a.sim.ts:1:1: found 3 as its default export'],
    [
      simulationWith("\n controls: {\n  own: { kind: 'text', label: 'Own' } }"),
      'a.sim.ts:3:3: found no value of the control own, expected a text',
    ],
    [
      simulationWith("\n controls: {\n  own: { kind: 'text', label: 'Own', value: 'ab', max: 1 } }"),
      'a.sim.ts:3:3: found 2 characters as value of the control own, expected at most 1',
    ],
    [
      simulationWith("controls: { own: { kind: 'text', label: 'Own', value: '', rows: 0.5 } }"),
      'found 0.5 as rows of the control own, expected a whole number from 1 to 20',
    ],
    [
      simulationWith("controls: { own: { kind: 'text', label: 'Own', value: '', max: 5000 } }"),
      'found 5000 as max of the control own, expected a whole number from 1 to 4000',
    ],
    [
      simulationWith("controls: { by: { kind: 'range', label: 'By', min: 5, max: 1, value: 9 } }"),
      'found 1 as max of the control by, expected a number above min, 5',
    ],
    [
      simulationWith("controls: { by: { kind: 'range', label: 'By', min: 1, max: 5, value: 9 } }"),
      'found 9 as value of the control by, expected a number from 1 to 5',
    ],
    [
      simulationWith("controls: { way: { kind: 'choice', label: 'Way', options: { a: 'A' }, value: 'b' } }"),
      'found "b" as value of the control way, expected one of a',
    ],
    [
      simulationWith(
        'draw: () => Array.from({ length: 100000 }, () => ({ shape: "circle", x: 1, y: 1, r: 1 }))',
      ),
      'characters of data in what it shows, expected at most 2000000',
    ],
    [
      simulationWith("controls: { own: { kind: 'txt', label: 'Own', value: '' } }"),
      'found "txt" as kind of the control own, expected range, choice, switch or text',
    ],
    [simulationWith("size: '3x3'"), 'found "3x3" as size, expected { width, height }'],
    [simulationWith("steps: 'many'"), 'found "many" as steps, expected a number from 1 to 10000'],
    [simulationWith('steps: Infinity'), 'found Infinity as steps'],
    [simulationWith('steps: 4, picture: 5'), 'found 5 as picture, expected a step from 0 to 4'],
    [simulationWith('drwa: 3'), 'found “drwa”, expected “draw”, perhaps'],
    [simulationWith('recorded: 3'), 'found 3 as recorded, expected a list'],
    [simulationWith('state: () => Math.random()'), 'expected the random() that each function is given'],
    [simulationWith('state: () => Date.now()'), 'expected at, the steps since the start'],
    [simulationWith('state: () => { const a = {}; a.a = a; return a }'), 'found a state that holds itself'],
    [
      "import { defineSimulation } from 'hortus/simulation'\nexport default defineSimulation({ title: 'A' })",
      'a.sim.ts:2:1: found no size, expected { width, height }',
    ],
    [
      simulationWith('\n  draw: () => {\n    throw new Error("no drawing")\n  }'),
      'a.sim.ts:3:11: draw at step 0 failed: no drawing',
    ],
    [simulationWith('\n  draw: () => { for (;;); }'), 'found that draw at step 0 runs for more than 2 s'],
  ])('%s', async (text, reason) => {
    const { html, problem = '' } = await typeset(text)
    expect(problem).toContain(reason)
    expect(html).toContain('<summary>a.sim.ts</summary>')
    expect(html).not.toContain('<svg')
  })

  it('is told of at the place of its embed', async () => {
    const snapshot = await snapshotOf({ 'A.md': '# A\n\n![[n.sim.js]]\n', 'n.sim.js': 'let a' })
    const [diagnostic] = await snapshot.diagnostics()
    expect(diagnostic).toMatchObject({ code: 'invalid-simulation', path: 'A.md' })
    expect(diagnostic?.range?.start).toBe('# A\n\n'.length)
  })
})

describe('a module cannot leave its world', () => {
  it.each([
    ['process', 'typeof process'],
    ['require', 'typeof require'],
    ['fetch', 'typeof fetch'],
    [
      'a constructor',
      "(() => { try { return globalThis.constructor.constructor('return typeof process')() } catch { return 'undefined' } })()",
    ],
    [
      'the function of its caller',
      "(() => { try { return state.caller.constructor('return typeof process')() } catch { return 'undefined' } })()",
    ],
    ['eval', "(() => { try { return eval('typeof process') } catch { return 'undefined' } })()"],
  ])('%s', async (_, expression) => {
    const { html } = await typeset(simulationWith(`describe: () => 'It is ' + (${expression})`))
    expect(html).toContain('It is undefined')
  })
})

describe('a run', () => {
  const runner = () =>
    createRunner(
      defineSimulation({
        title: 'Walk',
        size: { width: 100, height: 100 },
        controls: { wide: { kind: 'range', label: 'Wide', min: 1, max: 9, value: 1 } },
        state: (): number[] => [0],
        step: (path, { controls, random }) => {
          path.push((path.at(-1) ?? 0) + (random() < 0.5 ? -1 : 1) * controls.wide)
          return path
        },
        press: () => [100],
        draw: () => [],
        describe: (path) => path.join(' '),
      }) as unknown as Parameters<typeof createRunner>[0],
    )

  it('is the same forth and back, for the same seed, and another for another', () => {
    const walk = runner()
    const at = (step: number, seed = 1): string => walk.show({ seed, at: step, deeds: [] }).says
    const later = at(30)
    expect(at(10)).toBe(later.split(' ').slice(0, 11).join(' '))
    expect(at(30)).toBe(later)
    expect(at(30, 2)).not.toBe(later)
    expect(runner().show({ seed: 1, at: 30, deeds: [] }).says).toBe(later)
  })

  it('hears what was changed and pressed at its step, and forgets it before', () => {
    const walk = runner()
    const deeds = [
      { at: 2, name: 'wide', value: '5' },
      { at: 4, name: 'any' },
    ]
    const says = walk.show({ seed: 1, at: 5, deeds }).says.split(' ').map(Number)
    expect(says[0]).toBe(100)
    expect(Math.abs(says[1]! - 100)).toBe(5)
    expect(walk.show({ seed: 1, at: 2, deeds: [] }).says).toBe(walk.show({ seed: 1, at: 2, deeds }).says)
  })

  it('keeps a control within what it may be', () => {
    const says = runner().show({ seed: 1, at: 1, deeds: [{ at: 0, name: 'wide', value: '1e9' }] }).says
    expect(Math.abs(Number(says.split(' ')[1]))).toBe(9)
  })

  it('is written into addresses and read from them', () => {
    const deeds = [
      { at: 3, name: 'rate', value: '5.5' },
      { at: 4, name: 'crash node, 1!' },
      { at: 12, name: 'a=b', value: 'x,&y' },
    ]
    expect(readDeeds(writeDeeds(deeds))).toEqual(deeds)
    expect(readDeeds('nonsense,1,2.a,3!b=c,99999999!d')).toEqual([])
  })

  it('has lines in its address, as long as that stays an address', () => {
    const lines = { at: 0, name: 'own', value: 'A W1 0 10\nB “R” 2,5!\n\n<b>é\ud83c\udf31' }
    expect(readDeeds(writeDeeds([lines]))).toEqual([lines])
    const long = { at: 0, name: 'own', value: '\n'.repeat(700) }
    expect(deedsForAddress([lines, long])).toEqual([lines])
    expect(readDeeds(writeDeeds([long]))).toEqual([])
    expect(readDeeds(writeDeeds([{ ...lines, value: 'cut \ud83c' }]))).toEqual([
      { ...lines, value: 'cut \ufffd' },
    ])
  })
})

describe('a text that a reader gives a simulation', () => {
  const own = `controls: { own: { kind: 'text', label: 'Your <own>', value: '\\n<b>first</b>', rows: 3, max: 20 } }, state: ({ controls }) => controls.own, step: (own) => own, describe: (own) => JSON.stringify(own)`

  it('is a field with a name, which waits for the script and begins the run anew', async () => {
    const { html, problem } = await typeset(simulationWith(own))
    expect(problem).toBeUndefined()
    expect(html).toContain('<label><span>Your &lt;own&gt;</span><textarea rows="3"')
    expect(html).toContain(
      ' data-control="own" data-restart disabled>\n\n&lt;b&gt;first&lt;/b&gt;</textarea></label>',
    )
    expect(await htmlFaults(html)).toEqual([])
  })

  it('has ends of lines of one kind, and is not taken where it is too long', async () => {
    const world = globalThis as unknown as { __simulation: Parameters<typeof createRunner>[0] }
    new Script((await compileSimulation('a.sim.js', simulationWith(own))).code).runInThisContext()
    const { show } = createRunner(world.__simulation)
    const saysOf = (...values: readonly string[]): string =>
      show({ seed: 1, at: 0, deeds: values.map((value) => ({ at: 0, name: 'own', value })) }).says
    expect(saysOf('a\r\nb\rc\n')).toBe('"a\\nb\\nc\\n"')
    expect(saysOf('x'.repeat(20))).toBe(`"${'x'.repeat(20)}"`)
    expect(saysOf('short', 'x'.repeat(21))).toBe('"short"')
    // Whatever stands in a text, it is one text.
    expect(saysOf('a\n\nown\nb')).toBe('"a\\n\\nown\\nb"')
    expect(saysOf('a', 'b')).toBe('"b"')
  })
})

it('draws text of a module as text', () => {
  expect(renderShapes([{ shape: 'text', x: 1, y: 2, text: '</text><script>' }])).toBe(
    '<text x="1" y="2" font-size="15" text-anchor="start" fill="var(--ink)">&lt;/text&gt;&lt;script&gt;</text>',
  )
})

it('keeps each line of a module where it was', async () => {
  const { code, lineOf } = await compileSimulation(
    'a.sim.ts',
    "import {\n  defineSimulation,\n} from 'hortus/simulation'\nexport\ndefault defineSimulation({})\n// here",
  )
  expect(lineOf(code.split('\n').indexOf('// here') + 1)).toEqual({ file: 'a.sim.ts', line: 6 })
})
