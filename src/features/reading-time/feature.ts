import { defineFeature } from '../../define/feature.ts'
import { definePart } from '../../define/part.ts'
import { minutesToRead } from '../../model/reading-time.ts'

/** How long a note takes to read. */
export const readingTime = defineFeature({
  name: 'reading-time',
  about: 'Reading time: how many minutes a note takes to read, below its title.',
  slots: {
    'note.facts': definePart({
      collect: (_, { note, address }) =>
        note === undefined || address === '' ? undefined : minutesToRead(note.wordCount),
      render: (minutes, { words }) => words.shortMinutes(minutes, words.number(minutes)),
    }),
  },
})
