import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { cleanStyle, harmlessStyle } from '../../../src/body/clean-style.ts'
import { htmlOf, renderMarkdown } from './render-markdown.ts'

describe('cleanStyle', () => {
  it.each([
    ['padding: 62.29% 0 0 0; padding-left: 4px', 'padding-left: 4px'],
    ['color:red', 'color: red'],
    ['COLOR : #FF00AA ; ', 'color: #ff00aa'],
    ['background: transparent; border: 1px solid #ccc;', 'background: transparent; border: 1px solid #ccc'],
    ['color: rgba(0, 0, 0, 0.3) !important', 'color: rgba(0, 0, 0, 0.3)'],
    ['width:50%;max-width:12.5em', 'width: 50%; max-width: 12.5em'],
    ['font-family: "Fira Code", monospace', 'font-family: "Fira Code", monospace'],
    ['text-align:center;position:fixed', 'text-align: center'],
  ])('keeps of %j what is harmless', (style, kept) => {
    expect(cleanStyle(style)).toBe(kept)
    expect(cleanStyle(kept)).toBe(kept)
  })

  it.each([
    'background: url(https://e.example/x)',
    'background: u\\72l(x)',
    'background:/**/url(x)',
    'background-image: image-set("x" 1x)',
    'position: fixed',
    'z-index: 9',
    'margin: -100px',
    'width: expression(alert(1))',
    'width: calc(1px)',
    'color: var(--x)',
    'content: "x"',
    'behavior: url(x)',
    '-moz-binding: url(x)',
    '--x: red',
    '@import "x"',
    'color: red}body{display:none',
    'color',
    '',
    `color: red;${' '.repeat(2_000)}`,
  ])('drops %j', (style) => {
    expect(cleanStyle(style)).toBeUndefined()
  })

  it('gives what it would give again, and nothing that the sanitiser refuses', () => {
    const part = fc.constantFrom(
      ...[
        'color',
        ':',
        ' ',
        ';',
        'red',
        'url(',
        ')',
        '"',
        "'",
        '#fff',
        '1px',
        ',',
        '/',
        '\\',
        '!important',
        'width',
        '\n',
      ],
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 16 }), (parts) => {
        const kept = cleanStyle(parts.join(''))
        if (kept === undefined) return
        expect(cleanStyle(kept)).toBe(kept)
        expect(kept).toMatch(harmlessStyle)
        expect(kept).not.toMatch(/url|\\/)
      }),
      { seed: 7, numRuns: 2_000 },
    )
  })
})

describe('frames', () => {
  const frame = (src: string, iframeHosts?: readonly string[]) =>
    htmlOf(renderMarkdown(`<iframe src="${src}"></iframe>`, iframeHosts && { iframeHosts }))

  it('are those of the hosts that the garden lists', () => {
    expect(frame('https://player.vimeo.com/video/1?h=2')).toContain(
      '<iframe src="https://player.vimeo.com/video/1?h=2"',
    )
    expect(frame('https://www.youtube.com/embed/x')).toContain(
      'src="https://www.youtube-nocookie.com/embed/x"',
    )
    expect(frame('https://a.example/x', ['a.example'])).toContain('<iframe src="https://a.example/x"')
  })

  it.each([
    ['https://a.example/x', undefined],
    ['https://player.vimeo.com/video/1', []],
    ['https://a.example.evil.example/', ['a.example']],
    ['https://a.example@evil.example/', ['a.example']],
    ['https://axexample/', ['a.example']],
    ['http://a.example/', ['a.example']],
    ['javascript:alert(1)//https://a.example/', ['a.example']],
  ])('of others become links at most: %s', (src, hosts) => {
    expect(frame(src, hosts)).not.toContain('<iframe')
  })
})
