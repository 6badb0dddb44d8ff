import { defineFeature } from '../../define/feature.ts'
import { definePart } from '../../define/part.ts'
import { defineProperty } from '../../define/property.ts'
import { noteEntry } from '../../site/note-link.ts'
import { renderEntries, renderSection } from '../../site/note-lists.ts'
import { startFacts } from './facts.ts'

/** Notes that home names at most. */
const maxAtHome = 24

/** The notes with which a newcomer begins. */
export const start = defineFeature({
  name: 'start',
  about: 'Start here: the notes with which a newcomer begins.',
  facts: [startFacts],
  properties: [
    defineProperty({
      name: 'start',
      about: 'Whether newcomers begin here; of a topic, the notes with which they begin.',
      kind: 'links',
      offers: ['true'],
    }),
  ],
  data: { garden: ({ garden }) => ({ start: garden.read(startFacts) }) },
  slots: {
    home: definePart({
      collect: (view) => {
        const paths = view.garden.read(startFacts).slice(0, maxAtHome)
        const entries = paths.flatMap((path) => {
          const note = view.garden.notesByPath.get(path)
          return note ? [noteEntry(view, note)] : []
        })
        return entries.length === 0 ? undefined : entries
      },
      render: (notes, { words }) => renderSection(words.startHere, renderEntries(notes, words), 'home-start'),
    }),
  },
})
