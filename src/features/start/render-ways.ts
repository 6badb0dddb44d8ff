import { defineWords } from '../../define/words.ts'
import type { PageWords } from '../../model/interface/page-words.ts'
import { joinParts, renderAbout, renderLink, renderSection } from '../../site/note-lists.ts'
import type { Way } from './collect-ways.ts'

const wayWords = defineWords({
  en: {
    read: 'One to read',
    series: 'A series',
    question: 'A question',
    guide: 'The guide',
    topic: 'A topic',
    chosenByLinks: 'Chosen by links: more notes lead there than elsewhere.',
  },
  ar: {
    read: 'ملاحظة تُقرأ',
    series: 'سلسلة',
    question: 'سؤال',
    guide: 'الدليل',
    topic: 'موضوع',
    chosenByLinks: 'اختيرت بحسب الروابط: تقود إليها ملاحظات أكثر من غيرها.',
  },
})

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
