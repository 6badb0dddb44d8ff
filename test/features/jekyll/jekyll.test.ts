import { describe, expect, it } from 'vitest'
import { addressesOf } from '../../../src/features/jekyll/page-address.ts'
import { isJekyll, noSite } from '../../../src/features/jekyll/read-settings.ts'
import type { NotePath } from '../../../src/model/path.ts'
import type { Properties } from '../../../src/model/properties.ts'
import { describeNotes } from '../describe-notes.ts'
import { notesOf, optionsIn, textOfPage } from '../dialect-garden.ts'

const shown = async (text: string): Promise<string> =>
  textOfPage(await notesOf('jekyll', { 'a.md': text }), 'a.md')

// jekyllrb.com/docs/liquid, jekyllrb.com/docs/permalinks, kramdown.gettalong.org/syntax.html
describe('a site of Jekyll', () => {
  describeNotes({
    name: 'jekyll',
    pages: ['index.md', 'about.md', '_posts/2024-01-02-first.md'],
    problems: ['_drafts/kept.md: not-published'],
  })

  it('is recognised by its settings, and no other program by them', () => {
    expect(optionsIn('test/fixtures/gardens/jekyll').dialects?.map(({ name }) => name)).toEqual(['jekyll'])
    const folder = { has: () => true, read: () => 'title: x\npublic_dir: public\n' }
    expect(isJekyll(folder, '_config.yml')).toBe(false)
  })

  it.each<[string, string, Properties, string]>([
    ['pretty', '_posts/2024-01-02-a-b.md', {}, '/2024/01/02/a-b'],
    ['ordinal', '_posts/2024-03-01-a.md', { categories: ['X Y'] }, '/x/y/2024/061/a'],
    ['/:year/:slug.html', 'x/_posts/2024-01-02-a.md', { slug: 's' }, '/2024/s'],
    ['date', 'page.md', { permalink: '/p/q/' }, '/p/q'],
    ['date', 'page.md', { redirect_from: ['/old.html'] }, '/old'],
  ])('with %s has %s with %j at %s', (permalink, path, properties, address) => {
    const site = { ...noSite, permalink, base: '/b' }
    expect(addressesOf(path as NotePath, properties, site)).toEqual(
      expect.arrayContaining([address, `/b${address}`]),
    )
  })

  it.each([
    ['{{ open', '{{ open'],
    ['{% open', '{% open'],
    // What looks for its end in more than one way would look for hours.
    [`{% ${'"'.repeat(60)}`, `{% ${'"'.repeat(60)}`],
    ['{% comment %}{% comment %}a{% endcomment %}{% endcomment %}b', 'b'],
    ['{% raw %}{{ a }}{% raw %}{% endraw %}b', `{{ a }}{% raw %}${' '.repeat(12)}b`],
    [
      'a {{ site.title }}{{ site.title }} {% raw %}*c*{% endraw %}',
      'a <code>{{ site.title }}</code><code>{{ site.title }}</code>          <em>c</em>',
    ],
    ['[x]({{ a.b }}) y', 'x y'],
    ['`{{ x }}` {: .no}', '<code>{{ x }}</code> {: .no}'],
    ['a {% if x %}b{% endif %}', 'a <code>{% if x %}b{% endif %}</code>'],
    ['{{ "a" | upcase | append: "b" }}', 'Ab'],
  ])('shows %j', async (source, html) => {
    expect(await shown(source)).toBe(`<p>${html}</p>\n`)
  })
})
