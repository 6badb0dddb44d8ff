import { defineFeature } from '../../define/feature.ts'
import { definePart } from '../../define/part.ts'
import { searchCommand } from './command.ts'
import { countNeighbourShards, neighbourFiles } from './neighbours/neighbour-files.ts'

/** Search: the notes that answer some words. */
export const search = defineFeature({
  name: 'search',
  about: 'Search: the notes that answer some words.',
  commands: [searchCommand],
  style: './search.css',
  script: './web/search.ts',
  files: neighbourFiles,
  slots: {
    header: definePart<number | true>({
      // How many files have names in other gardens.
      collect: ({ garden }) => countNeighbourShards(garden) || true,
      render: (shards, { words }) =>
        `<button type="button" class="search" data-do="search"${shards === true ? '' : ` data-neighbours="${shards}"`} aria-label="${words.search}" aria-keyshortcuts="/ Control+K"><span>${words.search}</span><kbd>/</kbd></button>\n`,
    }),
  },
})
