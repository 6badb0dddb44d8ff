import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import type { Draft } from '../../../src/features/editor/web/draft.ts'
import { openDraftStore } from '../../../src/features/editor/web/draft-store.ts'

/** A browser's storage with room for so many letters. */
function createStorage(room: number): Storage {
  const kept: Record<string, string> = {}
  const methods = {
    getItem: (name: string) => kept[name] ?? null,
    removeItem: (name: string) => void delete kept[name],
    setItem(name: string, value: string) {
      const others = Object.entries(kept).filter(([one]) => one !== name)
      if (others.reduce((sum, [, one]) => sum + one.length, value.length) > room) throw new Error('Full')
      kept[name] = value
    },
  }
  for (const [name, value] of Object.entries(methods))
    Object.defineProperty(kept, name, { value, enumerable: false })
  return kept as unknown as Storage
}

const draft = (path: string, at: number, text: string, baseText = 'What was there.'): Draft => ({
  path,
  text,
  baseText,
  baseHash: `hash of ${baseText.length}`,
  at,
})

beforeEach(() => {
  vi.stubGlobal('localStorage', createStorage(5_000_000))
  vi.stubGlobal('sessionStorage', createStorage(5_000_000))
})
afterEach(() => {
  vi.unstubAllGlobals()
})

describe('a draft that is kept as its page is left', () => {
  it('is found beside what nobody can read', async () => {
    localStorage.setItem('hortus-words garden x a.md', '{ torn')
    const left = await openDraftStore('garden', 'tab')
    left.putAtOnce(draft('b.md', 1, 'What was there. And more'))
    const next = await openDraftStore('garden', 'tab')
    await next.recover(undefined)
    expect((await next.get('b.md'))?.text).toBe('What was there. And more')
  })

  it('is there for the next page, where the browser has no database too', async () => {
    const left = await openDraftStore('garden', 'tab')
    expect(left.putAtOnce({ ...draft('a.md', 1, 'What was there. And more'), sent: [[0, 0, 'x']] })).toBe(
      true,
    )
    const next = await openDraftStore('garden', 'tab')
    expect(await next.get('a.md')).toBeUndefined()
    await next.recover(undefined)
    expect(await next.get('a.md')).toEqual({
      ...draft('a.md', 1, 'What was there. And more'),
      sent: [[0, 0, 'x']],
      by: 'tab',
    })
    // It is kept until it is saved, also by pages that come after that.
    const third = await openDraftStore('garden', 'tab')
    await third.recover(undefined)
    expect((await third.get('a.md'))?.text).toBe('What was there. And more')
    await third.remove('a.md')
    const last = await openDraftStore('garden', 'tab')
    await last.recover(undefined)
    expect(await last.list()).toEqual([])
  })

  it('takes the place of the one before, but not of what another tab kept', async () => {
    const left = await openDraftStore('garden', 'one')
    left.putAtOnce(draft('a.md', 1, 'First'))
    left.putAtOnce(draft('a.md', 2, 'Second'))
    const other = await openDraftStore('garden', 'two')
    other.putAtOnce(draft('a.md', 3, 'Of another'))
    const next = await openDraftStore('garden', 'three')
    await next.recover(undefined)
    expect((await next.list()).map(({ path, text }) => [path, text])).toEqual([
      ['a.md', 'Of another'],
      ['a.md\n2', 'Second'],
    ])
  })

  it('is only what was changed where there is no room for a long note', async () => {
    vi.stubGlobal('localStorage', createStorage(10_000))
    vi.stubGlobal('sessionStorage', createStorage(10_000))
    const long = 'A long note. '.repeat(80_000)
    const left = await openDraftStore('garden', 'tab')
    expect(left.putAtOnce(draft('a.md', 1, `${long}Its end.`, long))).toBe(true)
    const next = await openDraftStore('garden', 'tab')
    await next.recover({ path: 'a.md', hash: 'another hash', text: 'Something else' })
    expect(await next.get('a.md')).toBeUndefined()
    await next.recover({ path: 'a.md', hash: `hash of ${long.length}`, text: long })
    expect((await next.get('a.md'))?.text).toBe(`${long}Its end.`)
  })

  it('is said to be lost where there is no room at all, and writing goes on', async () => {
    vi.stubGlobal('localStorage', createStorage(0))
    vi.stubGlobal('sessionStorage', undefined)
    const store = await openDraftStore('garden', 'tab')
    expect(store.putAtOnce(draft('a.md', 1, 'Text'))).toBe(false)
    expect(await store.put(draft('a.md', 1, 'Text'))).toBe(false)
    expect((await store.get('a.md'))?.text).toBe('Text')
    await store.remove('a.md')
    expect(await store.list()).toEqual([])
  })
})
