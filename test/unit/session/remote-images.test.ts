import { describe, expect, it } from 'vitest'
import type { RemoteImages } from '../../../src/model/options.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { snapshotOf } from '../../snapshot-of.ts'

const host = 'https://pics.example'

/** Everything of another host that a note can ask for, each in a note of its own, and what a reader is told of it. */
const loads: Readonly<Record<string, readonly [source: string, told: string]>> = {
  image: [`![A reed](${host}/reed.png "t")`, 'A reed (pics.example)'],
  'image without words': [`![](${host}/reed%20bed.png)`, 'reed bed (pics.example)'],
  'image by reference': [`![A reed][r]\n\n[r]: ${host}/reed.png`, 'A reed (pics.example)'],
  'image in a link': [`[![A reed](${host}/reed.png)](${host}/page)`, 'A reed (pics.example)'],
  'image in a table': [`|a|\n|-|\n|![A reed](${host}/reed.png)|`, 'A reed (pics.example)'],
  film: ['![](https://www.youtube.com/watch?v=abcdefghijk)', 'abcdefghijk (www.youtube-nocookie.com)'],
  'image in HTML': [`<img src="${host}/reed.png" alt="A reed">`, 'A reed (pics.example)'],
  'image without quotes': [`<p><img src=${host}/reed.png alt=Reed></p>`, 'Reed (pics.example)'],
  'set of sizes': [`<img srcset="${host}/a.png 1x, ${host}/b.png 2x" alt="A reed">`, 'A reed (pics.example)'],
  picture: [
    `<picture><source srcset="${host}/a.webp"><img src="${host}/a.png" alt="A reed"></picture>`,
    'A reed (pics.example)',
  ],
  video: [`<video src="${host}/a.mp4" poster="${host}/a.png"></video>`, 'a (pics.example)'],
  'video by its sources': [
    `<video title="Rain"><source src="${host}/a.webm"></video>`,
    'Rain (pics.example)',
  ],
  audio: [`<audio src="//pics.example/rain.mp3" autoplay></audio>`, 'rain (pics.example)'],
  captions: [`<video src="${host}/a.mp4"><track src="${host}/a.vtt"></video>`, 'a (pics.example)'],
  frame: ['<iframe src="https://player.vimeo.com/video/12345"></iframe>', '12345 (player.vimeo.com)'],
  'picture inside of a player': [
    `<video><p><img src="${host}/a.png" alt="A reed"></p></video>`,
    'A reed (pics.example)',
  ],
}

/** What can never be asked for, whatever the setting. */
const never = [
  `<p style="background: url(${host}/a.png)">x</p>`,
  `<svg><image href="${host}/a.png"/><use href="${host}/a.svg#b"/></svg>`,
  `<table background="${host}/a.png"><tr><td>x</td></tr></table>`,
  `<link rel="stylesheet" href="${host}/a.css"><object data="${host}/a"></object><embed src="${host}/a">`,
  `<style>@import url(${host}/a.css)</style><input type="image" src="${host}/a.png">`,
]

