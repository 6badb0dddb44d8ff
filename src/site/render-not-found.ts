import type { FeatureSet } from '../define/feature-set.ts'
import type { PartContext } from '../define/part.ts'
import { renderColumnPlace, renderPlaces } from './render-column.ts'

/**
 * The page for what is not there: the search, the pages about the garden as a whole, and an empty place for pages whose
 * names are near, which the search fills.
 */
export function renderNotFound(context: PartContext, features: FeatureSet): string {
  const { frame, words, renderSlot } = context
  const home = renderColumnPlace('home', { title: words.home, href: frame.home })
  return `<h1>${words.notFound}</h1>
<p class="lead">${words.notFoundText}</p>
<div class="ways-on">
${renderSlot('header', frame.column.header ?? []).join('')}<nav aria-label="${words.places}">
${renderPlaces(context, features, home)}</nav>
</div>
<section class="nearest" aria-labelledby="-nearest" hidden>
<h2 id="-nearest">${words.nearestPages}</h2>
</section>`
}
