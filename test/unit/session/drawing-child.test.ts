import { expect, it } from 'vitest'
import { type Inset, insetKey } from '../../../src/model/inset.ts'
import { createTypesetPool } from '../../../src/session/insets/typeset-pool.ts'

const workerUrl = new URL('../../../dist/typeset-worker.js', import.meta.url)
const drawingUrl = new URL('../../../dist/drawing-worker.js', import.meta.url)

const plotOf = (source: string): Inset => ({ kind: 'plot', language: 'plot', source })
const plain = plotOf('x: a\ny: b\ndata: [{a: 1, b: 2}]')
const endless = plotOf(
  'data: {sequence: {start: 0, stop: 1000000000, as: x}}\nmark: point\nencoding: {x: {field: x, type: quantitative}}',
)

it('draws what it can beside a plot that takes all memory, and in the order of the page', async () => {
  const pool = createTypesetPool({ workerUrl, drawingUrl })
  const code: Inset = { kind: 'code', language: 'js', meta: '', code: 'let a' }
  const typeset = await pool.typeset([endless, code, plain])
  await pool.close()
  expect(typeset.get(insetKey(endless))).toMatchObject({
    // A busy machine may not even come so far.
    problem: expect.stringMatching(/^it took more than (?:384 MB of memory|15 s)/),
  })
  expect(typeset.get(insetKey(endless))?.html).toContain('1000000000')
  expect(typeset.get(insetKey(code))?.html).toContain('class="t-')
  expect(typeset.get(insetKey(plain))?.html).toContain('<svg')
})
