import { describe, expect, it } from 'vitest'
import { parseNativeFragment } from '../../../src/body/native-html.ts'
import { parsePortableFragment } from '../../../src/body/portable-html.ts'
import { htmlOf, renderMarkdown } from './render-markdown.ts'

/** Useful things that authors write as HTML, each as the page holds it: nothing may be lost or changed. */
const features: Readonly<Record<string, string>> = {
  details: '<details><summary>More</summary><p>Text</p></details>',
  'details that are open': '<details open><summary>More</summary>Text</details>',
  'details in details': '<details><summary>A</summary><details><summary>B</summary>C</details></details>',
  figure:
    '<figure><img src="https://e.example/a.png" alt="A" loading="lazy" referrerpolicy="no-referrer"><figcaption>What it shows</figcaption></figure>',
  'image with a size':
    '<img src="https://e.example/a.png" alt="" width="300" height="200" loading="lazy" referrerpolicy="no-referrer">',
  'image for several screens':
    '<img src="https://e.example/a.png" alt="A" srcset="https://e.example/b.png 2x" loading="lazy" referrerpolicy="no-referrer">',
  picture:
    '<picture><source srcset="https://e.example/dark.png" media="(prefers-color-scheme: dark)"><img src="https://e.example/a.png" alt="A" loading="lazy" referrerpolicy="no-referrer"></picture>',
  video:
    '<video src="https://e.example/a.mp4" controls width="640" height="360" poster="https://e.example/a.jpg" preload="none"></video>',
  'video with sources and tracks':
    '<video controls loop muted preload="none"><source src="https://e.example/a.webm" type="video/webm"><track src="https://e.example/a.vtt" kind="captions" srclang="en" label="English"></video>',
  audio: '<audio src="https://e.example/a.mp3" controls preload="none"></audio>',
  player:
    '<iframe src="https://www.youtube-nocookie.com/embed/x" width="560" height="315" title="A talk" loading="lazy" referrerpolicy="strict-origin-when-cross-origin" sandbox="allow-scripts allow-same-origin allow-popups"></iframe>',
  kbd: '<p>Press <kbd>Ctrl</kbd>+<kbd>K</kbd></p>',
  samp: '<p><samp>out</samp> of <code>in</code> with <var>x</var></p>',
  'sub and sup': '<p>H<sub>2</sub>O, x<sup>2</sup></p>',
  abbr: '<p><abbr title="HyperText Markup Language">HTML</abbr></p>',
  dfn: '<p>A <dfn>garden</dfn> grows</p>',
  cite: '<p><cite>The Title</cite></p>',
  q: '<p><q>so he said</q></p>',
  mark: '<p><mark>marked</mark></p>',
  'ins and del': '<p><del>old</del><ins>new</ins></p>',
  's and u': '<p><s>gone</s> <u>under</u></p>',
  small: '<p><small>small print</small></p>',
  'b, i, strong, em': '<p><b>b</b><i>i</i><strong>s</strong><em>e</em></p>',
  tt: '<p><tt>typed</tt></p>',
  time: '<p><time datetime="2024-05-03">3 May</time></p>',
  br: '<p>one<br>two</p>',
  wbr: '<p>super<wbr>long</p>',
  hr: '<hr>',
  ruby: '<p><ruby>漢<rp>(</rp><rt>kan</rt><rp>)</rp></ruby></p>',
  'bdo and bdi': '<p><bdo dir="rtl">abc</bdo> <bdi>אבג</bdi></p>',
  'language and direction': '<p lang="ar" dir="rtl">مرحبا</p>',
  'direction of a box': '<div dir="auto"><p>text</p></div>',
  'definition list': '<dl><dt>Term</dt><dd>What it means</dd></dl>',
  'ordered list from elsewhere': '<ol start="3" reversed type="a"><li>x</li><li value="7">y</li></ol>',
  'list in a list': '<ul><li>a<ul><li>b</li></ul></li></ul>',
  'quote with its source': '<blockquote cite="https://e.example/"><p>x</p></blockquote>',
  address: '<p><a href="mailto:a@e.example">mail</a> <a href="tel:+49123">call</a></p>',
  'program links': '<p><a href="obsidian://open?vault=x">open</a> <a href="zotero://select/x">cite</a></p>',
  'link out':
    '<p><a href="https://e.example/" class="external" rel="noopener noreferrer nofollow ugc">out</a></p>',
  'link with a title':
    '<p><a href="https://e.example/" title="There" class="external" rel="noopener noreferrer nofollow ugc">out</a></p>',
  table:
    '<div class="table"><table><thead><tr><th>a</th></tr></thead><tbody><tr><td>b</td></tr></tbody></table></div>',
  'table with a caption':
    '<div class="table"><table><caption>What</caption><tbody><tr><td>b</td></tr></tbody></table></div>',
  'cells over several':
    '<div class="table"><table><tbody><tr><td colspan="2" rowspan="2">b</td></tr></tbody></table></div>',
  'cells that are aligned':
    '<div class="table"><table><tbody><tr><td align="right" valign="top">b</td></tr></tbody></table></div>',
  'row and column heads':
    '<div class="table"><table><tbody><tr><th scope="row">a</th><td>b</td></tr></tbody></table></div>',
  columns:
    '<div class="table"><table><colgroup><col span="2"></colgroup><tbody><tr><td>a</td><td>b</td></tr></tbody></table></div>',
  'table foot':
    '<div class="table"><table><tbody><tr><td>a</td></tr></tbody><tfoot><tr><td>1</td></tr></tfoot></table></div>',
  'centred box': '<div align="center"><p>x</p></div>',
  'centred paragraph': '<p align="center">x</p>',
  'coloured text': '<p><span style="color: #c00">red</span></p>',
  'text on a colour': '<p style="background-color: rgba(255, 255, 0, 0.4); padding: 4px">x</p>',
  'box with a width': '<div style="width: 50%; float: right; margin: 0 1em">x</div>',
  'ids, and links to them': '<p id="user-content-here">x <a href="#user-content-here">back</a></p>',
  'preformatted text': '<pre>a\n  b</pre>',
  code: '<pre><code class="language-js">let a = 1</code></pre>',
  'drawing with shapes':
    '<svg width="20" height="20" viewBox="0 0 20 20"><circle cx="10" cy="10" r="5" fill="red" stroke="#000" stroke-width="2"></circle><rect x="1" y="1" width="3" height="3" rx="1"></rect></svg>',
  'drawing with a path':
    '<svg viewBox="0 0 9 9"><g transform="rotate(45)"><path d="M0 0L9 9" fill="none" stroke="currentColor" stroke-linecap="round"></path></g></svg>',
  'drawing with text':
    '<svg viewBox="0 0 9 9"><text x="1" y="5" font-size="3" text-anchor="middle">a<tspan dx="1">b</tspan></text></svg>',
  'drawing with a gradient':
    '<svg viewBox="0 0 9 9"><defs><linearGradient id="user-content-g" x1="0" x2="1"><stop offset="0" stop-color="red" stop-opacity="0.5"></stop></linearGradient></defs><rect width="9" height="9" fill="url(#user-content-g)"></rect></svg>',
  'drawing with arrows':
    '<svg viewBox="0 0 9 9"><defs><marker id="user-content-m" orient="auto" refX="1" refY="1" markerWidth="4" markerHeight="4"><polygon points="0 0 2 1 0 2"></polygon></marker></defs><line x1="0" y1="0" x2="9" y2="9" marker-end="url(#user-content-m)"></line><polyline points="0 0 1 1"></polyline><ellipse cx="1" cy="1" rx="1" ry="2"></ellipse></svg>',
  'hidden from screen readers': '<p><span aria-hidden="true">★</span></p>',
  'named for screen readers': '<p><span aria-label="five stars" role="img">★</span></p>',
  'section headings': '<h3>Heading</h3>',
  section: '<section><p>x</p></section>',
  'own class of ours':
    '<div class="callout" data-callout="note"><p class="callout-title">Title</p><p>x</p></div>',
}

