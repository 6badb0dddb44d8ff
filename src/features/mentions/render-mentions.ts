import { escapeText } from '../../body/escape-html.ts'
import type { MentionList } from '../../model/insight-part.ts'
import type { PageWords } from '../../model/interface/page-words.ts'
import { renderPlaces } from '../../site/note-lists.ts'

/** Who names the note without a link, folded away. Empty for nobody. */
export function renderMentions({ count, groups }: MentionList, words: PageWords): string {
  const title = words.mentionedIn(count, words.number(count))
  const hidden = count - groups.length
  const more = hidden === 0 ? '' : `\n<p class="rest">${words.andMore(hidden, words.number(hidden))}</p>`
  return `<section class="mentions">\n<details>\n<summary>${escapeText(title)}</summary>\n${renderPlaces(groups)}${more}\n</details>\n</section>`
}
