import type { PageWords } from '../model/interface/page-words.ts'
import type { NoteLink, PageLink } from '../model/page.ts'
import { renderCount, renderLink, renderList, renderNoteLink } from './note-lists.ts'

/** A part of the garden as home shows it. */
export interface Card extends PageLink {
  /** Notes in it. */
  readonly count: number
  /** Those to read first; few. */
  readonly notes: readonly NoteLink[]
}

/** Notes that a card names. */
export const notesOnCard = 2

/** Parts of the garden with their colours, sizes and best notes. Empty for none. */
export function renderCards(cards: readonly Card[], words: PageWords): string {
  const items = cards.map((card) => {
    const notes = card.notes.map((note) => `<li>${renderNoteLink(note, words)}</li>`)
    const size = renderCount(words.countNotes(card.count, words.number(card.count)))
    const hue = card.hue === undefined ? '' : ` data-hue="${card.hue}"`
    const { title, href } = card
    return `<li${hue}><h3>${renderLink({ title, href })}</h3>${size}${notes.length === 0 ? '' : `\n${renderList(notes, 'best')}`}</li>`
  })
  return renderList(items, 'cards')
}
