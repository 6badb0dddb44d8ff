import { defineFeature } from '../../define/feature.ts'
import { answerQuery } from './answer-query.ts'
import { queryCommand } from './command.ts'
import { queryNames } from './facts.ts'
import { invalidQuery, longQuery, unansweredQuery } from './rules.ts'

/** Questions that notes ask of their garden, answered while the site is built. */
export const queries = defineFeature({
  name: 'queries',
  about:
    'Tables, lists and tasks of notes by their properties: queries of Dataview and Bases, answered while the site is built.',
  facts: [queryNames],
  rules: [invalidQuery, unansweredQuery, longQuery],
  commands: [queryCommand],
  answerQuery,
  pageStyle: './queries.css',
  script: './web/queries.ts',
})
