import { defineFeature } from '../../define/feature.ts'
import { definePart } from '../../define/part.ts'
import { eachNote } from '../../model/each-note.ts'
import { collectRelated } from './collect-related.ts'
import { relatedFacts } from './facts.ts'
import { renderRelated } from './render-related.ts'

/** Notes that have to do with each other, and why. */
export const related = defineFeature({
  name: 'related',
  about: 'Related notes: what has to do with a note and is not linked with it, and why.',
  style: './related.css',
  facts: [relatedFacts],
  data: {
    garden: ({ garden }) => ({
      related: eachNote(garden, (path) => {
        const to = garden.read(relatedFacts).relatedTo(path)
        return to.length === 0 ? [] : [{ path, to }]
      }),
    }),
  },
  slots: {
    'note.aside': definePart({
      collect: (view, { note }) => {
        const entries = note ? collectRelated(view, note.path) : []
        return entries.length === 0 ? undefined : entries
      },
      render: (entries, { words }) => renderRelated(entries, words),
    }),
  },
})
