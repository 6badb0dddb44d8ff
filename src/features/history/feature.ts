import { defineFeature } from '../../define/feature.ts'
import { defineOverview } from '../../define/page-kind.ts'
import { definePart } from '../../define/part.ts'
import { eachNote } from '../../model/each-note.ts'
import type { DatedLink } from '../../model/page.ts'
import { historyFacts } from './facts.ts'
import { gardenGrowth, latelyTouched } from './garden-growth.ts'
import { historyProperties } from './history-of-note.ts'
import { renderGrowth, renderLately } from './render-growth.ts'
import { renderHistory, renderLastDay } from './render-note-history.ts'

/** Notes that home names as planted or tended lately. */
const maxAtHome = 5

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
    'note.facts': definePart({
      collect: (view, { note, address }) => {
        const { planted, tended } = (note && view.garden.read(historyFacts).of(note.path)) ?? {}
        const day = tended ?? planted
        return address === '' || day === undefined ? undefined : { day, isTended: tended !== undefined }
      },
      render: (last, { words }) => renderLastDay(last, words),
    }),
    'note.after': definePart({
      collect: (view, { note }) => note && view.garden.read(historyFacts).of(note.path),
      render: (days, { words }) => renderHistory(days, words),
    }),
    home: definePart<readonly DatedLink[]>({
      collect: (view) => {
        const lately = latelyTouched(view, maxAtHome)
        return lately.length === 0 ? undefined : lately
      },
      render: (lately, { words }) => renderLately(lately, words),
      links: (lately) => lately,
    }),
  },
})
