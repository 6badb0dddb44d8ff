import { escapeAttribute, escapeText } from '../../body/escape-html.ts'
import type { PageWords } from '../../model/interface/page-words.ts'
import type { NoteHistory } from '../../model/note-history.ts'
import type { Href } from '../../model/page.ts'
import { renderFactRow } from '../../site/note-lists.ts'
import type { SinceMark } from './since.ts'
import { versionWords } from './version-words.ts'

/** What is known of a note, and where its page of versions is, if it has one. */
interface ShownHistory extends NoteHistory {
  readonly versions?: Href
}

/** When a note was planted and tended, in one line. Empty where nothing is known. */
export function renderHistory(
  { planted, tended, changes, versions }: ShownHistory,
  words: PageWords,
): string {
  const parts: string[] = []
  if (planted !== undefined) parts.push(`${words.plantedIn} ${renderMonth(planted, words)}`)
  if (changes > 0) parts.push(words.tendedTimes(changes, words.number(changes)))
  if (tended !== undefined)
    parts.push(`${changes > 0 ? words.lastIn : words.lastTendedIn} ${renderMonth(tended, words)}`)
  if (versions !== undefined)
    parts.push(`<a href="${escapeAttribute(versions)}">${versionWords(words).versions}</a>`)
  return renderFactRow(parts, 'history')
}

/** The last day on which something happened to a note. */
interface LastDay {
  readonly day: string
  readonly isTended: boolean
  /** The day of the last change to speak of, by which scripts know whether a reader has seen it. */
  readonly changed?: string
  /** Where its page of versions is, if it has one. */
  readonly versions?: Href
}

/** When a note was tended last, else planted, in few letters: `tended Nov 2026`. */
export function renderLastDay({ day, isTended, versions, changed }: LastDay, words: PageWords): string {
  const mark = changed === undefined ? '' : ` data-changed="${escapeAttribute(changed)}"`
  const [onTime, onLink] = versions === undefined ? [mark, ''] : ['', mark]
  const time = `<time datetime="${escapeAttribute(day)}"${onTime}>${escapeText(words.shortMonth(day))}</time>`
  const said = `${isTended ? words.shortTended : words.shortPlanted} ${time}`
  return versions === undefined ? said : `<a href="${escapeAttribute(versions)}"${onLink}>${said}</a>`
}

function renderMonth(day: string, words: PageWords): string {
  return `<time datetime="${escapeAttribute(day)}">${escapeText(words.month(day))}</time>`
}

/** Where scripts put what changed since a reader's last visit; nothing is seen of it before. */
export function renderSinceMark(since: SinceMark | undefined): string {
  if (since === undefined) return ''
  const { changed, files } = since
  return `<div hidden data-changed="${escapeAttribute(changed)}" data-files="${escapeAttribute(files.join(' '))}"></div>`
}
