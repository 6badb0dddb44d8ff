import { describe, expect, it } from 'vitest'
import {
  firstOrderOf,
  formatOrder,
  parseOrder,
  placeInFiles,
} from '../../../src/features/all-notes/web/sort-notes.ts'
import type { NoteTable, NoteTableFile } from '../../../src/model/note-table.ts'
import { noteTableFolder } from '../../../src/model/own-address.ts'
import type { Address } from '../../../src/model/page.ts'
import type { Snapshot } from '../../../src/session/snapshot.ts'
import { snapshotOf, textOfFile } from '../../snapshot-of.ts'

/** Notes of a length that differs from the order of their names; every third has a day. */
function manyNotes(count: number): Readonly<Record<string, string>> {
  return Object.fromEntries(
    Array.from({ length: count }, (_, i) => {
      const day = `2024-0${1 + (i % 9)}-0${1 + (i % 7)}`
      const letter = 'nbvaxc'[i % 6]
      const text = 'word '.repeat((i * 37) % 101)
      return [`${letter} ${i}.md`, i % 3 === 0 ? `---\ncreated: ${day}\n---\n${text}` : text] as const
    }),
  )
}

const tablePages = ({ plan }: Snapshot): readonly Address[] => plan.addressesByOverview.get('all-notes') ?? []

/** Addresses of the files by which the table is sorted. */
const tableFiles = (snapshot: Snapshot): readonly Address[] =>
  snapshot.files().flatMap(({ address }) => (address.startsWith(noteTableFolder) ? [address] : []))

describe('the table of all notes', () => {
  it('has every note once, by title, over as many pages as it takes', async () => {
    const snapshot = await snapshotOf(manyNotes(450))
    const pages = snapshot.plan.pages.filter(
      (page) => page.kind === 'overview' && page.overview === 'all-notes',
    )
    expect(pages.map(({ address }) => address).sort()).toEqual(['all-notes/', 'all-notes/2/', 'all-notes/3/'])
    const titles = tablePages(snapshot).flatMap((address) => {
      const input = snapshot.inputOf(snapshot.pageByAddress.get(address)!)
      return (input as { readonly input: NoteTable }).input.rows.map(({ title }) => title)
    })
    expect(titles).toHaveLength(450)
    // Numbers by their value, so 4 comes before 10.
    const { compare } = new Intl.Collator('en', { numeric: true })
    expect(titles).toEqual([...titles].sort(compare))
    expect(new Set(titles).size).toBe(450)
  })

  it('leaves out columns that no note has anything in', async () => {
    const snapshot = await snapshotOf({ 'A.md': 'one two', 'B.md': '[[A]]' })
    expect(tablePages(snapshot)).toHaveLength(1)
    const html = await snapshot.render(snapshot.plan.pages.find(({ address }) => address === 'all-notes/')!)
    expect(html.match(/data-column="[a-z]+" data-missing/g)).toEqual(
      ['title', 'links', 'words'].map((column) => `data-column="${column}" data-missing`),
    )
    expect(tableFiles(snapshot)).toEqual([])
  })

  it('finds the same order in its files as sorting the whole would, upwards and downwards', async () => {
    const snapshot = await snapshotOf(manyNotes(900))
    const files = new Map(
      tableFiles(snapshot).map((address) => [
        address,
        JSON.parse(textOfFile(snapshot, address)) as NoteTableFile,
      ]),
    )
    const titles = [...files].flatMap(([address, { rows }]) => (address.includes('/title-') ? rows : []))
    const total = titles.length
    expect(total).toBe(900)
    const cases = [
      { column: 'words', missing: 0, key: 7 },
      { column: 'planted', missing: 600, key: 4 },
    ] as const
    for (const { column, missing, key } of cases) {
      for (const isDescending of [false, true]) {
        const read = Array.from({ length: total }, (_, place) => {
          const { file, row } = placeInFiles(place, total, missing, isDescending)
          return files.get(`-/notes/${column}-${file}.json` as never)!.rows[row]!
        })
        expect(new Set(read.map(([title]) => title)).size).toBe(total)
        const values = read.slice(0, total - missing).map((row) => row[key])
        const sorted = [...values].sort((a, b) => (a < b ? -1 : a > b ? 1 : 0))
        expect(values).toEqual(isDescending ? sorted.reverse() : sorted)
        expect(read.slice(total - missing).every((row) => row[key] === '')).toBe(true)
      }
    }
  })

  it('leads to letters, but not in a script with too many of them', async () => {
    const html = async (files: Readonly<Record<string, string>>): Promise<string> => {
      const snapshot = await snapshotOf(files)
      return snapshot.render(snapshot.pageByAddress.get('all-notes/' as never)!)
    }
    expect(await html(manyNotes(300))).toContain('<a href="/all-notes/2/#-n0">')
    const signs = Array.from(
      { length: 300 },
      (_, i) => [`${String.fromCodePoint(0x4e00 + i)}.md`, ''] as const,
    )
    expect(await html(Object.fromEntries(signs))).not.toContain('class="letters"')
  })
})

describe('an order in an address', () => {
  it('is read as it was written', () => {
    for (const order of [
      firstOrderOf('words'),
      firstOrderOf('topic'),
      { column: 'title', isDescending: true } as const,
    ])
      expect(parseOrder(formatOrder(order), ['title', 'topic', 'words'])).toEqual(order)
    expect(formatOrder({ column: 'title', isDescending: false })).toBe('')
    expect(parseOrder('#sort=stage', ['title'])).toBeUndefined()
    expect(parseOrder('#-n3', ['title'])).toBeUndefined()
  })
})
