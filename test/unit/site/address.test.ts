import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import type { Address } from '../../../src/model/page.ts'
import {
  addressOfAsset,
  addressOfFolder,
  addressOfNote,
  addressOfPermalink,
  addressOfTag,
  hrefOf,
  numberedAddress,
} from '../../../src/site/address.ts'

describe('addressOfNote(path)', () => {
  it.each([
    ['Page cache.md', 'page-cache/'],
    ['linux/Page cache.md', 'linux/page-cache/'],
    ['Linux/Memory/C++ & Rust.md', 'linux/memory/c-rust/'],
    ['日本語/メモ.md', '日本語/メモ/'],
    ['Überblick.md', 'überblick/'],
    ['🗂️.md', 'u1f5c2-ufe0f/'],
    ["It's v1.2.md", 'its-v1-2/'],
    ['...md', 'u2e-u2e/'],
  ])('puts %s at %s', (path, address) => {
    expect(addressOfNote(path)).toBe(address)
  })

  it('gives composed and decomposed names one address', () => {
    expect(addressOfNote('cafe\u0301.md')).toBe(addressOfNote('café.md'))
  })

  it('keeps a name of 84 wide characters within what file systems hold, and apart from its neighbour', () => {
    const name = '漢'.repeat(84)
    const one = addressOfNote(`${name}一.md`)
    const two = addressOfNote(`${name}二.md`)
    expect(Buffer.byteLength(one)).toBeLessThan(256)
    expect(one).not.toBe(two)
  })

  it('never leaves the site or makes an empty segment, whatever the name', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), (name) => {
        for (const address of [addressOfNote(`${name}.md`), addressOfPermalink(name), addressOfTag(name)]) {
          const segments = address.split('/').slice(0, -1)
          expect(segments.every((s) => s !== '' && s !== '.' && s !== '..' && s !== '-')).toBe(true)
          expect(address).not.toMatch(/[\u0000-\u001f\\?#%]/)
        }
      }),
      { seed: 7, numRuns: 500 },
    )
  })
})

describe('addressOfPermalink(permalink)', () => {
  it.each([
    ['/notes/raft', 'notes/raft/'],
    ['notes/Raft/', 'notes/Raft/'],
    ['/', ''],
    ['../../etc/passwd', 'etc/passwd/'],
    ['a//b', 'a/b/'],
  ])('reads %s as %s', (permalink, address) => {
    expect(addressOfPermalink(permalink)).toBe(address)
  })

  it('keeps one of thousands of segments within what file systems hold, and apart from its neighbour', () => {
    const [one, two] = ['x', 'y'].map((end) => addressOfPermalink('a/'.repeat(3_000) + end))
    expect(one!.split('/').length).toBeLessThan(20)
    expect(one!.startsWith('a/a/')).toBe(true)
    expect(one).not.toBe(two)
  })
})

describe('hrefOf(base, address, anchor)', () => {
  it('puts the base before the address and encodes both', () => {
    expect(hrefOf('/sub/', 'linux/über/' as Address)).toBe('/sub/linux/%C3%BCber/')
    expect(hrefOf('/notiz/é/', 'linux/' as Address)).toBe('/notiz/%C3%A9/linux/')
    expect(hrefOf('/', addressOfFolder('a'), '^id x')).toBe('/a/#%5Eid%20x')
  })

  it('encodes what would end a path', () => {
    expect(hrefOf('/', '-/assets/what? #1 100%.png' as Address)).toBe('/-/assets/what%3F%20%231%20100%25.png')
  })
})

describe('numberedAddress(address, number)', () => {
  it('numbers the last segment', () => {
    expect(numberedAddress('a/b/' as Address, 2)).toBe('a/b-2/')
    expect(numberedAddress('' as Address, 3)).toBe('home-3/')
  })
})

describe('addressOfAsset', () => {
  it('keeps what would run as a page from being one, without two files meeting', () => {
    const names = ['a.png', 'a.svg', 'a.HTML', 'b.html', 'b.html.bin', 'b.html.bin.bin', 'c.xml', 'd.bin']
    expect(names.map(addressOfAsset)).toEqual([
      '-/assets/a.png',
      '-/assets/a.svg',
      '-/assets/a.HTML.bin',
      '-/assets/b.html.bin',
      '-/assets/b.html.bin.bin',
      '-/assets/b.html.bin.bin.bin',
      '-/assets/c.xml.bin',
      '-/assets/d.bin',
    ])
  })
})
