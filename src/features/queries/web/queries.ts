import { enhanceWith } from '../../../../web/controllers/enhance.ts'

// Where a page has a table, and once the words are there.
enhanceWith((main) => {
  if (main.querySelector('.query thead'))
    void import('./sort-tables.ts').then(({ addSorting }) => addSorting(main))
})
