import { escapeAttribute, escapeText } from '../body/escape-html.ts'
import type { FeatureSet } from '../define/feature-set.ts'
import type { PartContext } from '../define/part.ts'
import type { HomeSections } from '../model/page.ts'
import { joinParts, renderLink } from './note-lists.ts'

/** The note that is the home page, as HTML. */
export interface HomeNote {
  /** Those that its author gave it. */
  readonly classes: readonly string[]
  readonly path: string
  /** Its `h1`. */
  readonly title: string
  /** What its text begins with, where that says what the garden is; else empty. */
  readonly opening: string
  /** The rest of its text, in its element; may be empty. */
  readonly text: string
  /** What follows its text. */
  readonly after: string
}

/** Home, as one composition: what the garden is and whose, where to begin, what there is. */
export function renderHome(
  home: HomeSections,
  context: PartContext,
  features: FeatureSet,
  note?: HomeNote,
): string {
  const { words, frame, renderSlot } = context
  const { sections, textAt = sections.length, lead } = home
  const isEmpty = home.counts.notes === 0
  const before = joinParts(...renderSlot('home', sections.slice(0, textAt)))
  const parts = joinParts(
    '<header class="welcome">',
    note?.title ?? `<h1>${escapeText(frame.title)}</h1>`,
    lead === '' ? '' : `<p class="lead">${escapeText(lead)}</p>`,
    isEmpty ? `<p class="lead">${words.emptyGarden} ${words.emptyGardenInvites}</p>` : '',
    // Its own element, and not the header's: previews and editors look for a note's text right below the note.
    note === undefined || note.opening === '' ? '' : `</header>\n${note.opening}\n<header class="whose">`,
    ...renderSlot('home.head', home.head),
    '</header>',
    before,
    home.textAt === undefined ? '' : (note?.text ?? ''),
    ...renderSlot('home', sections.slice(textAt)),
    note?.after ?? '',
    isEmpty ? '' : renderEnd(home, context, features),
  )
  return note === undefined
    ? `<div class="home-page">\n${parts}\n</div>`
    : `<article class="${escapeAttribute(['note', 'home-page', ...note.classes].join(' '))}" data-path="${escapeAttribute(note.path)}">\n${parts}\n</article>`
}

/** The end of home: the other ways through the garden, and how large it is. */
function renderEnd(
  { overviews, counts, sizes }: HomeSections,
  { words, renderSlot }: PartContext,
  { overviewByName }: FeatureSet,
): string {
  const items = overviews.flatMap(({ overview, href }) => {
    const title = overviewByName.get(overview)?.title(words)
    return title === undefined ? [] : [`<li>${renderLink({ title, href })}</li>`]
  })
  const all = [
    words.countNotes(counts.notes, words.number(counts.notes)),
    words.countLinks(counts.links, words.number(counts.links)),
    ...renderSlot('home.sizes', sizes),
  ]
  return joinParts(
    items.length === 0
      ? ''
      : `<nav class="overviews" aria-label="${words.moreOfGarden}">\n<ul>\n${items.join('\n')}\n</ul>\n</nav>`,
    `<p class="sizes">${all.map((size) => `<span>${size}</span>`).join(' ')}</p>`,
  )
}
