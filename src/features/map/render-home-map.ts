import { escapeAttribute } from '../../body/escape-html.ts'
import type { PageWords } from '../../model/interface/page-words.ts'
import type { HomeMap } from './home-map.ts'
import { drawLinkedMap } from './map-drawing.ts'

/**
 * The garden's regions as a drawing whose parts lead to their topics. For keyboards and screen readers the list of topics
 * says the same, so the drawing is hidden from them.
 */
export function renderHomeMap({ outline, href, topics }: HomeMap, words: PageWords): string {
  const drawing = drawLinkedMap(outline, (region) => topics[region] ?? href)
  return `<figure class="home-map">${drawing}<figcaption><a href="${escapeAttribute(href)}">${words.openMap}</a></figcaption></figure>`
}
