import { describe, expect, it } from 'vitest'
import { type AnySetting, settingOf } from '../../../src/define/setting.ts'
import {
  authorSetting,
  footerSetting,
  licenseSetting,
  linksSetting,
  logoSetting,
  webmentionSetting,
} from '../../../src/features/identity/identity-settings.ts'
import { letterIcon } from '../../../src/features/identity/letter-icon.ts'
import { nameOfLink } from '../../../src/features/identity/name-of-link.ts'
import { renderInlineMarkdown } from '../../../src/features/identity/render-inline-markdown.ts'
import { everyFeature } from '../../../src/features/shipped.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { sessionOn, snapshotOf } from '../../snapshot-of.ts'

const problemOf = (setting: AnySetting, value: unknown): string => {
  const result = setting.read(value, true)
  return 'value' in result ? '' : result.map(({ at = '', problem }) => `${at}: ${problem}`).join('\n')
}

describe('what a garden says of whose it is', () => {
  it('names where other sites may say that they wrote of a page', async () => {
    const snapshot = await snapshotOf(
      { 'A.md': 'Text.' },
      { settings: { webmention: 'https://mentions.example/ada?x=1&y' } },
    )
    const html = await snapshot.render(snapshot.plan.pages.find(({ kind }) => kind === 'note')!)
    expect(html).toContain('<link rel="webmention" href="https://mentions.example/ada?x=1&amp;y">')
    expect(problemOf(webmentionSetting, 'mentions.example')).toContain('expected a web address')
  })

  it('is on every page: the author, links that are theirs, the licence, the footer, the logo, the icon', async () => {
    const session = sessionOn(
      createMemoryStore({ 'A.md': 'Text.', 'img/leaf.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>' }),
      {
        base: '/notes/',
        title: 'Leaves',
        settings: {
          author: { name: 'Ada <L>', url: 'https://ada.example', avatar: 'img/leaf.svg', about: 'Writes.' },
          links: ['https://example.org/@ada', 'mailto:ada@example.org'],
          logo: 'img/leaf.svg',
          license: 'CC-BY-4.0',
          copyright: '2026 Ada',
          footer: 'Kept *slowly*. [Why](/a/) <b onclick="x">or</b> [not](javascript:x).\n\nEnd.',
        },
      },
      everyFeature,
    )
    const snapshot = await session.update()
    const page = snapshot.plan.pages.find(({ kind }) => kind === 'note')!
    const html = await snapshot.render(page)
    const foot = /<footer class="foot">[\s\S]*?<\/footer>/.exec(html)?.[0]
    expect(foot).toBe(`<footer class="foot">
<p class="author"><img src="/notes/-/assets/img/leaf.svg" alt="" width="40" height="40" loading="lazy"><span><strong><a rel="author me" href="https://ada.example">Ada &lt;L&gt;</a></strong><span class="about">Writes.</span></span></p>
<div class="words"><p>Kept <em>slowly</em>. <a href="/notes/a/">Why</a> or not.</p>
<p>End.</p></div>
<ul class="elsewhere" role="list" aria-label="Elsewhere"><li><a rel="me" data-kind="social" href="https://example.org/@ada">@ada@example.org</a></li><li><a rel="me" data-kind="mail" href="mailto:ada@example.org">ada@example.org</a></li></ul>
<p class="rights"><span>© 2026 Ada</span> <span>Licence: <a rel="license" href="https://creativecommons.org/licenses/by/4.0/">CC BY 4.0</a></span></p>
</footer>`)
    expect(html).toContain('<meta name="author" content="Ada &lt;L>">')
    expect(html).toContain('<link rel="me" href="https://example.org/@ada">')
    expect(html.match(/<link rel="icon"/g)).toHaveLength(1)
    expect(html).toContain(
      '<img class="logo" src="/notes/-/assets/img/leaf.svg" alt="" height="28">Leaves</a>',
    )
  })

  it('is nothing where the settings say nothing, but the letter of the garden on its tab', async () => {
    const snapshot = await sessionOn(
      createMemoryStore({ 'A.md': 'Text.' }),
      { title: 'ßeta' },
      everyFeature,
    ).update()
    const html = await snapshot.render(snapshot.plan.pages[0]!)
    expect(html).not.toContain('<footer')
    expect(html).not.toContain('name="author"')
    expect(decodeURIComponent(/rel="icon" href="([^"]*)"/.exec(html)?.[1] ?? '')).toContain('>SS</text>')
  })

  it.each([
    [authorSetting, 3, ': found 3, expected a name, or an object such as { "name": "Ada" }'],
    [
      authorSetting,
      { name: 'A', mail: 'x' },
      'mail: unknown setting, expected one of name, url, avatar, about',
    ],
    [authorSetting, { name: 'A', url: 'javascript:x' }, 'url: found "javascript:x", expected a web address'],
    [linksSetting, ['javascript:x'], ': found "javascript:x", expected a web or mail address'],
    [
      logoSetting,
      '../leaf.svg',
      ': found "../leaf.svg", expected a picture in the garden such as "img/leaf.svg"',
    ],
    [footerSetting, 3, ': found 3, expected Markdown of at most 4,000 characters'],
  ] as const)('is refused with what was expected', (setting, value, problem) => {
    expect(problemOf(setting, value)).toBe(problem)
  })

  it('may be a name alone, and a licence of one’s own', () => {
    expect(settingOf({ settings: { author: 'Ada' } }, authorSetting)).toEqual({ name: 'Ada' })
    const own = { name: 'House rules', url: 'https://ada.example/rules' }
    expect(settingOf({ settings: { license: own } }, licenseSetting)).toEqual(own)
    expect(problemOf(licenseSetting, 'GPL')).toContain('CC-BY-4.0')
  })
})

describe('a link of the author', () => {
  it.each([
    ['https://github.com/ada', 'github.com', 'code'],
    ['https://www.example.org/blog', 'example.org', 'web'],
    ['https://social.example/@ada', '@ada@social.example', 'social'],
    ['https://example.org/feed.xml', 'example.org', 'feed'],
    ['https://orcid.org/0000-0001', 'orcid.org', 'scholar'],
    ['mailto:a@b.example', 'a@b.example', 'mail'],
  ])('%s is called by what readers know it by', (href, name, kind) => {
    expect(nameOfLink(href)).toEqual({ href, name, kind })
  })
})

describe('the words at the foot', () => {
  it('are Markdown without HTML, and their addresses begin at the garden', () => {
    expect(renderInlineMarkdown('**a** `b<` [c](/d) [e](//f) ![g](h)', '/x/')).toBe(
      '<p><strong>a</strong> <code>b&lt;</code> <a href="/x/d">c</a> <a href="//f">e</a> </p>',
    )
    expect(renderInlineMarkdown('', '/')).toBe('')
  })
})

describe('the letter of a garden', () => {
  it('ends no attribute, whatever its name begins with', () => {
    for (const title of ['"x', "'x", '<x', '&x', '👩🏽‍🌾 garden', ''])
      expect(letterIcon(title, 'oklch(42% 0.09 150)')).toMatch(/^data:image\/svg\+xml,[\w%:=/,.!~*()' -]*$/)
  })
})
