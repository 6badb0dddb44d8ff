import { describe, expect, it } from 'vitest'
import type { GardenOptions } from '../../../src/model/options.ts'
import type { NotePath } from '../../../src/model/path.ts'
import type { Snapshot } from '../../../src/session/snapshot.ts'
import { snapshotOf } from '../../snapshot-of.ts'

const parsers = ['native', 'remark'] as const

/** The text of a note's page. */
async function textOf(snapshot: Snapshot, path: string): Promise<string> {
  const page = snapshot.pageByAddress.get(snapshot.plan.addressByNote.get(path as NotePath)!)!
  const html = await snapshot.render(page)
  return /<div class="text">\n?([\s\S]*?)\n?<\/div>\n(?:<\/article>|<section|<footer)/.exec(html)![1]!
}

/** What a note in a folder shows, beside two pictures, a film and another note. */
async function shown(source: string, options: Partial<GardenOptions>): Promise<string> {
  const files = {
    'trips/Lake.md': source,
    'trips/pics/shore line.png': '',
    'trips/pics/shore@2x.webp': '',
    'trips/Walk.mp4': '',
    'trips/Plan.pdf': '',
    'boats.md': '# Rowing\n\n## Oars',
  }
  return textOf(await snapshotOf(files, options), 'trips/Lake.md')
}

