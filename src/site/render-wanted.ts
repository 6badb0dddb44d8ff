import { escapeText } from '../body/escape-html.ts'
import type { PageWords } from '../model/interface/page-words.ts'
import { joinParts, renderCount, renderGroups, renderList } from './note-lists.ts'
import type { WantedEntry } from './wanted-entry.ts'

/** Wanted notes with the sentences that ask for them. Empty for none. */
export function renderWanted(wanted: readonly WantedEntry[], words: PageWords): string {
  return renderList(
    wanted.map((entry) => renderWantedItem(entry, words)),
    'wanted-list',
  )
}

/** A wanted note with the sentences that ask for it. */
export function renderWantedItem({ label, count, askedBy }: WantedEntry, words: PageWords): string {
  const more = count - askedBy.length
  return `<li>${joinParts(
    `<span class="wanted">${escapeText(label)}</span>${renderCount(words.askedBy(count, words.number(count)))}`,
    renderGroups(askedBy, words),
    more > 0 ? `<p class="more">${words.andMore(more, words.number(more))}</p>` : '',
  )}</li>`
}
