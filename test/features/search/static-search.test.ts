import { gunzipSync } from 'node:zlib'
import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import {
  addressOfFile,
  entryName,
  type SearchEntry,
} from '../../../src/features/search/files/search-entry.ts'
import { sharedLength } from '../../../src/features/search/files/shared-length.ts'
import { openStaticTerms } from '../../../src/features/search/files/static-terms.ts'
import { decodeWords, encodeWords } from '../../../src/features/search/files/text-shard.ts'
import type { SearchFile } from '../../../src/features/search/files/write-shards.ts'
import { createSearcher, type Searcher } from '../../../src/features/search/query/search.ts'
import { ByteReader } from '../../../src/model/bytes/byte-reader.ts'
import { ByteWriter } from '../../../src/model/bytes/byte-writer.ts'
import { seededRandom } from '../../property/seeded-random.ts'
import { hitsFor, openMemory, openStatic, searchNote, titlesFor } from './open-search.ts'

/** Many notes of made-up words, so that terms fill several files. */
function manyNotes(count: number) {
  const random = seededRandom(11)
  const syllables = [
    'ba',
    'den',
    'fo',
    'gri',
    'lu',
    'mar',
    'nel',
    'os',
    'pra',
    'qui',
    'sto',
    'tre',
    'vul',
    'zim',
  ]
  const word = (): string =>
    Array.from(
      { length: 1 + Math.floor(random() * 4) },
      () => syllables[Math.floor(random() * syllables.length)],
    ).join('')
  const words = (length: number): string => Array.from({ length }, word).join(' ')
  return Array.from({ length: count }, (_, i) =>
    searchNote(`${words(2)} ${i}`, words(30), {
      sections: [
        { heading: '', slug: '', text: `${words(40)}.` },
        { heading: words(3), slug: `h-${i}`, text: `${words(20)}. ${words(25)}.` },
      ],
    }),
  )
}

/** Quicker to compare than bytes. */
const asText = ({ address, content }: SearchFile): string =>
  `${address} ${Buffer.from(content!).toString('base64')}`