const address = /\b(?:src|srcset|poster|data|background)="[^"]*(?:https?:)?\/\/|<link|url\(|<image|<use/

async function pageOf(
  source: string,
  remoteImages: RemoteImages,
  parser: 'native' | 'remark',
  path = 'a.md',
) {
  const files = { [path]: source, 'own.png': '', 'own.mp4': '', 'b.md': '![[a]]' }
  const snapshot = await snapshotOf(files, { remoteImages, parser })
  const page = snapshot.pageByAddress.get(snapshot.plan.addressByNote.get(path as NotePath)!)!
  const html = await snapshot.render(page)
  return { html, text: /<div class="text">([\s\S]*?)<\/div>\n<\/article>/.exec(html)![1]! }
}

/** The HTML without what a browser does not load: templates. */
const loaded = (html: string): string => html.replace(/<template>[\s\S]*?<\/template>/g, '')

/** The text that a reader sees. */
const read = (html: string): string =>
  loaded(html)
    .replace(/<[^>]*>/g, '')
    .trim()

describe.each(['native', 'remark'] as const)('what other hosts have (%s)', (parser) => {
  it.each(Object.entries(loads))('is shown, asked for or left out: %s', async (_, [source, told]) => {
    const shown = await pageOf(source, 'show', parser)
    expect(shown.text).toMatch(address)
    const click = await pageOf(source, 'click', parser)
    expect(loaded(click.text)).not.toMatch(address)
    expect(read(click.text)).toContain(told)
    expect(/<template>([\s\S]*?)<\/template>/.exec(click.text)![1]).toMatch(address)
    const block = await pageOf(source, 'block', parser)
    expect(block.text).not.toMatch(/<template|class="remote"/)
    expect(block.text).not.toMatch(address)
    expect(read(block.text)).toContain(told)
  })

  it.each(never)('is never loaded: %s', async (source) => {
    expect((await pageOf(source, 'show', parser)).text).not.toMatch(address)
  })

  it('leaves what is of the garden, and takes only the rest from it', async () => {
    const source = `<picture><source srcset="${host}/a.webp"><img src="own.png" srcset="own.png, ${host}/b.png 2x"></picture>\n\n<video src="own.mp4" poster="${host}/c.png"><track src="${host}/a.vtt"></video>\n\n![[own.png]]`
    for (const mode of ['click', 'block'] as const) {
      const { text } = await pageOf(source, mode, parser)
      expect(text).not.toContain('pics.example')
      expect(text.match(/(?:src|srcset)="\/-\/assets\/own\.(?:png|mp4)"/g)).toHaveLength(4)
    }
  })

  it('links to it where it is not shown, but not in a link', async () => {
    const { text } = await pageOf(loads['image']![0], 'block', parser)
    expect(text).toContain(
      `<a href="${host}/reed.png" class="external" rel="noopener noreferrer nofollow ugc">A reed (pics.example)</a>`,
    )
    const { text: inLink } = await pageOf(loads['image in a link']![0], 'click', parser)
    expect(inLink).toMatch(
      /<a [^>]*page"[^>]*><span class="remote"><span>A reed \(pics\.example\)<\/span><template>/,
    )
  })

  it('is told nothing of the page', async () => {
    const { html, text } = await pageOf(
      Object.values(loads)
        .map(([source]) => source)
        .join('\n\n'),
      'show',
      parser,
    )
    expect(html).toContain('<meta name="referrer" content="same-origin">')
    for (const tag of text.match(/<(?:img|iframe)\b[^>]*>/g)!)
      expect(tag).toMatch(/ referrerpolicy="(?:no-referrer|strict-origin-when-cross-origin)"/)
    for (const tag of text.match(/<(?:video|audio)\b[^>]*>/g)!.filter((player) => player.includes('//')))
      expect(tag).toContain(' preload="none"')
    for (const tag of text.match(/<a\b[^>]*https[^>]*>/g) ?? []) expect(tag).toContain('noreferrer')
  })
})

it('holds back what cards of a canvas and embeds show', async () => {
  const card = (text: string) => ({ id: text, type: 'text', x: 0, y: 0, width: 9, height: 9, text })
  const canvas = JSON.stringify({
    nodes: [card(`![A reed](${host}/reed.png)`), card(`<img src="${host}/b.png">`)],
  })
  const { text } = await pageOf(canvas, 'block', 'native', 'c.canvas')
  expect(text).not.toMatch(address)
  expect(text).toContain('A reed (pics.example)')
  const snapshot = await snapshotOf(
    { 'a.md': `![A reed](${host}/reed.png)`, 'b.md': '![[a]]' },
    { remoteImages: 'block' },
  )
  const page = snapshot.pageByAddress.get(snapshot.plan.addressByNote.get('b.md' as NotePath)!)!
  expect(await snapshot.render(page)).not.toMatch(/src="https:/)
})

it.each([
  ['show', /img-src 'self' https: http: data:; media-src 'self' https: http:; frame-src 'self' https:/],
  ['click', /img-src 'self' https: http: data:; media-src 'self' https: http:; frame-src 'self' https:/],
  ['block', /img-src 'self' data:; media-src 'self'; frame-src 'self';/],
] as const)('has a policy that fits: %s', async (mode, policy) => {
  const { html } = await pageOf('x', mode, 'native')
  expect(/<meta http-equiv="Content-Security-Policy" content="([^"]*)"/.exec(html)![1]).toMatch(policy)
})
