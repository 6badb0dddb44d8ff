import { tests } from 'commonmark-spec'
import { describe, expect, it } from 'vitest'
import { normalizeHtml } from './normalize-html.ts'
import { createExampleRenderer } from './render-example.ts'

/**
 * Examples that come out otherwise, on both parsers, each with what comes out instead. The list may only shrink. What
 * belongs to the garden's own syntax and to GFM, which notes are written in, is meant; nothing is a parser's fault.
 */
const deviations: Readonly<Record<number, readonly [why: string, html: string]>> = {
  548: ['wiki-link syntax', '<p>[<a href="">foo</a>]</p><p>[<a href="">foo</a>]: /url</p>'],
  559: ['wiki-link syntax', '<p><a href="">*foo* bar</a></p>'],
  590: ['wiki-link syntax', '<p><img src="foo" alt="foo"></p><p><a href="">foo</a>: /url "title"</p>'],
  602: [
    'GFM links bare addresses',
    '<p>&lt;<a href="https://foo.bar/baz">https://foo.bar/baz</a> bim&gt;</p>',
  ],
  606: [
    'GFM links bare addresses',
    '<p>&lt;<a href="mailto:foo+@bar.example.com">foo+@bar.example.com</a>&gt;</p>',
  ],
  608: ['GFM links bare addresses', '<p>&lt; <a href="https://foo.bar">https://foo.bar</a> &gt;</p>'],
  611: ['GFM links bare addresses', '<p><a href="https://example.com">https://example.com</a></p>'],
  612: ['GFM links bare addresses', '<p><a href="mailto:foo@bar.example.com">foo@bar.example.com</a></p>'],
  173: ['a style element without an end does not swallow the text that follows', 'foo'],
}

describe.each(['native', 'remark'] as const)('CommonMark 0.31.2 with the %s parser', (parser) => {
  const render = createExampleRenderer(parser)
  for (const { number, section, markdown, html } of tests) {
    const written = markdown.replaceAll('→', '\t')
    // What starts with `---` at the very start would be frontmatter; on the second line it is Markdown.
    const source = written.startsWith('---') ? `\n${written}` : written
    const [why, instead] = deviations[number] ?? []
    const expected = instead ?? html.replaceAll('→', '\t')
    it(`${number} ${section}${why === undefined ? '' : `: ${why}`}`, () => {
      const ours = normalizeHtml(render(source))
      expect(ours).toBe(normalizeHtml(expected))
      // A deviation that is gone must leave the list.
      if (instead !== undefined) expect(ours).not.toBe(normalizeHtml(html.replaceAll('→', '\t')))
    })
  }

  it('has all 652 examples', () => {
    expect(tests.length).toBe(652)
  })
})
