import { escapeAttribute } from '../../body/escape-html.ts'
import type { PageWords } from '../../model/interface/page-words.ts'
import { renderSection } from '../../site/note-lists.ts'
import { drawHomeMap } from './home-drawing.ts'
import type { HomeMap } from './home-map.ts'

/** The garden's regions as a drawing whose parts lead to their topics. */
export function renderHomeMap({ outline, href, hrefs }: HomeMap, words: PageWords): string {
  const drawing = drawHomeMap(
    outline,
    words.map,
    (region) => hrefs[region] ?? href,
    ({ name, notes }) =>
      notes === 0 ? name : words.listOfTwo(name, words.countNotes(notes, words.number(notes))),
  )
  const open = `<a class="open-map" href="${escapeAttribute(href)}">${words.openMap}</a>`
  return renderSection(words.map, `<figure>${drawing}<figcaption>${open}</figcaption></figure>`, 'home-map')
}
