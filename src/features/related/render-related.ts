import { escapeAttribute, escapeText } from '../../body/escape-html.ts'
import type { RelatedEntry, ShownReason } from '../../model/insight-part.ts'
import type { PageWords } from '../../model/interface/page-words.ts'
import { renderLink, renderSection } from '../../site/note-lists.ts'
import { renderStage } from '../../site/stage-mark.ts'

/** Reasons shown of each note; the strongest come first. */
const maxReasons = 3

/** Notes that have to do with this one; what they share unfolds, by a click or by pointing at it. Empty for none. */
export function renderRelated(related: readonly RelatedEntry[], words: PageWords): string {
  if (related.length === 0) return ''
  const items = related.map((entry) => {
    const reasons = entry.reasons
      .slice(0, maxReasons)
      .map((reason) => `<li>${renderReason(reason, words)}</li>`)
    const why = `${words.why}: ${entry.title}`
    return `<li>${renderLink(entry)}${renderStage(entry.stage, words)}\n<details>\n<summary aria-label="${escapeAttribute(why)}" title="${words.why}"></summary></details>\n<ul class="reasons">\n${reasons.join('\n')}\n</ul></li>`
  })
  return renderSection(words.related, `<ul>\n${items.join('\n')}\n</ul>`, 'related')
}

function renderReason(reason: ShownReason, words: PageWords): string {
  switch (reason.kind) {
    case 'words':
      return `${words.bothSay} ${words.list(reason.words.map((word) => `<em>${escapeText(word)}</em>`))}`
    case 'series':
    case 'topic': {
      const { title, href } = reason
      const name = href === undefined ? escapeText(title) : renderLink({ title, href })
      return `${reason.kind === 'series' ? words.sameSeries : words.sameTopic} ${name}`
    }
    default:
      return `${meetingWords(reason.kind, words)} ${words.list(reason.links.map((link) => renderLink(link)))}`
  }
}

function meetingWords(
  kind: Exclude<ShownReason['kind'], 'words' | 'series' | 'topic'>,
  words: PageWords,
): string {
  switch (kind) {
    case 'links-to':
      return words.bothLinkTo
    case 'linked-from':
      return words.bothLinkedFrom
    case 'next-to':
      return words.bothNextTo
    case 'citations':
      return words.bothCite
  }
}
