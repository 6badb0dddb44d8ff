import { expect, it } from 'vitest'
import { cleanTree } from '../../../src/features/export/book/clean-tree.ts'
import { writeXhtml } from '../../../src/features/export/book/write-xhtml.ts'

it('leads links and pictures of drawings on as those of texts', () => {
  const tree = cleanTree(
    '<svg viewBox="0 0 1 1"><a href="/oak/" title="Oak"><g></g></a><a href="/gone/"><path></path></a><image href="/a.png"></image><use href="#x"></use></svg>',
    {
      prefix: 'n1-',
      keepsFolds: true,
      link: (href) => (href === '/oak/' ? '#n2' : undefined),
      picture: (src) => (src === '/a.png' ? 'p1.png' : undefined),
    },
  )
  const html = writeXhtml(tree)
  expect(html).toContain('<a href="#n2"><title>Oak</title><g></g></a>')
  expect(html).not.toContain('/gone/')
  expect(html).toContain('<image href="p1.png">')
  expect(html).toContain('<use href="#n1-x">')
})
