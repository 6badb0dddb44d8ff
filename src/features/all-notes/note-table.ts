import type { SiteView } from '../../define/site-view.ts'
import { compareText } from '../../model/diagnostic.ts'
import { memoByObject } from '../../model/memo-by-object.ts'
import type { Note } from '../../model/note.ts'
import {
  type NoteColumn,
  type NoteRow,
  type NoteTable,
  type NoteTableFile,
  type NoteTableTuple,
  noteColumns,
  notesPerFile,
  notesPerPage,
} from '../../model/note-table.ts'
import { toOrderKey } from '../../model/order-key.ts'
import { noteTableFolder } from '../../model/own-address.ts'
import type { Address, PageLink } from '../../model/page.ts'
import { toNameKey } from '../../model/path.ts'
import type { SiteFile } from '../../model/site.ts'
import { stages } from '../../model/stage.ts'
import { hrefOf } from '../../site/address.ts'
import { noteLink } from '../../site/note-link.ts'
import { historyFacts } from '../history/facts.ts'
import { topicFacts, topicLink } from '../topics/facts.ts'

/** Letters that lead into the table at most; titles in a script with more of them have the pages alone. */
const mostLetters = 40

/** What every page of the table is cut from. */
interface WholeTable {
  /** By title. */
  readonly rows: readonly NoteRow[]
  readonly columns: NoteTable['columns']
  readonly letters: readonly PageLink[]
}

/** One page of all notes, sorted by title. `part` counts from 1. */
export function noteTable(view: SiteView, part: number): NoteTable {
  const { rows, columns, letters } = wholeTable(view)
  const { base } = view.options
  return {
    total: rows.length,
    rows: rows.slice((part - 1) * notesPerPage, part * notesPerPage),
    columns,
    part,
    parts: pagesOf(view).map((address) => hrefOf(base, address)),
    letters,
    ...(rows.length > notesPerPage && { files: hrefOf(base, noteTableFolder as Address) }),
  }
}

/**
 * The files by which a script sorts a table of several pages: the rows in the order of each column, cut into pieces of
 * equal length, so that what a reader loads for the first notes of an order is as large in any garden. None where one
 * page has all notes.
 */
export function noteTableFiles(view: SiteView): readonly SiteFile[] {
  // Most gardens are on one page, and of those no row is made for this.
  if (view.garden.notesByPath.size <= notesPerPage) return []
  const { rows, columns } = wholeTable(view)
  return columns.flatMap(({ column }) => {
    const sorted = sortRows(rows, column)
    const files: SiteFile[] = []
    for (let at = 0; at < sorted.length; at += notesPerFile) {
      const name = `${noteTableFolder}${column}-${at / notesPerFile}.json`
      const piece = sorted.slice(at, at + notesPerFile)
      files.push({ address: name as Address, make: () => renderFile(piece) })
    }
    return files
  })
}

const wholeTable = memoByObject((view: SiteView): WholeTable => {
  const notes = view.sortByTitle([...view.garden.notesByPath.values()])
  const rows = notes.map((note) => noteRow(view, note))
  const columns = noteColumns.flatMap((column) => {
    const missing = rows.reduce((count, row) => count + (isMissing(row, column) ? 1 : 0), 0)
    return missing === rows.length ? [] : [{ column, missing }]
  })
  return { rows, columns, letters: collectLetters(view, rows) }
})

function noteRow(view: SiteView, note: Note): NoteRow {
  const { read, links } = view.garden
  const { topicById, topicsOf } = read(topicFacts)
  const [first] = topicsOf(note.path)
  const topic = first === undefined ? undefined : topicById.get(first)
  const history = read(historyFacts).of(note.path)
  const backlinks = links.backlinksByPath.get(note.path) ?? []
  const row = {
    ...noteLink(view, note),
    ...(history?.planted !== undefined && { planted: history.planted }),
    ...(history?.tended !== undefined && { tended: history.tended }),
    links: new Set(backlinks.map(({ source }) => source)).size,
    words: note.wordCount,
  }
  return topic === undefined ? row : { ...row, topic: topicLink(view, topic) }
}

function isMissing(row: NoteRow, column: NoteColumn): boolean {
  return column !== 'links' && column !== 'words' && row[column] === undefined
}

/** By what a column shows, the smallest first; equal ones stay as they are, and notes without any come last. */
function sortRows(rows: readonly NoteRow[], column: NoteColumn): readonly NoteRow[] {
  const keyOf = (row: NoteRow): string | number => {
    switch (column) {
      case 'links':
      case 'words':
        return row[column]
      case 'stage':
        return stages.indexOf(row.stage!)
      case 'topic':
        return toOrderKey(row.topic!.title)
      default:
        return row[column]!
    }
  }
  if (column === 'title') return rows
  const present = rows.flatMap((row) => (isMissing(row, column) ? [] : [{ row, key: keyOf(row) }]))
  present.sort((a, b) =>
    typeof a.key === 'number' ? a.key - (b.key as number) : compareText(a.key, b.key as string),
  )
  return [...present.map(({ row }) => row), ...rows.filter((row) => isMissing(row, column))]
}

function renderFile(rows: readonly NoteRow[]): string {
  const places = new Map<string, number>()
  const topics: [string, string][] = []
  const placeOf = (topic: PageLink | undefined): number => {
    if (topic === undefined) return -1
    const known = places.get(topic.href)
    if (known !== undefined) return known
    places.set(topic.href, topics.length)
    return topics.push([topic.title, topic.href]) - 1
  }
  const tuples = rows.map(
    ({ title, href, topic, stage = '', planted = '', tended = '', links, words }): NoteTableTuple => [
      title,
      href,
      placeOf(topic),
      stage,
      planted,
      tended,
      links,
      words,
    ],
  )
  const file: NoteTableFile = { topics, rows: tuples }
  return JSON.stringify(file)
}

/** Where each first letter of the titles begins; everything that is no letter is one. */
function collectLetters(view: SiteView, rows: readonly NoteRow[]): readonly PageLink[] {
  if (rows.length <= notesPerPage) return []
  const letters = new Map<string, PageLink>()
  for (const [i, { title }] of rows.entries()) {
    const [first = ''] = toNameKey(title)
    const letter = /\p{L}/u.test(first) ? [...first.toUpperCase()][0]! : '#'
    if (letters.has(letter)) continue
    const page = pagesOf(view)[Math.floor(i / notesPerPage)]
    if (page === undefined) continue
    letters.set(letter, { title: letter, href: hrefOf(view.options.base, page, rowId(i % notesPerPage)) })
    if (letters.size > mostLetters) return []
  }
  return [...letters.values()]
}

/** Element id of a row, by its place on the page. */
function rowId(place: number): string {
  return `-n${place}`
}

function pagesOf({ plan }: SiteView): readonly Address[] {
  return plan.addressesByOverview.get('all-notes') ?? []
}
