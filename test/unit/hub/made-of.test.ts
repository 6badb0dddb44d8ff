import { describe, expect, it } from 'vitest'
import { type Maker, mayStay, renderMadeOf } from '../../../src/hub/work/made-of.ts'

const usual: Maker = { version: '1.2.0', since: 1_000, identity: 'b' }
const rest = ['commit', '2026-11-25', ['--base', '/a/notes/']]

/** Whether a worker of the usual program leaves a view alone that this one made. */
const leaves = (maker: Partial<Maker>, of: readonly unknown[] = rest): boolean =>
  mayStay(renderMadeOf({ maker: { ...usual, ...maker }, rest: of }), { maker: usual, rest })

describe('a worker of a hub', () => {
  it('leaves alone what its own program made of the same', () => {
    expect(leaves({})).toBe(true)
    expect(leaves({}, ['another commit', ...rest.slice(1)])).toBe(false)
    expect(mayStay(null, { maker: usual, rest })).toBe(false)
  })

  it('leaves alone what a newer program made, and makes anew what an older one did', () => {
    expect(leaves({ version: '1.10.0', since: 0 })).toBe(true)
    expect(leaves({ version: '1.1.9', since: 2_000 })).toBe(false)
    expect(leaves({ version: '1.2.0-beta.1', since: 2_000 })).toBe(false)
    expect(leaves({ version: '1.3.0-beta.1' })).toBe(true)
    expect(leaves({ since: 1_001, identity: 'a' })).toBe(true)
    expect(leaves({ since: 999, identity: 'c' })).toBe(false)
  })

  it('agrees with every other one on which of two programs is newer', () => {
    expect([leaves({ identity: 'a' }), leaves({ identity: 'c' })]).toEqual([false, true])
  })

  it('makes anew what a program made that did not write its age', () => {
    const written = JSON.stringify(['commit', '2 1000 b', '2026-11-25', false, ['--base', '/a/notes/']])
    expect(mayStay(written, { maker: usual, rest })).toBe(false)
  })
})