describe('an index as static files', () => {
  const notes = manyNotes(250)
  let memory: Searcher
  let opened: Awaited<ReturnType<typeof openStatic>>
  beforeAll(async () => {
    memory = await openMemory(notes)
    opened = await openStatic(notes)
  })

  it('finds what the index in memory finds, in the same order', async () => {
    const { searcher } = opened
    const random = seededRandom(5)
    for (let i = 0; i < 60; i++) {
      const note = notes[Math.floor(random() * notes.length)]!
      const words = `${note.title} ${note.sections[1]!.heading}`.split(' ')
      const query = `${words[Math.floor(random() * words.length)]} ${words[Math.floor(random() * words.length)]} `
      expect(await titlesFor(searcher, query), query).toEqual(await titlesFor(memory, query))
    }
  })

  it('fetches nothing but the files that a query needs', async () => {
    const { searcher, files, fetched } = await openStatic(notes)
    expect(files.length).toBeGreaterThan(10)
    expect(fetched).toEqual([])
    await searcher.search(`${notes[4]!.title.split(' ')[0]} `)
    expect(fetched.length).toBe(1)
    await searcher.search(`${notes[4]!.title.split(' ')[0]} `)
    expect(fetched.length).toBe(1)
  })

  it('fills a first answer from few files: the best two are certain, the others must be had for nothing', async () => {
    const many = Array.from({ length: 1_200 }, (_, i) =>
      searchNote(
        `Entry ${i}`,
        `oak elm ${'filler '.repeat(60)}${i % 5 === 0 ? 'oak' : 'elm'} number ${i * 7919}`,
      ),
    )
    const { searcher, fetched, files } = await openStatic(many)
    const first = (await searcher.search('oak elm ', { isThorough: false }))!
    expect(first.hits.length).toBe(10)
    expect(first.total).toBe(1_200)
    // The words' own and at most two with texts.
    expect(new Set(fetched).size).toBeLessThanOrEqual(4)
    expect(files.length).toBeGreaterThan(8)
    const whole = (await searcher.search('oak elm '))!
    expect(whole.hits.slice(0, 2).map(({ title }) => title)).toEqual(
      first.hits.slice(0, 2).map(({ title }) => title),
    )
  })

  it('answers one letter with the best notes of all its words from at most two files', async () => {
    const { searcher, fetched } = await openStatic(notes)
    const hits = await hitsFor(searcher, 'z')
    expect(hits.length).toBe(10)
    expect(hits.every(({ title }) => / ?z/.test(title))).toBe(true)
    expect(fetched.length).toBeLessThanOrEqual(2)
  })

  it('finds every word by its start, also where the words go on in the next file', async () => {
    const { searcher } = opened
    const words = new Set(notes.flatMap(({ title }) => title.split(' ')[0]!))
    for (const word of [...words].slice(0, 80)) {
      const start = word.slice(0, 5)
      const found = await titlesFor(searcher, start, 400)
      const expected = await titlesFor(memory, start, 400)
      // A start that many words share keeps its best notes only.
      expect(found.length > 200 || found.toSorted().join() === expected.toSorted().join(), start).toBe(true)
    }
  })

  it('has the same files for the same notes, each named by its content', async () => {
    const [once, again] = [opened, await openStatic(notes)]
    expect(again.files.map(asText)).toEqual(once.files.map(asText))
    expect(new Set(once.files.map(({ address }) => address)).size).toBe(once.files.length)
    const edited = notes.map((note, i) => (i === 249 ? { ...note, aliases: ['zimzimzim'] } : note))
    const after = new Set((await openStatic(edited)).files.map(({ address }) => address))
    const kept = once.files.filter(({ address }) => after.has(address)).length
    expect(kept).toBeGreaterThan(once.files.length / 2)
  })

  it('keeps addresses that do not follow from titles: home, permalinks, numbered ones', async () => {
    const named = ['', 'page-cache/', 'notes/cache.html', 'page-cache-2/', 'über/page-cache/'].map(
      (address) => searchNote('Page cache', 'Text.', { address }),
    )
    const hits = await hitsFor((await openStatic(named)).searcher, 'page cache ')
    expect(hits.map(({ address }) => address)).toEqual(named.map(({ address }) => address))
  })

  it('is empty for an empty garden', async () => {
    const { searcher, files } = await openStatic([])
    expect(files.length).toBe(1)
    expect(await titlesFor(searcher, 'anything')).toEqual([])
    expect(await titlesFor(searcher, '"a phrase" -tag:x')).toEqual([])
  })

  it('tries a file again that could not be fetched', async () => {
    const { files } = opened
    let isOffline = true
    const bytesOf = (name: string): Uint8Array =>
      gunzipSync(files.find(({ address }) => address === addressOfFile(name))!.content!)
    const entry = JSON.parse(new TextDecoder().decode(bytesOf(entryName))) as SearchEntry
    const searcher = await createSearcher(
      openStaticTerms(entry, async (name) => {
        if (isOffline) throw new Error('offline')
        return bytesOf(name)
      }),
    )
    await expect(titlesFor(searcher, 'zim')).rejects.toThrow('offline')
    isOffline = false
    expect((await titlesFor(searcher, 'zim')).length).toBe(10)
  })
})

describe('the bytes of a search file', () => {
  it('are read as they were written', () => {
    fc.assert(
      fc.property(
        fc.array(fc.oneof(fc.maxSafeNat(), fc.string({ unit: 'grapheme' }), fc.string({ minLength: 200 }))),
        (values) => {
          const writer = new ByteWriter()
          for (const value of values) typeof value === 'number' ? writer.count(value) : writer.text(value)
          const reader = new ByteReader(writer.toBytes())
          const read = values.map((value) => (typeof value === 'number' ? reader.count() : reader.text()))
          expect(read).toEqual(values)
        },
      ),
      { seed: 3 },
    )
  })

  it('are refused where they end too early', () => {
    const writer = new ByteWriter()
    writer.text('a text')
    expect(() => new ByteReader(writer.toBytes().slice(0, 4)).text()).toThrow('Unexpected end')
    expect(() => new ByteReader(new Uint8Array()).count()).toThrow('Unexpected end')
  })

  it('hold a sorted list of words', () => {
    const words = ['a', 'ab', 'abc', 'b', 'über', '日本', '日本語']
    expect(decodeWords(encodeWords(words, sharedLength))).toEqual(words)
  })
})
