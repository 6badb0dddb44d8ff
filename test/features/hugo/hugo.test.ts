import { describe, expect, it } from 'vitest'
import { addressesOf } from '../../../src/features/hugo/page-address.ts'
import { isHugo, noSite, readSite } from '../../../src/features/hugo/read-settings.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { describeNotes } from '../describe-notes.ts'
import { notesOf, optionsIn, textOfPage } from '../dialect-garden.ts'

const shown = async (text: string): Promise<string> =>
  textOfPage(await notesOf('hugo', { 'a.md': text }), 'a.md')

const folderWith = (files: Readonly<Record<string, string>>, name = 'site') => ({
  name,
  has: (path: string) => Object.keys(files).some((file) => file === path || file.startsWith(`${path}/`)),
  read: (path: string) => files[path],
})

// gohugo.io/content-management/shortcodes, gohugo.io/shortcodes, gohugo.io/content-management/cross-references
describe('a site of Hugo', () => {
  describeNotes({
    name: 'hugo',
    pages: [
      'content/_index.md',
      'content/posts/first.md',
      'content/posts/slugged.md',
      'content/posts/bundle/index.md',
      'content/docs/shortcodes.md',
    ],
    problems: [],
  })

  it('is recognised by its settings, and no other program by a config.toml', () => {
    expect(optionsIn('test/fixtures/gardens/hugo').dialects?.map(({ name }) => name)).toEqual(['hugo'])
    expect(isHugo(folderWith({ 'config.toml': 'base_url = "https://zola.example"' }), 'config.toml')).toBe(
      false,
    )
    expect(isHugo(folderWith({ '../config.yaml': 'baseURL: /\n' }, 'content'), '../config.yaml')).toBe(true)
    expect(isHugo(folderWith({ '../config.yaml': 'baseURL: /\n' }, 'notes'), '../config.yaml')).toBe(false)
  })

  it('says where its pages are', () => {
    const site = readSite(
      folderWith({
        'hugo.yaml':
          'baseurl: https://a.example/b/\ncontentDir: pages\npermalinks:\n  page:\n    log: /:year/:title/\n',
        'pages/a.md': '',
      }),
    )
    expect(site).toEqual({ root: 'pages', base: '/b', permalinks: { log: '/:year/:title/' } })
    const addresses = addressesOf('pages/log/x.md' as NotePath, { title: 'A Day', date: '2024-05-01' }, site)
    expect(addresses).toEqual(expect.arrayContaining(['/log/x', '/2024/a-day', '/b/2024/a-day']))
    expect(addressesOf('a/b.fr.md' as NotePath, { url: '/c/d/' }, noSite)).toEqual(
      expect.arrayContaining(['/a/b', '/c/d']),
    )
  })

  it('keeps boxes in boxes apart, however deep', async () => {
    const depth = 9
    const names = Array.from({ length: depth }, (_, i) => `b${i}`)
    const html = await shown(
      [
        ...names.map((name) => `{{< ${name} >}}`),
        'Text.',
        ...names.reverse().map((name) => `{{< /${name} >}}`),
      ].join('\n'),
    )
    expect(html).not.toMatch(/\{\{|:::/)
    expect(html).toContain('Text.')
  })

  it.each([
    ['{{< ref', '{{&lt; ref'],
    ['{{< a "}} b', '{{&lt; a "}} b'],
    ['[x]({{< strange >}})', 'x'],
    ['`{{< x >}}`', '<code>{{&lt; x &gt;}}</code>'],
    ['{{< /end >}} and', ' and'],
  ])('shows %j', async (source, html) => {
    expect(await shown(source)).toBe(`<p>${html}</p>\n`)
  })
})
