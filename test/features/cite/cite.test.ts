import { describe, expect, it } from 'vitest'
import { type Citation, citationOf } from '../../../src/features/cite/citation.ts'
import { toBibtex, toCsl } from '../../../src/features/cite/write-citation.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { snapshotOf } from '../../snapshot-of.ts'

const citation: Citation = {
  id: 'lovelace-2026-page-cache',
  title: 'Page cache: 100 % of {it} & C:\\x_1 #~^$',
  container: 'Notes',
  authors: ['Ada Lovelace', 'Bell and Sons, Ltd'],
  day: '2026-11-03',
  url: 'https://notes.example/a%20b/?x={y}#z',
  lang: 'en',
}

describe('a citation', () => {
  it('is an entry of BibTeX in which nothing of a title is a command', () => {
    expect(toBibtex(citation)).toBe(
      [
        '@misc{lovelace-2026-page-cache,',
        '  title = {{Page cache: 100 \\% of \\textbraceleft{}it\\textbraceright{} \\& C:\\textbackslash{}x\\_1 \\#\\textasciitilde{}\\textasciicircum{}\\$}},',
        '  author = {{Ada Lovelace} and {Bell and Sons, Ltd}},',
        '  year = {2026},',
        '  month = {11},',
        '  howpublished = {Notes},',
        '  url = {https://notes.example/a%20b/?x=%7By%7D#z},',
        '}',
      ].join('\n'),
    )
  })

  it('is an item of CSL-JSON', () => {
    expect(toCsl(citation)).toEqual({
      id: 'lovelace-2026-page-cache',
      type: 'webpage',
      title: citation.title,
      'container-title': 'Notes',
      author: [{ literal: 'Ada Lovelace' }, { literal: 'Bell and Sons, Ltd' }],
      issued: { 'date-parts': [[2026, 11, 3]] },
      URL: citation.url,
      language: 'en',
    })
  })

  it('says only what is known', () => {
    expect(toBibtex({ id: 'note', title: 'T', container: 'C', authors: [], lang: '' })).toBe(
      '@misc{note,\n  title = {{T}},\n  howpublished = {C},\n}',
    )
  })

  it.each([
    ['# Zürich: the city', 'zurich-the-city'],
    ['# 分散システム', expect.stringMatching(/^[a-z\d]+$/)],
  ])('has a key that every program reads, and its own: %s', async (text, key) => {
    const { garden, plan } = await snapshotOf({ 'a.md': text, 'b.md': '# 別の題' })
    const options = { ...(await import('../../../src/model/options.ts')).defaultGardenOptions }
    const idOf = (path: string): string =>
      citationOf({ garden, plan, options, lang: 'en' }, garden.notesByPath.get(path as NotePath)!).id
    expect(idOf('a.md')).toEqual(key)
    expect(idOf('b.md')).not.toBe(idOf('a.md'))
  })

  it('says the language of the note, not of the garden', async () => {
    const { garden, plan } = await snapshotOf({ 'a.md': '---\nlang: ja\n---\n# 時計', 'b.md': '# Clock' })
    const { defaultGardenOptions } = await import('../../../src/model/options.ts')
    const options = { ...defaultGardenOptions, lang: 'en' }
    const langOf = (path: string): string =>
      citationOf({ garden, plan, options, lang: 'en' }, garden.notesByPath.get(path as NotePath)!).lang
    expect([langOf('a.md'), langOf('b.md')]).toEqual(['ja', 'en'])
  })

  it('stands on pages where the garden says who wrote them and where they live', async () => {
    const files = { 'a.md': '---\ncreated: 2024-02-03\n---\n# A <b>\n' }
    const page = async (options: object): Promise<string> => {
      const snapshot = await snapshotOf(files, options)
      return snapshot.render(snapshot.plan.pages.find(({ kind }) => kind === 'note')!)
    }
    const settings = { author: 'Ada' }
    expect(await page({ settings, baseUrl: 'https://n.example', base: '/x/' })).toContain(
      'url = {https://n.example/x/a/}',
    )
    expect(await page({ settings })).not.toContain('class="cite"')
    expect(await page({ baseUrl: 'https://n.example' })).not.toContain('class="cite"')
  })
})
