import { enhanceWith } from '../../../../web/controllers/enhance.ts'

// Where a page has the table, and once the words are there.
enhanceWith((main) => {
  if (main.querySelector('hortus-notes')) void import('./hortus-notes.ts')
})
