import { defineFeature } from '../../define/feature.ts'
import { definePart } from '../../define/part.ts'
import { collectPageData } from './page-data.ts'
import { renderStructuredData } from './render-structured-data.ts'

/** What search engines and readers of references are told of a page, as JSON-LD. */
export const structuredData = defineFeature({
  name: 'structured-data',
  about: 'What search engines are told of notes and topics: who wrote them, when, and where they belong.',
  slots: {
    head: definePart({ collect: collectPageData, render: renderStructuredData }),
  },
})
