import { tests } from 'commonmark-spec'
import { describe, expect, it } from 'vitest'
import { normalizeHtml } from './normalize-html.ts'
import { createExampleRenderer } from './render-example.ts'

const relative = 'addresses in raw HTML that are relative to the file are dropped: they would be dead'
const unclosed = 'an element that is left open ends with its parent'
const wiki = 'wiki-link syntax'
const literal = 'GFM links bare addresses'

/**
 * Examples that come out otherwise on either parser, with the reason; all are meant, none is a parser's fault. The list
 * may only shrink.
 */
const deviations: Readonly<Record<number, string>> = {
  21: relative,
  31: relative,
  96: 'frontmatter',
  98: 'frontmatter',
  148: 'an empty paragraph of raw HTML is dropped',
  159: relative,
  162: relative,
  173: 'a style element without an end is dropped alone, not with the text that follows',
  187: relative,
  344: relative,
  475: relative,
  476: relative,
  477: relative,
  494: unclosed,
  548: wiki,
  559: wiki,
  587: 'an image whose address names no image is an embed, which is a block',
  590: wiki,
  602: literal,
  606: literal,
  608: literal,
  611: literal,
  612: literal,
  629: 'CDATA is dropped',
  630: relative,
  631: relative,
  642: relative,
  643: relative,
}

describe.each(['native', 'remark'] as const)('CommonMark 0.31.2 with the %s parser', (parser) => {
  const render = createExampleRenderer(parser)
  for (const { number, section, markdown, html } of tests) {
    const source = markdown.replaceAll('→', '\t')
    const expected = normalizeHtml(html.replaceAll('→', '\t'))
    const deviation = deviations[number]
    if (deviation === undefined) {
      it(`${number} ${section}`, () => expect(normalizeHtml(render(source))).toBe(expected))
    } else {
      it(`${number} ${section}: ${deviation}`, () => expect(normalizeHtml(render(source))).not.toBe(expected))
    }
  }
})
