import type { PageWords } from '../../model/interface/page-words.ts'
import { joinParts, renderAbout, renderLink, renderSection } from '../../site/note-lists.ts'
import type { Way } from './collect-ways.ts'
import { wayWords } from './way-words.ts'

/** The ways into the garden, large, and how they were chosen where no author did. */
export function renderWays(ways: readonly Way[], words: PageWords): string {
  const own = wayWords(words)
  const items = ways.map(({ kind, parts, links, title, href, description }) => {
    const facts = [
      own[kind],
      ...(parts === undefined ? [] : [words.countParts(parts, words.number(parts))]),
      ...(links === undefined ? [] : [words.leadThere(links, words.number(links))]),
    ]
    const named = `<span class="kind">${facts.map((fact) => `<span>${fact}</span>`).join(' ')}</span>`
    return `<li data-way="${kind}">${named}\n<h3>${renderLink({ title, href })}</h3>${renderAbout(description)}</li>`
  })
  if (items.length === 0) return ''
  return renderSection(
    words.startHere,
    joinParts(
      `<ul class="ways">\n${items.join('\n')}\n</ul>`,
      ways.some(({ links }) => links !== undefined) ? `<p class="chosen">${own.chosenByLinks}</p>` : '',
    ),
    'home-start',
  )
}
