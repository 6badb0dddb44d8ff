import { defineFeature } from '../../define/feature.ts'

/** Files of Org: how they are read is in `format.ts`. */
export const org = defineFeature({
  name: 'org',
  about: 'Files of Org (.org) as notes: headings, lists, tables, links, code, tasks, properties, footnotes.',
})
