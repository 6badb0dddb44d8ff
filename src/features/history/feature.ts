import { defineFeature } from '../../define/feature.ts'
import { defineOverview } from '../../define/page-kind.ts'
import { definePart } from '../../define/part.ts'
import { eachNote } from '../../model/each-note.ts'
import { historyFacts } from './facts.ts'
import { gardenGrowth, recentNotes } from './garden-growth.ts'
import { historyProperties } from './history-of-note.ts'
import { renderGrowth, renderRecent } from './render-growth.ts'
import { renderHistory } from './render-note-history.ts'

/** Notes that home names as planted or tended last. */
const maxAtHome = 6

/** When notes were planted and tended. */
export const history = defineFeature({
  name: 'history',
  about: 'History: when notes were planted and tended, and how the garden grew.',
  style: './history.css',
  facts: [historyFacts],
  properties: historyProperties,
  overviews: [
    defineOverview({
      name: 'garden-history',
      title: (words) => words.gardenHistory,
      exists: ({ read }) => read(historyFacts).isKnown(),
      place: { name: 'history', title: (words) => words.history },
      collect: gardenGrowth,
      render: (growth, { words }) => renderGrowth(growth, words),
    }),
  ],
  data: {
    garden: ({ garden }) => ({
      history: eachNote(garden, (path) => {
        const days = garden.read(historyFacts).of(path)
        return days === undefined ? [] : [{ path, ...days }]
      }),
    }),
  },
  slots: {
    'note.head': definePart({
      collect: (view, { note }) => note && view.garden.read(historyFacts).of(note.path),
      render: (days, { words }) => renderHistory(days, words),
    }),
    home: definePart({
      collect: (view) => {
        const { plantedLast, tendedLast } = recentNotes(view, maxAtHome)
        if (plantedLast.length + tendedLast.length === 0) return undefined
        return { planted: plantedLast, tended: tendedLast }
      },
      render: (recent, { words }) => renderRecent(recent, words),
    }),
  },
})
