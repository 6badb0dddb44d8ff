import { defineFeature } from '../../define/feature.ts'
import { definePart } from '../../define/part.ts'
import { collectAlternates, renderAlternates } from './alternates.ts'
import { collectEntries } from './collect-entries.ts'
import { feedsOf } from './feeds-of.ts'
import { renderAtom } from './render-atom.ts'
import { renderJsonFeed } from './render-json-feed.ts'

/** What a reader follows: the newest notes of the garden, of each topic that its notes declare, and of each series. */
export const feeds = defineFeature({
  name: 'feeds',
  about:
    'Feeds of the notes that were planted or tended last, as Atom and JSON Feed: the garden’s, each topic’s, each series’.',
  files: (view) =>
    feedsOf(view).flatMap((feed) => [
      { address: feed.atom, make: () => renderAtom(collectEntries(view, feed)) },
      { address: feed.json, make: () => renderJsonFeed(collectEntries(view, feed)) },
    ]),
  slots: { head: definePart({ collect: collectAlternates, render: renderAlternates }) },
})
