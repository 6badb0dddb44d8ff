import { escapeText } from '../body/escape-html.ts'
import type { FeatureSet } from '../define/feature-set.ts'
import type { PartContext } from '../define/part.ts'
import type { HomeSections, PageInput } from '../model/page.ts'
import { joinParts, renderLink, renderNotes, renderSection } from './note-lists.ts'

/** Home, where no note stands for it: what the garden is, where to start, what there is. */
export function renderHome(
  { frame, counts, sizes, sections, notes, lists }: Extract<PageInput, { kind: 'home' }>,
  context: PartContext,
  features: FeatureSet,
): string {
  const { words, renderSlot } = context
  const all = [
    words.countNotes(counts.notes, words.number(counts.notes)),
    words.countLinks(counts.links, words.number(counts.links)),
    ...renderSlot('home.sizes', sizes),
  ]
  const hasStart = sections.sections.some(([name]) => name === 'start')
  return joinParts(
    '<header class="welcome">',
    `<h1>${escapeText(frame.title)}</h1>`,
    frame.description === '' ? '' : `<p class="lead">${escapeText(frame.description)}</p>`,
    counts.notes === 0
      ? `<p class="lead">${words.emptyGarden} ${words.emptyGardenInvites}</p>`
      : `<p class="sizes">${all.map((size) => `<span>${size}</span>`).join(' ')}</p>`,
    '</header>',
    renderHomeSections(sections, context, features),
    renderSection(hasStart ? words.notes : words.startHere, renderNotes(notes, words), 'in-notes'),
    ...renderSlot('home.lists', lists),
  )
}

/** What home says of the garden. Empty for a garden that says nothing about itself. */
export function renderHomeSections(
  { sections, overviews }: HomeSections,
  { words, renderSlot }: PartContext,
  { overviewByName }: FeatureSet,
): string {
  const items = overviews.flatMap(({ overview, href }) => {
    const title = overviewByName.get(overview)?.title(words)
    return title === undefined ? [] : [`<li>${renderLink({ title, href })}</li>`]
  })
  return joinParts(
    ...renderSlot('home', sections),
    items.length === 0
      ? ''
      : `<nav class="overviews" aria-label="${words.moreOfGarden}">\n<ul>\n${items.join('\n')}\n</ul>\n</nav>`,
  )
}
