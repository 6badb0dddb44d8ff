import { escapeAttribute, escapeText } from '../../body/escape-html.ts'
import type { PageWords } from '../../model/interface/page-words.ts'
import type { TendEntry, TendGroup } from '../../model/tend-group.ts'
import { joinParts, renderFactRow, renderLink, renderNoteLink, renderSection } from '../../site/note-lists.ts'

/** What a gardener could do next, by what it is, with the reason for each note. */
export function renderTend(groups: readonly TendGroup[], words: PageWords): string {
  if (groups.length === 0) return `<p class="lead">${words.tendNothing}</p>`
  return joinParts(
    `<p class="lead">${words.tendAbout}</p>`,
    ...groups.map((group) => renderGroup(group, words)),
  )
}

function renderGroup({ kind, count, entries }: TendGroup, words: PageWords): string {
  const titles: Readonly<Record<TendGroup['kind'], string>> = {
    sprouting: words.tendSprouting,
    stale: words.tendStale,
    unchecked: words.tendUnchecked,
    bridge: words.tendBridge,
    orphan: words.tendOrphan,
    stub: words.tendStub,
    'no-topic': words.tendNoTopic,
  }
  const items = entries.map((entry) => {
    const reason = renderReason(entry, words)
    return `<li>${renderTitle(entry, words)}${reason === '' ? '' : `\n${reason}`}</li>`
  })
  const more = count - entries.length
  return renderSection(
    titles[kind],
    joinParts(
      `<ul class="tend-list">\n${items.join('\n')}\n</ul>`,
      more > 0 ? `<p class="more">${words.andMore(more, words.number(more))}</p>` : '',
    ),
    `tend-${kind}`,
  )
}

function renderTitle({ note, other }: TendEntry, words: PageWords): string {
  const title = renderNoteLink(note, words)
  return other === undefined
    ? title
    : `${title} <span class="joins">${words.and}</span> ${renderNoteLink(other, words)}`
}

function renderReason({ words: length, links, since, newer, shared }: TendEntry, words: PageWords): string {
  const parts = [
    ...(length === undefined ? [] : [words.countWords(length, words.number(length))]),
    ...(links === undefined ? [] : [words.leadThere(links, words.number(links))]),
    ...(since === undefined
      ? []
      : [
          `${words.lastChanged} <time datetime="${escapeAttribute(since)}">${escapeText(words.day(since))}</time>`,
        ]),
    ...(newer === undefined || newer.length === 0
      ? []
      : [`${words.newerAre} ${words.list(newer.map((link) => renderLink(link)))}`]),
    ...(shared === undefined || shared.length === 0
      ? []
      : [`${words.bothSay} ${words.list(shared.map((word) => `<em>${escapeText(word)}</em>`))}`]),
  ]
  return renderFactRow(parts)
}
