import { describe, expect, it } from 'vitest'
import type { NotePath } from '../../../src/model/path.ts'
import { describeNote } from '../../../src/site/describe-note.ts'
import { dialectGarden, notesOf, optionsIn, textOfPage } from '../dialect-garden.ts'

const gardens = 'test/fixtures/gardens'

const targetsIn = async (garden: string, path: string): Promise<readonly string[]> =>
  (await dialectGarden(`${gardens}/${garden}`)).garden.links.resolutionsByPath
    .get(path as NotePath)!
    .map((one) => ('path' in one ? `${one.path}${'anchor' in one ? `#${one.anchor}` : ''}` : one.kind))

// vitepress.dev/guide/routing, starlight.astro.build/guides/i18n: an address begins at the folder of the notes, in each language.
describe('addresses of pages in a manual', () => {
  it.each([
    [
      'vitepress',
      'docs/en/index.md',
      [
        'docs/en/guide/plant.md',
        'docs/en/guide/index.md',
        'docs/zh/guide/plant.md',
        'docs/en/guide/plant.md#tools-new',
      ],
    ],
    ['vitepress', 'docs/en/guide/index.md', ['docs/en/index.md']],
    [
      'vitepress',
      'docs/en/guide/plant.md',
      ['docs/en/guide/plant.md#tools-new', 'docs/en/guide/plant.md#1-dig'],
    ],
    ['vitepress', 'docs/zh/guide/plant.md', ['docs/en/guide/plant.md', 'docs/zh/guide/plant.md']],
    [
      'starlight',
      'docs/src/content/docs/index.mdx',
      [
        'docs/src/content/docs/guides/plant.mdx',
        'docs/src/content/docs/de/guides/plant.mdx',
        'docs/public/tea.txt',
      ],
    ],
    ['starlight/docs', 'src/content/docs/de/guides/plant.mdx', ['src/content/docs/guides/plant.mdx']],
  ])('lead to the page in %s, from %s', async (garden, path, targets) => {
    expect(await targetsIn(garden, path)).toEqual(targets)
  })

  it.each([
    ['vitepress', { program: 'vitepress', root: 'docs', home: 'docs/', moved: [['en/', '']] }],
    ['vitepress/docs', { program: 'vitepress', root: '', home: '', moved: [['en/', '']] }],
    ['starlight', { program: 'starlight', root: 'docs/src/content/docs', home: 'docs/' }],
  ])('are known where the site is a folder of the repository: %s', (garden, settings) => {
    expect(optionsIn(`${gardens}/${garden}`).dialects).toMatchObject([{ name: 'manuals', settings }])
  })

  it('are those of Docusaurus, too, where its site and its notes stand beside each other', async () => {
    const files = {
      'docs/a.md': '[b](/docs/b), [post](/blog/first)\n',
      'docs/02-b.md': 'B\n',
      'website/blog/2024-01-02-first.md': '---\nslug: first\n---\nFirst\n',
    }
    const settings = { program: 'docusaurus', root: 'docs', home: 'website/', hasNumbers: true }
    const { garden } = await notesOf('manuals', files, settings)
    expect(
      garden.links.resolutionsByPath.get('docs/a.md' as NotePath)!.map((one) => 'path' in one && one.path),
    ).toEqual(['docs/02-b.md', 'website/blog/2024-01-02-first.md'])
  })
})

describe('a page of components', () => {
  it('shows its cards and code, and is described by none of its program', async () => {
    const snapshot = await dialectGarden(`${gardens}/starlight`)
    const path = 'docs/src/content/docs/guides/plant.mdx'
    const html = await textOfPage(snapshot, path)
    expect(html).toMatch(/<a [^>]*href="[^"]*"[^>]*>In German<\/a>/)
    expect(html).toMatch(/function[\s\S]*deep[\s\S]*true/)
    expect(describeNote(snapshot.garden.notesByPath.get(path as NotePath)!)).toMatch(/^Three ticks/)
  })
})
