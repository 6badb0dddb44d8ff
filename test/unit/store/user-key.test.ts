import { mkdtempSync, readdirSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { stateFolder } from '../../../src/cli/state-folder.ts'
import { isSigned, openUserKey, signText } from '../../../src/store/user-key.ts'

let folder: string
beforeEach(() => {
  folder = join(mkdtempSync(join(tmpdir(), 'hortus-key-')), 'state/hortus')
})
afterEach(() => rmSync(join(folder, '../..'), { recursive: true, force: true }))

describe('openUserKey(folder)', () => {
  it('makes one key for its owner alone, and gives the same from then on', () => {
    const key = openUserKey(folder).get()
    expect(key).toHaveLength(32)
    expect(openUserKey(folder).get()).toEqual(key)
    expect(readdirSync(folder)).toEqual(['key'])
    expect(statSync(join(folder, 'key')).mode & 0o777).toBe(0o600)
    expect(statSync(folder).mode & 0o777).toBe(0o700)
  })

  it('replaces one that is damaged', () => {
    openUserKey(folder).get()
    writeFileSync(join(folder, 'key'), 'short')
    const key = openUserKey(folder).get()
    expect(openUserKey(folder).get()).toEqual(key)
  })

  it('signs a text so that no other text, key or value fits', () => {
    const key = openUserKey(folder).get()
    const signature = signText(key, 'text')
    expect(isSigned(key, 'text', signature)).toBe(true)
    expect(isSigned(key, 'other', signature)).toBe(false)
    expect(isSigned(Buffer.alloc(32), 'text', signature)).toBe(false)
    for (const value of [undefined, null, 7, '', 'é'.repeat(64), signature.slice(1), [signature]])
      expect(isSigned(key, 'text', value)).toBe(false)
  })
})

describe('stateFolder(env, platform)', () => {
  it.each([
    [{ XDG_STATE_HOME: '/state' }, 'linux', /^\/state\/hortus$/],
    // A relative one would be in whatever folder the user stands in, such as a garden.
    [{ XDG_STATE_HOME: 'state' }, 'linux', /\.local\/state\/hortus$/],
    [{}, 'darwin', /Library\/Application Support\/hortus$/],
    [{ LOCALAPPDATA: '/local' }, 'win32', /^\/local\/hortus$/],
  ] as const)('of %j on %s is the user’s own', (env, platform, expected) => {
    expect(stateFolder(env, platform)).toMatch(expected)
  })
})
