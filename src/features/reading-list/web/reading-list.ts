import { enhanceWith } from '../../../../web/controllers/enhance.ts'

// Where a page has the list, and once the words are there.
enhanceWith((main) => {
  const list = main.querySelector<HTMLElement>('.reading-list')
  if (list) void import('./list-tools.ts').then(({ addListTools }) => addListTools(list))
})
