import { defineFeature } from '../../define/feature.ts'
import { definePart } from '../../define/part.ts'
import { searchCommand } from './command.ts'

/** Search: the notes that answer some words. */
export const search = defineFeature({
  name: 'search',
  about: 'Search: the notes that answer some words.',
  commands: [searchCommand],
  style: './search.css',
  script: './web/search.ts',
  slots: {
    header: definePart({
      collect: () => true,
      render: (_, { words }) =>
        `<button type="button" class="search" data-do="search" aria-label="${words.search}" aria-keyshortcuts="/ Control+K"><span>${words.search}</span><kbd>/</kbd></button>\n`,
    }),
  },
})
