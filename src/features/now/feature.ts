import { defineFeature } from '../../define/feature.ts'
import { defineOverview } from '../../define/page-kind.ts'
import { definePart } from '../../define/part.ts'
import { defineProperty } from '../../define/property.ts'
import type { SiteView } from '../../define/site-view.ts'
import type { NoteEntry } from '../../model/page.ts'
import type { NotePath } from '../../model/path.ts'
import { hrefOf } from '../../site/address.ts'
import { noteEntry } from '../../site/note-link.ts'
import { renderEntries, renderSection } from '../../site/note-lists.ts'
import { nowFacts } from './facts.ts'

/** Notes that home names at most. */
const maxAtHome = 4

function entriesOf(view: SiteView, paths: readonly NotePath[]): readonly NoteEntry[] {
  return paths.flatMap((path) => {
    const note = view.garden.notesByPath.get(path)
    return note ? [noteEntry(view, note)] : []
  })
}

/** What the garden's author is at. */
export const now = defineFeature({
  name: 'now',
  about: 'Now: a page of what the author is at, from notes with current: true.',
  facts: [nowFacts],
  properties: [defineProperty({ name: 'current', about: 'Whether its author is at it.', kind: 'flag' })],
  overviews: [
    defineOverview({
      name: 'now',
      title: (words) => words.now,
      exists: ({ read }) => read(nowFacts).length > 0,
      collect: (view) => entriesOf(view, view.garden.read(nowFacts)),
      render: (notes, { words }, isAlone) => {
        const list = renderEntries(notes, words)
        return isAlone && list !== ''
          ? `<section class="all-current">\n${list}\n</section>`
          : renderSection(words.current, list, 'all-current')
      },
    }),
  ],
  data: { garden: ({ garden }) => ({ current: garden.read(nowFacts) }) },
  slots: {
    home: definePart({
      collect: (view, { address }) => {
        const home = hrefOf(view.options.base, address)
        const paths = view.garden.read(nowFacts).slice(0, maxAtHome)
        const notes = entriesOf(view, paths).filter(({ href }) => href !== home)
        return notes.length === 0 ? undefined : notes
      },
      render: (notes, { words }) => renderSection(words.current, renderEntries(notes, words), 'home-current'),
      links: (notes) => notes,
    }),
  },
})
