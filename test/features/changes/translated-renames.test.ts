import { describe, expect, it } from 'vitest'
import type { NotePath } from '../../../src/model/path.ts'
import { changed, changeGarden, move } from './change-garden.ts'

describe('a note with translations by name', () => {
  it.each([
    [
      'translations:\n  de: Oak # a tree\n  fr: "[[Oak]]"\n',
      'translations:\n  de: Elm # a tree\n  fr: "[[Elm]]"\n',
    ],
    ["translations: {de: 'Oak', fr: Other}\n", "translations: {de: 'Elm', fr: Other}\n"],
    ['translations: Oak\n', 'translations: Elm\n'],
  ])('and those that name it by language follow: %j', async (before, after) => {
    const files = { 'n.md': `---\n${before}---\n`, 'Oak.md': '', 'Other.md': '' }
    expect((await changed(files, move('Oak.md', 'Elm.md')))['n.md']).toBe(`---\n${after}---\n`)
  })

  const files = {
    'a/raft.md': '# Raft\n',
    'a/raft.de.md': '# Floß\n\n[[raft]]\n',
    'a/raft.pt-BR.md': '',
    // Links mean this one, which stays.
    'raft.md': '',
    'l.md': '[[raft.de]] [d](a/raft.de.md)\n',
  }

  it('takes them along under another name or to another folder', async () => {
    const now = await changed(files, move('a/raft.md', 'b/boat.md'))
    expect(Object.keys(now).sort()).toEqual([
      'a/raft.de.md',
      'a/raft.md',
      'a/raft.pt-BR.md',
      'b/boat.de.md',
      'b/boat.md',
      'b/boat.pt-BR.md',
      'l.md',
    ])
    expect(now['l.md']).toBe('[[boat.de]] [d](b/boat.de.md)\n')
    expect(now['b/boat.de.md']).toBe('# Floß\n\n[[raft]]\n')
    const { files: planned } = await (await changeGarden(files)).plan(move('a/raft.de.md', 'a/boat.de.md'))
    expect(planned.flatMap(({ to }) => to ?? [])).toEqual(['a/boat.de.md', 'a/boat.md', 'a/boat.pt-BR.md'])
  })

  it('lets one go that loses its language', async () => {
    const { files: planned } = await (await changeGarden(files)).plan(move('a/raft.de.md', 'a/Floß.md'))
    expect(planned.flatMap(({ to }) => to ?? [])).toEqual(['a/Floß.md'])
  })

  // jekyllrb.com/docs/liquid/tags, docusaurus.io/docs/markdown-features/links
  it.each([
    [
      'jekyll',
      'about.md',
      'info/about.md',
      'docs/a.md',
      '[x]({% link about.md %})',
      '[x]({% link info/about.md %})',
    ],
    [
      'jekyll',
      '_posts/2024-01-02-a.md',
      '_posts/2024-01-03-b.md',
      'a.md',
      '[x]({% post_url 2024-01-02-a %}) [y](/2024/01/02/a.html)',
      '[x]({% post_url 2024-01-03-b %}) [y](/2024/01/03/b.html)',
    ],
    [
      'manuals',
      'docs/y.md',
      'docs/z.md',
      'docs/a.md',
      '[y](@site/docs/y.md) [y](/docs/y)',
      '[y](@site/docs/z.md) [y](/docs/z)',
    ],
    [
      'manuals',
      'y.md',
      'in/z.md',
      'a.md',
      '[y](@site/docs/y.md) [y](/docs/y) [y](@site/docs/y.md#t)',
      '[y](@site/docs/in/z.md) [y](/docs/in/z) [y](@site/docs/in/z.md#t)',
    ],
    [
      'manuals',
      'docs/01-y.md',
      'docs/02-z.md',
      'docs/a.md',
      '[y](/docs/y) [y](01-y.md)',
      '[y](/docs/z) [y](02-z.md)',
    ],
    [
      'manuals',
      'docs/_p.mdx',
      'docs/in/_q.mdx',
      'docs/a.mdx',
      "import P from './_p.mdx'\n\n<P />\n\n<P />",
      "import P from './in/_q.mdx'\n\n<P />\n\n<P />",
    ],
  ])('writes a link as %s wants it when %s becomes %s', async (dialect, from, to, path, source, expected) => {
    const root = path.startsWith('docs/') ? 'docs' : ''
    const settings =
      dialect === 'jekyll' ? {} : { program: 'docusaurus', hasNumbers: true, isMdx: true, root }
    const garden = await changeGarden({ [from]: '# T\n', [path]: `${source}\n` }, undefined, {
      dialects: [{ name: dialect, settings }],
    })
    await garden.apply({ kind: 'move-file', from: from as NotePath, to: to as NotePath })
    expect((await garden.files())[path]).toBe(`${expected}\n`)
  })
})
