import { defineFeature } from '../../define/feature.ts'
import { definePart } from '../../define/part.ts'
import type { SiteView } from '../../define/site-view.ts'
import type { PageLink } from '../../model/page.ts'
import type { NotePath } from '../../model/path.ts'
import { noteLink } from '../../site/note-link.ts'
import { renderLink } from '../../site/note-lists.ts'
import { manualOrder } from './facts.ts'
import { manualWords } from './words.ts'

/** The pages before and after one. */
interface Neighbours {
  readonly previous?: PageLink
  readonly next?: PageLink
}

const around = definePart<Neighbours>({
  collect: (view, { note }) => {
    const { notes, placeByPath } = view.garden.read(manualOrder)
    const place = note && placeByPath.get(note.path)
    if (place === undefined) return undefined
    const [previous, next] = [linkTo(view, notes[place - 1]), linkTo(view, notes[place + 1])]
    return previous || next ? { ...(previous && { previous }), ...(next && { next }) } : undefined
  },
  render: ({ previous, next }, { words }) => {
    const said = manualWords(words)
    const items = [
      previous &&
        `<li class="previous"><span>${said.previous}</span> ${renderLink(previous, ' rel="prev"')}</li>\n`,
      next && `<li class="next"><span>${said.next}</span> ${renderLink(next, ' rel="next"')}</li>\n`,
    ]
    return `<nav class="in-manual" aria-label="${said.pages}">\n<ul>\n${items.filter((one) => one).join('')}</ul>\n</nav>`
  },
  links: ({ previous, next }) => [previous, next].flatMap((one) => one ?? []),
})

/** `hide_title` of Docusaurus, for a title in the frontmatter: the heading is there for who does not see the page. */
const mark = definePart<true>({
  collect: (_, { note }) =>
    note?.properties['hide_title'] === true && note.properties['title'] !== undefined ? true : undefined,
  render: () => '<span class="hides-title"></span>',
})

function linkTo(view: SiteView, path: NotePath | undefined): PageLink | undefined {
  const note = path === undefined ? undefined : view.garden.notesByPath.get(path)
  if (note === undefined) return undefined
  const { title, href } = noteLink(view, note)
  return { title, href }
}

/** Manuals of MkDocs, Docusaurus, VitePress and Starlight: how they are read is in `dialect.ts`. */
export const manuals = defineFeature({
  name: 'manuals',
  about:
    'Manuals of MkDocs, Docusaurus, VitePress and Starlight, read where they stand: their order, the pages before and after, included files.',
  style: './manuals.css',
  facts: [manualOrder],
  slots: { 'note.next': around, 'note.mark': mark },
})