describe.each([
  ['native', parseNativeFragment],
  ['portable', parsePortableFragment],
])('what authors write as HTML, read by the %s parser', (_, parseFragment) => {
  // Authors' ids are prefixed, so that none takes the place of one of the page's own.
  const written = (html: string): string => html.replaceAll('user-content-', '')

  it.each(Object.entries(features))('keeps %s', (_name, inner) => {
    // An element that does not start a block would become a paragraph.
    const html = `<div>${inner}</div>`
    expect(htmlOf(renderMarkdown(`${written(html)}\n`, { parseFragment })).trim()).toBe(html)
  })
})

it('are at least 60', () => {
  expect(Object.keys(features).length).toBeGreaterThanOrEqual(60)
})

it('calls a link that holds an image alone by the name of the image', () => {
  const link = (image: string): string => htmlOf(renderMarkdown(`[${image}](https://e.example/)`))
  expect(link('![](https://e.example/images/dark%20theme.png?raw=1)')).toContain('alt="dark theme"')
  expect(link('![A theme](https://e.example/a.png)')).toContain('alt="A theme"')
  expect(link('![](https://e.example/%E0.png)')).toContain('alt="%E0"')
  expect(htmlOf(renderMarkdown('Text ![](https://e.example/a.png)'))).toContain('alt=""')
})