describe.each(parsers)("addresses in an author's HTML, read by the %s parser", (parser) => {
  const options = { parser }

  it.each([
    [
      'shows a picture with its size',
      '<img src="pics/shore line.png" alt="Shore" width="200">',
      '<img alt="Shore" width="200" fetchpriority="high" src="/-/assets/trips/pics/shore%20line.png">',
    ],
    [
      'shows a picture in a block, and what stands around it',
      '<figure>\n  <img align="right" src=\'./pics/shore%20line.png\'>\n  <figcaption>Reeds</figcaption>\n</figure>',
      '<figure>\n  <img align="right" alt="" fetchpriority="high" src="/-/assets/trips/pics/shore%20line.png">\n  <figcaption>Reeds</figcaption>\n</figure>',
    ],
    [
      'shows a picture from the root of the garden',
      '<img src="/trips/pics/shore line.png">',
      '<img alt="" fetchpriority="high" src="/-/assets/trips/pics/shore%20line.png">',
    ],
    [
      'takes all sources of a picture along',
      '<picture><source srcset="pics/shore@2x.webp 2x, https://e.example/a,b.webp 3x" type="image/webp"><img src="pics/shore line.png"></picture>',
      '<p><picture><source type="image/webp" srcset="/-/assets/trips/pics/shore@2x.webp 2x, https://e.example/a,b.webp 3x"><img alt="" fetchpriority="high" src="/-/assets/trips/pics/shore%20line.png"></picture></p>',
    ],
    [
      'shows a film with its poster',
      '<video src="Walk.mp4" poster="pics/shore line.png"></video>',
      '<p><video controls src="/-/assets/trips/Walk.mp4" poster="/-/assets/trips/pics/shore%20line.png"></video></p>',
    ],
    [
      'shows a film by its source',
      '<video controls><source src="Walk.mp4" type="video/mp4"></video>',
      '<p><video controls><source type="video/mp4" src="/-/assets/trips/Walk.mp4"></video></p>',
    ],
    [
      'links to notes and their headings',
      '<a href="../boats.md#oars" title="About">oars</a> and <a href="../boats">boats</a>',
      '<p><a title="About" href="/boats/#oars">oars</a> and <a href="/boats/" title="Rowing">boats</a></p>',
    ],
    [
      'frames a PDF of the garden',
      '<iframe src="Plan.pdf" title="The plan" height="300"></iframe>',
      '<iframe class="pdf" src="/-/assets/trips/Plan.pdf" title="The plan" loading="lazy" height="300"></iframe>',
    ],
    [
      'shows a film that is written as a picture',
      '<img src="Walk.mp4" alt="A walk">',
      '<video src="/-/assets/trips/Walk.mp4" controls preload="metadata" aria-label="A walk"></video>',
    ],
    [
      'says what is missing in its place',
      'a <img src="pics/none.png" width="20"> b <a href="none.md">c</a>',
      '<p>a <span class="notice">“pics/none.png” is not in this garden</span> b <a class="wanted" title="Not written yet: 1 note asks for it">c</a></p>',
    ],
    [
      'finds them in a quote, over several lines',
      '> <p>\n> <img\n>   src="pics/shore line.png"></p>',
      '<blockquote>\n<p>\n<img alt="" fetchpriority="high" src="/-/assets/trips/pics/shore%20line.png"></p>\n</blockquote>',
    ],
    [
      'finds them without quotes',
      'a <img src=./pics/shore%20line.png width=20> `<img src=a/b>` [x](<y z=c/d>) <a href=../boats.md>b</a>\n\n<img src=pics/shore@2x.webp>',
      '<p>a <img width="20" alt="" fetchpriority="high" src="/-/assets/trips/pics/shore%20line.png"> <code>&lt;img src=a/b&gt;</code> <a class="wanted" title="Not written yet: 1 note asks for it">x</a> <a href="/boats/" title="Rowing">b</a></p>\n<img alt="" loading="lazy" src="/-/assets/trips/pics/shore@2x.webp">',
    ],
    [
      'reads character references',
      '<img src="pics/shore&#32;line.png" alt="a &amp; b">',
      '<img alt="a &amp; b" fetchpriority="high" src="/-/assets/trips/pics/shore%20line.png">',
    ],
    [
      'keeps pictures in links and links around pictures',
      '<a href="../boats.md"><img src="pics/shore line.png"></a>',
      '<p><a href="/boats/" title="Rowing"><img alt="" fetchpriority="high" src="/-/assets/trips/pics/shore%20line.png"></a></p>',
    ],
    [
      'leaves what is said to be a link of ours as it is',
      '<a href="hortus-0:0">a</a> <img src="hortus-1:0" alt="b"> <img src="pics/shore line.png">',
      '<p><a>a</a> b <img alt="" fetchpriority="high" src="/-/assets/trips/pics/shore%20line.png"></p>',
    ],
  ])('%s', async (_, source, html) => {
    expect(await shown(source, options)).toBe(html)
  })

  it('publishes what only HTML shows, and no more', async () => {
    const files = {
      'a.md':
        '<img src="used.png"><video poster="poster.jpg"></video> <!-- <img src="comment.png"> --> `<img src="code.png">`',
      'used.png': '',
      'poster.jpg': '',
      'comment.png': '',
      'code.png': '',
    }
    const { plan } = await snapshotOf(files, options)
    expect([...plan.addressByAsset.keys()]).toEqual(['poster.jpg', 'used.png'])
  })

  it('says where each missing one stands', async () => {
    const source = '> a\n>\n> <div>\n> <img alt="x.png" src="x.png"></div>\n\nb <a href=\'y.md#z\'>c</a>'
    const snapshot = await snapshotOf({ 'a.md': source }, options)
    const said = (await snapshot.diagnosticsOf('a.md' as NotePath))
      .filter(({ code }) => code === 'missing-target')
      .map(({ range }) => [source.slice(range!.start, range!.end), range!.start])
    expect(said).toEqual([
      ['x.png', source.indexOf('"x.png">') + 1],
      ['y.md', source.indexOf('y.md')],
    ])
  })

  it('counts a link as one, with its sentence', async () => {
    const { garden } = await snapshotOf(
      { 'a.md': 'First. See <a href="b.md">the *other* one</a> soon. Last.', 'b.md': '' },
      options,
    )
    const note = garden.notesByPath.get('a.md' as NotePath)!
    const { displayText, context } = note.links[0]!
    expect(garden.links.backlinksByPath.get('b.md' as NotePath)).toHaveLength(1)
    expect(displayText).toBe('the other one')
    expect(note.plainText.slice(context!.from, context!.to)).toBe('See the other one soon.')
    expect(note.plainText.slice(context!.linkFrom, context!.linkTo)).toBe('the other one')
  })

  it('are no links outside of the garden, within the page or without a file', async () => {
    const source =
      '<a href="https://e.example/a.md">a</a> <img src="//e.example/a.png"> <a href="#x">b</a> <a href="mailto:a@e.example">c</a> <a href="?q=1">d</a> <a href="">e</a> <b data-src="x" href="y">f</b> <script src="z.js"></script>'
    const { garden } = await snapshotOf({ 'a.md': source }, options)
    expect(garden.notesByPath.get('a.md' as NotePath)!.links).toEqual([])
  })
})
