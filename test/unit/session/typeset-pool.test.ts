import { describe, expect, it } from 'vitest'
import { type Inset, insetKey, type TypesetInset } from '../../../src/model/inset.ts'
import { createTypesetPool } from '../../../src/session/insets/typeset-pool.ts'

const formula: Inset = { kind: 'math', tex: 'x', form: 'inline' }
const code: Inset = { kind: 'code', language: 'js', meta: '', code: 'let a' }
const built = new URL('../../../dist/typeset-worker.js', import.meta.url)

describe('a pool', () => {
  it('gives the same from a thread as from here', async () => {
    const here = createTypesetPool({})
    const there = createTypesetPool({ workerUrl: built })
    const insets = [formula, code, { ...formula, tex: '\\frac' }, { ...code, language: 'no-such' }]
    try {
      expect(await there.typeset(insets)).toEqual(await here.typeset(insets))
    } finally {
      await there.close()
    }
  })

  it('answers from what was kept, and hands over what it made', async () => {
    const kept = new Map<string, TypesetInset>([[insetKey(formula), { html: 'kept' }]])
    let written: ReadonlyMap<string, TypesetInset> | undefined
    const write = (entries: ReadonlyMap<string, TypesetInset>): void => {
      written = entries
    }
    const pool = createTypesetPool({
      memo: { read: () => kept, write },
    })
    expect((await pool.typeset([formula])).get(insetKey(formula))?.html).toBe('kept')
    await pool.close()
    expect(written).toBeUndefined()
    await pool.typeset([formula, code])
    await pool.close()
    expect([...written!.keys()].sort()).toEqual([insetKey(formula), insetKey(code)].sort())
  })

  it('starts no thread for what needs none', async () => {
    const pool = createTypesetPool({ workerUrl: new URL('file:///no-such-worker.js') })
    const plain: Inset = { kind: 'code', language: '', meta: '', code: 'a' }
    const diagram: Inset = { kind: 'diagram', source: 'graph LR' }
    expect((await pool.typeset([plain, diagram])).size).toBe(2)
    await expect(pool.typeset([formula])).rejects.toThrow()
  })
})
