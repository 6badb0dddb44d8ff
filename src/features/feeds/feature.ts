import { defineFeature } from '../../define/feature.ts'
import { definePart } from '../../define/part.ts'
import { collectAlternates, renderAlternates } from './alternates.ts'
import { collectEntries } from './collect-entries.ts'
import { feedSetting } from './feed-setting.ts'
import { feedsOf } from './feeds-of.ts'
import { renderAtom } from './render-atom.ts'
import { renderJsonFeed } from './render-json-feed.ts'

/** What a reader follows: what became of the notes of the garden, of each topic that its notes declare, and of each series. */
export const feeds = defineFeature({
  name: 'feeds',
  about:
    'Feeds of what was planted and of what grew, as Atom and JSON Feed: the garden’s, each topic’s, each series’.',
  settings: [feedSetting],
  files: (view) =>
    feedsOf(view).flatMap((feed) => [
      { address: feed.atom, make: () => renderAtom(collectEntries(view, feed)) },
      { address: feed.json, make: () => renderJsonFeed(collectEntries(view, feed)) },
    ]),
  slots: { head: definePart({ collect: collectAlternates, render: renderAlternates }) },
})
