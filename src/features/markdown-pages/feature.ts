import { escapeAttribute } from '../../body/escape-html.ts'
import { defineFeature } from '../../define/feature.ts'
import { definePart } from '../../define/part.ts'
import { shownNote } from '../../model/garden.ts'
import { hrefOf } from '../../site/address.ts'
import { llmsFull, llmsIndex } from './llms-files.ts'
import { markdownAddresses } from './markdown-addresses.ts'
import { markdownPage } from './markdown-page.ts'

/** What language models and other programs read: each note as Markdown beside its page, and all of them by topic. */
export const markdownPages = defineFeature({
  name: 'markdown-pages',
  about: 'Each note’s Markdown at the address of its page with .md; llms.txt and llms-full.txt.',
  files: (view) => [
    ...[...markdownAddresses(view)].flatMap(([path, address]) => {
      const note = shownNote(view.garden, path)
      return note === undefined ? [] : [{ address, make: () => markdownPage(view, note) }]
    }),
    llmsIndex(view),
    llmsFull(view),
  ],
  slots: {
    head: definePart({
      collect: (view, { note }) => {
        const address = note && markdownAddresses(view).get(note.path)
        return address === undefined ? undefined : hrefOf(view.options.base, address)
      },
      render: (href) => `<link rel="alternate" type="text/markdown" href="${escapeAttribute(href)}">\n`,
    }),
  },
})
