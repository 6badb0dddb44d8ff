import { existsSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import { normalizeHtml } from './normalize-html.ts'
import { createExampleRenderer } from './render-example.ts'

/**
 * Where the text of the GFM specification (0.29) lies: `test/spec.txt` of cmark-gfm, as in Debian's source package of
 * that name. Its licence does not go with ours, so it is not part of the project; `gfm.test.ts` has its rules in
 * examples of our own.
 */
const spec = process.env['HORTUS_GFM_SPEC'] ?? ''

/** Examples that come out otherwise, on both parsers. The list may only shrink. */
const deviations: Readonly<Record<number, string>> = {
  142: 'a style element without an end does not swallow the text that follows',
  556: 'wiki-link syntax',
  567: 'wiki-link syntax',
  598: 'wiki-link syntax',
  // The specification's own program gives the links that we do once the extension is on.
  610: 'written without the extension for bare addresses',
  614: 'written without the extension for bare addresses',
  616: 'written without the extension for bare addresses',
  619: 'written without the extension for bare addresses',
  620: 'written without the extension for bare addresses',
  645: 'CommonMark 0.31 lets two hyphens stand in a comment',
  646: 'CommonMark 0.31 has shorter comments',
  653: 'HTML that is not allowed is left out instead of shown',
}

describe.skipIf(!existsSync(spec))('the GFM specification at HORTUS_GFM_SPEC', () => {
  const examples = existsSync(spec) ? readExamples(readFileSync(spec, 'utf8')) : []

  describe.each(['native', 'remark'] as const)('with the %s parser', (parser) => {
    const render = createExampleRenderer(parser)
    it.each(examples)('$number $section', ({ number, markdown, html }) => {
      const source = markdown.startsWith('---') ? `\n${markdown}` : markdown
      const ours = normalizeHtml(render(source))
      const expected = normalizeHtml(html)
      if (deviations[number] === undefined) expect(ours).toBe(expected)
      // What is mended must leave the list.
      else expect(ours).not.toBe(expected)
    })
  })

  it('has all its examples', () => {
    expect(examples.length).toBe(673)
  })
})

function readExamples(text: string): { number: number; section: string; markdown: string; html: string }[] {
  const examples: { number: number; section: string; markdown: string; html: string }[] = []
  let section = ''
  const pattern = /^#{1,6} (.*)$|^`{32} example[^\n]*\n([\s\S]*?)^\.\n([\s\S]*?)^`{32}$/gm
  for (const [, heading, markdown, html] of text.matchAll(pattern)) {
    if (heading !== undefined) section = heading
    else {
      const tabs = (part = ''): string => part.replaceAll('→', '\t')
      examples.push({ number: examples.length + 1, section, markdown: tabs(markdown), html: tabs(html) })
    }
  }
  return examples
}
