import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { pageMoved } from '../../../web/controllers/page-moved.ts'
import { readProgress, writeProgress } from '../../../web/view/progress.ts'

const site = 'https://garden.example/notes/'
let events: string[]
let shown: string
let kept: Map<string, string>

/** A browser at an address, as far as it matters here. */
function openAt(address: string): void {
  shown = new URL(address, site).href
  vi.stubGlobal('location', {
    get href() {
      return shown
    },
  })
  vi.stubGlobal('history', {
    state: { place: 3 },
    replaceState(state: unknown, _: string, url: string) {
      expect(state).toEqual({ place: 3 })
      shown = new URL(url, shown).href
    },
  })
}

beforeEach(() => {
  events = []
  kept = new Map()
  vi.stubGlobal('document', {
    // The link to home.
    querySelector: () => ({ href: site }),
    dispatchEvent: ({ type }: Event) => events.push(type),
  })
  vi.stubGlobal('localStorage', {
    getItem: (key: string) => kept.get(key) ?? null,
    setItem: (key: string, value: string) => kept.set(key, value),
  })
})
afterEach(() => vi.unstubAllGlobals())

describe('a page that has moved', () => {
  it('keeps what stands behind its address, and says so once', () => {
    openAt('a/?q=x#part')
    pageMoved(new URL('x/b/', site))
    expect(shown).toBe(`${site}x/b/?q=x#part`)
    expect(events).toEqual(['hortus:moved'])
  })

  it('takes along what its reader has marked', () => {
    kept.set('hortus:progress:/notes/', writeProgress({ known: ['b/'], read: ['a/', 'b/'] }))
    openAt('a/')
    pageMoved(new URL('x/c/', site))
    expect(readProgress(kept.get('hortus:progress:/notes/') ?? '')).toEqual({
      known: ['b/'],
      read: ['b/', 'x/c/'],
    })
    expect(events).toEqual(['hortus:progress', 'hortus:moved'])
  })

  it('stays where it is for its own address or one of another site', () => {
    openAt('a/#part')
    pageMoved(new URL('a/', site))
    pageMoved(new URL('https://elsewhere.example/notes/b/'))
    expect([shown, events]).toEqual([`${site}a/#part`, []])
  })
})
