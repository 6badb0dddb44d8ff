import { defineFeature } from '../../define/feature.ts'

/** The notes of Logseq: how they are read is in `dialect.ts`. */
export const logseq = defineFeature({
  name: 'logseq',
  about:
    'Notes of Logseq, read where they stand: journals, namespaces, properties, tasks, references and embeds of blocks.',
})
