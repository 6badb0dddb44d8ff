import { defineFeature } from '../../define/feature.ts'
import { definePart } from '../../define/part.ts'
import { defineProperty } from '../../define/property.ts'
import { collectWays, type Way } from './collect-ways.ts'
import { startFacts, startHereFacts } from './facts.ts'
import { renderWays } from './render-ways.ts'

/** The notes with which a newcomer begins. */
export const start = defineFeature({
  name: 'start',
  about: 'Start here: the notes with which a newcomer begins.',
  facts: [startFacts, startHereFacts],
  properties: [
    defineProperty({
      name: 'start',
      about: 'Whether newcomers begin here; of a topic, the notes with which they begin.',
      kind: 'links',
      offers: ['true'],
    }),
    defineProperty({
      name: 'start-here',
      about: 'The ways into the garden that home shows: of its own note, their notes; of another, `true`.',
      kind: 'links',
      offers: ['true'],
    }),
  ],
  data: { garden: ({ garden }) => ({ start: garden.read(startFacts) }) },
  slots: {
    home: definePart<readonly Way[]>({
      collect: (view, { note }) => {
        const ways = collectWays(view, note)
        return ways.length === 0 ? undefined : ways
      },
      render: (ways, { words }) => renderWays(ways, words),
      links: (ways) => ways,
    }),
  },
})
