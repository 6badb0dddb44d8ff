import { defineFeature } from '../../define/feature.ts'
import { defineOverview } from '../../define/page-kind.ts'
import { definePart } from '../../define/part.ts'
import { renderSection } from '../../site/note-lists.ts'
import { planFacts, plannedNames } from './facts.ts'
import { collectPlanned, renderPlanned } from './planned-list.ts'

/** Notes that the garden's author means to write. */
export const plans = defineFeature({
  name: 'plans',
  about: 'Plans: a page of the notes that the author means to write.',
  style: './plans.css',
  facts: [planFacts],
  intended: (read) => plannedNames(read(planFacts)),
  overviews: [
    defineOverview({
      name: 'planned',
      title: (words) => words.plannedNotes,
      exists: ({ read }) => read(planFacts).length > 0,
      isBelowAnyNote: true,
      collect: collectPlanned,
      render: (planned, { words }, isAlone) => {
        const list = renderPlanned(planned, words)
        return isAlone && list !== ''
          ? `<section class="all-planned">\n${list}\n</section>`
          : renderSection(words.plannedNotes, list, 'all-planned')
      },
    }),
  ],
  data: {
    garden: ({ garden }) => ({
      planned: garden
        .read(planFacts)
        .map((planned) => (planned.kind === 'note' ? { kind: planned.kind, path: planned.path } : planned)),
    }),
  },
  slots: {
    wanted: definePart({
      collect: (view) => {
        const wanted = collectPlanned(view)
          .filter((entry) => entry.kind === 'wanted')
          .sort((a, b) => b.count - a.count)
        return wanted.length === 0 ? undefined : wanted
      },
      render: (planned, { words }) =>
        renderSection(words.plannedNotes, renderPlanned(planned, words), 'all-planned'),
    }),
  },
})
