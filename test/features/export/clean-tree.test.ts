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

it('leaves out what a screen alone needs: a plot for phones, what moves a simulation, grounds without a size', () => {
  const tree = cleanTree(
    '<div class="plot-wide"><svg><rect></rect><rect width="2" height="1"></rect></svg></div><div class="plot-narrow"><svg><path></path></svg></div>' +
      '<figure class="simulation"><p class="simulation-says">At 2</p><div class="simulation-bar"><output>2 / 40</output></div><div class="simulation-controls"><label>Speed</label></div></figure>',
    { prefix: '', keepsFolds: false, link: () => undefined, picture: () => undefined },
  )
  const html = writeXhtml(tree)
  expect(html.match(/<rect/g)).toHaveLength(1)
  expect(html).toContain('At 2')
  expect(html).not.toMatch(/<path|2 \/ 40|Speed/)
})

// Mermaid gives the circle at which states begin a width and a height; epubcheck knows none of them there.
it('leaves out sizes that an element of a drawing has not', () => {
  const tree = cleanTree('<svg width="9" height="9"><circle r="7" width="14" height="14"></circle></svg>', {
    prefix: '',
    keepsFolds: false,
    link: () => undefined,
    picture: () => undefined,
  })
  expect(writeXhtml(tree)).toContain('<circle r="7"></circle>')
  expect(writeXhtml(tree)).toMatch(/<svg [^>]*width="9"/)
})
