import { describe, expect, it } from 'vitest'
import { manualOrder } from '../../../src/features/manuals/facts.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { dialectGarden, notesOf, optionsIn, textOfPage } from '../dialect-garden.ts'

const docusaurus = 'test/fixtures/gardens/docusaurus'
const mkdocs = 'test/fixtures/gardens/mkdocs'

const orderOf = async (garden: string): Promise<readonly string[]> =>
  (await dialectGarden(garden)).garden.read(manualOrder).notes

describe('a manual', () => {
  it('is in the order of nav, with the titles that it gives', async () => {
    expect(await orderOf(mkdocs)).toEqual(['docs/index.md', 'docs/guide/zebra.md', 'docs/guide/apple.md'])
    const { garden } = await dialectGarden(mkdocs)
    expect(garden.notesByPath.get('docs/guide/zebra.md' as NotePath)?.title).toBe('Begin')
  })

  it('is in the order of positions, of categories and of numbers before names', async () => {
    expect(await orderOf(docusaurus)).toEqual([
      'docs/intro.md',
      'docs/02-guide/01-setup.md',
      'docs/02-guide/02-use.md',
      'docs/reference/zz-rules.md',
      'docs/reference/aa-live.md',
      'docs/reference/aa.md',
    ])
  })

  it.each([mkdocs, docusaurus])(
    'is one where its notes are the garden, and its settings stand above: %s',
    async (garden) => {
      const below = (await orderOf(garden)).map((path) => path.slice('docs/'.length))
      expect(await orderOf(`${garden}/docs`)).toEqual(below)
      expect(optionsIn(`${garden}/docs/guide`).dialects ?? []).toEqual([])
    },
  )

  it('leads from page to page', async () => {
    const snapshot = await dialectGarden(docusaurus)
    const address = snapshot.plan.addressByNote.get('docs/02-guide/02-use.md' as NotePath)
    const html = await snapshot.render(snapshot.plan.pages.find((page) => page.address === address)!)
    expect(/<nav class="in-manual"[\s\S]*?<\/nav>/.exec(html)?.[0]).toMatch(/Set up[\s\S]*The rules/)
  })

  it('calls folders as their category files do, and hides titles that are to be hidden', async () => {
    const snapshot = await dialectGarden(docusaurus)
    const pageAt = (address: string): Promise<string> =>
      snapshot.render(snapshot.plan.pages.find((page) => page.address === address)!)
    const folder = snapshot.plan.addressByFolder.get('docs/reference')!
    expect(await pageAt(folder)).toContain('<h1>All of the reference</h1>')
    const note = snapshot.plan.addressByNote.get('docs/reference/aa.md' as NotePath)!
    expect(await pageAt(note)).toMatch(/<h1[^>]*>Details<span class="hides-title"><\/span><\/h1>/)
    expect(await pageAt(note)).toMatch(/class="breadcrumbs"[\s\S]*All of the reference/)
  })

  it('links to pages by slug, by id and by addresses without numbers', async () => {
    const { garden } = await dialectGarden(docusaurus)
    const to = (path: string): readonly unknown[] =>
      garden.links.resolutionsByPath
        .get(path as NotePath)!
        .map((one) => ('path' in one ? one.path : one.kind))
    expect(to('docs/intro.md')).toEqual([
      'docs/02-guide/01-setup.md',
      'docs/02-guide/01-setup.md',
      'docs/reference/zz-rules.md',
      'docs/reference/zz-rules.md',
      'docs/reference/aa.md',
      'docs/02-guide/01-setup.md',
    ])
    expect(to('docs/02-guide/01-setup.md')).toEqual(['docs/02-guide/02-use.md', 'docs/02-guide/02-use.md'])
  })

  it('finds posts, pages, earlier versions and other languages by the addresses that they have', async () => {
    const { garden } = await dialectGarden(docusaurus)
    const to = (path: string): readonly unknown[] =>
      garden.links.resolutionsByPath
        .get(path as NotePath)!
        .map((one) => ('path' in one ? one.path : one.kind))
    const [version, french] = ['versioned_docs/version-1.0', 'i18n/fr/docusaurus-plugin-content-docs/current']
    expect(to('src/pages/help.md')).toEqual([
      'blog/2024-03-01-seeds/index.md',
      'blog/2024-01-05-first.md',
      `${version}/02-guide/01-setup.md`,
      `${french}/02-guide/01-setup.md`,
    ])
    expect(to(`${version}/02-guide/01-setup.md`)).toEqual([
      `${version}/02-guide/02-use.md`,
      `${version}/02-guide/02-use.md`,
      'src/pages/help.md',
    ])
    expect(to(`${french}/02-guide/01-setup.md`)).toEqual([`${french}/02-guide/02-use.md`])
    expect(to('blog/2024-01-05-first.md')).toEqual(['docs/02-guide/01-setup.md'])
  })

  it('has no number of an order in an address, a title or a name of a folder, and dates', async () => {
    const snapshot = await dialectGarden(docusaurus)
    const addresses = [...snapshot.plan.addressByNote.values()]
    expect(addresses).toEqual(
      expect.arrayContaining(['docs/guide/setup/', 'docs/guide/use/', 'blog/2024-01-05-first/']),
    )
    const folder = snapshot.plan.addressByFolder.get('docs/02-guide')
    expect(folder).toBe('docs/guide/')
    const html = await snapshot.render(
      snapshot.plan.pages.find(({ address }) => address === 'docs/guide/use/')!,
    )
    expect(/class="breadcrumbs"[\s\S]*?<\/nav>/.exec(html)?.[0]).not.toContain('02-')
  })

  it('shows what it includes, once where it includes itself, and says what is missing', async () => {
    const snapshot = await dialectGarden(mkdocs)
    await expect(await textOfPage(snapshot, 'docs/index.md')).toMatchFileSnapshot(
      '../../fixtures/pages/manuals/mkdocs.html',
    )
    const problems = await snapshot.diagnostics()
    expect(problems.map(({ path, code }) => `${path}: ${code}`)).toEqual([
      'docs/code/parts.py: download-only',
      'docs/code/twice.py: download-only',
      'docs/index.md: embed-cycle',
      'docs/index.md: missing-target',
      'docs/index.md: missing-block',
      'docs/material.md: foreign-syntax',
      'docs/material.md: left-out-html',
      'docs/material.md: left-out-html',
      'docs/material.md: left-out-html',
    ])
  })

  it.each([
    [mkdocs, 'docs/material.md', 'material'],
    [docusaurus, 'docs/reference/aa-live.md', 'live'],
  ])('shows what else there is in %s: %s', async (garden, path, name) => {
    const text = await textOfPage(await dialectGarden(garden), path)
    await expect(text).toMatchFileSnapshot(`../../fixtures/pages/manuals/${name}.html`)
  })

  it('is recognised by its settings, which say where its notes and folders stand', async () => {
    expect(optionsIn(mkdocs).dialects).toMatchObject([{ name: 'manuals', settings: { root: 'docs' } }])
    expect(optionsIn(docusaurus).dialects).toMatchObject([{ settings: { places: { 'docs/reference': 3 } } }])
  })

  // docusaurus.io/docs/api/plugins/@docusaurus/plugin-content-docs#markdown-front-matter, "tags".
  it('reads an item of a list of tags as one tag, by its label where it has one', async () => {
    const source = '---\ntags: [alpha, two words, { label: Deep tag, permalink: /deep }]\n---\n'
    const { garden } = await notesOf('manuals', { 'a.md': source }, { program: 'docusaurus' })
    expect(garden.notesByPath.get('a.md' as NotePath)?.tags).toEqual(['alpha', 'two-words', 'Deep-tag'])
  })
})
