import { describe, expect, it } from 'vitest'
import { cutBody } from '../../../src/body/cut-body.ts'
import { fillBody } from '../../../src/body/fill-body.ts'
import type { Body, Hole } from '../../../src/model/body.ts'
import type { EmbedFill, Fill, Href } from '../../../src/model/page.ts'
import type { ContentHash } from '../../../src/model/path.ts'
import { bareInset } from '../../bare-inset.ts'

const body = (...parts: readonly (string | Hole)[]): Body => {
  const html = ['']
  const holes: Hole[] = []
  for (const part of parts) {
    if (typeof part === 'string') html[html.length - 1] += part
    else {
      holes.push(part)
      html.push('')
    }
  }
  return { html, holes }
}

const other = body(
  '<p>start</p>',
  { kind: 'section', heading: 0, depth: 2 },
  '<h2',
  { kind: 'id', id: 'a' },
  '>A</h2>',
  { kind: 'section', heading: 1, depth: 3 },
  '<h3>B</h3><ul>',
  { kind: 'block-start', id: 'x', item: 'ul' },
  '<li',
  { kind: 'id', id: '^x' },
  '>item</li>',
  { kind: 'block-end', id: 'x' },
  '</ul>',
  { kind: 'section', heading: 2, depth: 2 },
  '<h2>C</h2><p>c<sup><a',
  { kind: 'local-href', id: 'fn:1' },
  { kind: 'local-id', id: 'fnref:1' },
  '>1</a></sup></p>',
  { kind: 'section', heading: -1, depth: 0 },
  '<section><ol><li',
  { kind: 'local-id', id: 'fn:1' },
  '>note</li></ol></section>',
)

const embedOf = (part: EmbedFill['part']): Fill => ({
  kind: 'note',
  tags: [],
  title: 'Other <note>',
  href: '/other/#a' as Href,
  body: 'other' as ContentHash,
  part,
  fills: [],
  idPrefix: 'e1-',
})

const fill = (hole: Hole, ...fills: Fill[]): string =>
  fillBody(body('<', hole, '>'), {
    dir: 'ltr',
    interface: 'en',
    fills,
    hrefOfTag: (tag) => (tag === 'a/b' ? '/tags/a/b/' : undefined),
    bodyByHash: () => other,
    finishes: new Map(),
    insetHtml: bareInset,
  })

const embed = (inline: boolean): Hole => ({ kind: 'embed', link: 0, inline, alt: 'al"t', width: 30 })

describe('a link', () => {
  const link: Hole = { kind: 'link', link: 0 }
  it.each<[string, Fill, string]>([
    [
      'leads to its page',
      { kind: 'page', href: '/a&b/' as Href, title: '"T"' },
      '< href="/a&amp;b/" title="&quot;T&quot;">',
    ],
    [
      'offers a file to keep',
      { kind: 'asset', href: '/a.zip' as Href, download: 'a "b".zip' },
      '< href="/a.zip" download="a &quot;b&quot;.zip">',
    ],
    [
      'is no link to a note that is not written',
      { kind: 'wanted', title: 'T' },
      '< class="wanted" title="T">',
    ],
    ['is left alone without a fill', null, '<>'],
  ])('%s', (_, of, html) => {
    expect(fill(link, of)).toBe(html)
  })
})

describe('a tag', () => {
  it('leads to its page', () => expect(fill({ kind: 'tag', tag: 'a/b' })).toBe('< href="/tags/a/b/">'))
  it('is text without a page', () => expect(fill({ kind: 'tag', tag: 'c' })).toBe('<>'))
})

describe('an embed', () => {
  it.each<[string, Hole, Fill, string]>([
    [
      'shows an image in its size',
      embed(true),
      { kind: 'image', src: '/i.png' as Href },
      '<<img src="/i.png" alt="al&quot;t" width="30" loading="lazy" decoding="async">>',
    ],
    [
      'plays a sound',
      embed(true),
      { kind: 'audio', src: '/i.mp3' as Href },
      '<<audio src="/i.mp3" controls preload="metadata" aria-label="al&quot;t" width="30"></audio>>',
    ],
    [
      'frames a PDF with a height',
      embed(true),
      { kind: 'pdf', src: '/i.pdf#page=3' as Href, height: 400 },
      '<<iframe class="pdf" src="/i.pdf#page=3" title="al&quot;t" loading="lazy" width="30" height="400"></iframe>>',
    ],
    [
      'says why it shows nothing, among blocks',
      embed(false),
      { kind: 'notice', message: 'no <x>' },
      '<<p class="notice">no &lt;x&gt;</p>>',
    ],
    [
      'says why it shows nothing, in text',
      embed(true),
      { kind: 'notice', message: 'no', href: '/x/' as Href },
      '<<span class="notice"><a href="/x/">no</a></span>>',
    ],
    [
      'is a link where a note cannot stand',
      embed(true),
      embedOf({ kind: 'whole' }),
      '<<a href="/other/#a">Other &lt;note&gt;</a>>',
    ],
  ])('%s', (_, hole, of, html) => {
    expect(fill(hole, of)).toBe(html)
  })

  it('shows a whole note without ids, its footnotes with a prefix', () => {
    const html = fill(embed(false), embedOf({ kind: 'whole' }))
    expect(html).toContain(
      '<figcaption><a href="/other/#a">Other &lt;note&gt;</a></figcaption>\n<p>start</p><h2>A</h2>',
    )
    expect(html).toContain('<a href="#e1-fn:1" id="e1-fnref:1">')
    expect(html).toContain('<li id="e1-fn:1">')
    expect(html).not.toContain('id="a"')
  })

  it('shows a section up to the next heading of its level, its footnotes on their own page', () => {
    const html = fill(embed(false), embedOf({ kind: 'section', heading: 2 }))
    expect(html).toContain(
      '</figcaption>\n<h2>C</h2><p>c<sup><a href="/other/#fn:1">1</a></sup></p>\n</figure>',
    )
  })

  it('shows a list item in a list', () => {
    expect(fill(embed(false), embedOf({ kind: 'block', id: 'x' }))).toContain('\n<ul><li>item</li></ul>\n')
  })

  it('says so where the note has no such part', () => {
    const html = fill(embed(false), embedOf({ kind: 'section', heading: 9 }))
    expect(html).toBe('<<p class="notice">“<a href="/other/#a">Other &lt;note&gt;</a>” has no such part</p>>')
  })
})

describe('cutting a body', () => {
  it('takes the headings below along', () => {
    const cut = cutBody(other, { kind: 'section', heading: 0 })
    expect(cut?.html.join('')).toBe('<h2>A</h2><h3>B</h3><ul><li>item</li></ul>')
    expect(cut?.html.length).toBe(cut!.holes.length + 1)
  })

  it('finds nothing where nothing is', () => {
    expect(cutBody(other, { kind: 'block', id: 'y' })).toBeUndefined()
  })
})
