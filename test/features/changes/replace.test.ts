import { describe, expect, it } from 'vitest'
import type { ReplaceText } from '../../../src/model/change.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { changeGarden } from './change-garden.ts'

const path = (text: string): NotePath => text as NotePath
const replace = (find: string, replacement: string, more: Partial<ReplaceText> = {}): ReplaceText => ({
  kind: 'replace-text',
  find,
  replacement,
  isRegexp: false,
  matchesCase: false,
  isWord: false,
  within: ['text'],
  without: [],
  ...more,
})
type Files = Readonly<Record<string, string>>
async function filesAfter(files: Files, change: ReplaceText): Promise<Record<string, string>> {
  const garden = await changeGarden(files)
  await garden.apply(change)
  return garden.files()
}
const planOf = async (files: Files, change: ReplaceText) => (await changeGarden(files)).plan(change)

describe('find and replace in the garden', () => {
  const text =
    '---\nmood: oak\n---\nOak, oaks [[Oak]] [[Oak#Oak|oak]] [oak](Oak.md) `oak`\n\n```\noak\n```\n\n[oak]: Oak.md\n'
  const files = { 'a.md': text, 'Oak.md': '# Oak\n' }

  it('changes what is said and leaves the names that links lead by, which it says', async () => {
    const garden = await changeGarden(files)
    const { remarks, hits } = await garden.apply(replace('oak', 'elm', { folder: '' }))
    const now = await garden.files()
    expect(now['a.md']).toBe(
      '---\nmood: oak\n---\nelm, elms [[Oak]] [[Oak#elm|elm]] [elm](Oak.md) `oak`\n\n```\noak\n```\n\n[oak]: Oak.md\n',
    )
    expect(remarks).toEqual([{ kind: 'links-left', count: 5 }])
    expect(hits?.map(({ path, hits }) => [path, hits.map(({ line }) => line)])).toEqual([
      ['Oak.md', [1]],
      ['a.md', [4, 4, 4, 4]],
    ])
  })

  it('leaves canvases as they are and names those that say it', async () => {
    const card = (text: string): string =>
      `{"nodes":[{"id":"a","type":"text","x":0,"y":0,"width":9,"height":9,"text":${JSON.stringify(text)}}]}`
    const canvases = { 'oak.canvas': card('An\n"Oak"'), 'text.canvas': card('Elm') }
    const garden = await changeGarden({ ...canvases, 'a.md': 'An oak and a text\n' })
    const { remarks } = await garden.apply(replace('oak', 'elm'))
    expect(remarks).toEqual([{ kind: 'canvases', notes: ['oak.canvas'] }])
    expect(await garden.files()).toEqual({ ...canvases, 'a.md': 'An elm and a text\n' })
    // Names of JSON's own are nobody's text.
    expect((await garden.plan(replace('text', 'word'))).remarks).toEqual([])
    expect((await garden.plan(replace('oak', 'elm'))).problems).toEqual([
      '"oak" is nowhere but in canvases, which stay as they are: oak.canvas',
    ])
  })

  it('looks where it is asked to: code, properties, links, whole words, letters as they are', async () => {
    const within = ['properties', 'code'] as const
    expect((await filesAfter({ 'a.md': text }, replace('oak', 'elm', { within })))['a.md']).toBe(
      text.replace('mood: oak', 'mood: elm').replaceAll('`oak`', '`elm`').replace('```\noak', '```\nelm'),
    )
    expect(
      (
        await filesAfter(
          { 'a.md': 'Oak oak oaks\n' },
          replace('oak', 'elm', { isWord: true, matchesCase: true }),
        )
      )['a.md'],
    ).toBe('Oak elm oaks\n')
    expect(
      (await filesAfter({ 'a.md': '[[Oak]]\n' }, replace('oak', 'elm', { within: ['links'] })))['a.md'],
    ).toBe('[[elm]]\n')
  })

  it('fills in what an expression found', async () => {
    const change = replace('(\\d+)-(?<m>\\d+)$', '$<m>/$1 ($&) $$ $9', { isRegexp: true })
    expect((await filesAfter({ 'a.md': '12-03\n7-8\n' }, change))['a.md']).toBe(
      '03/12 (12-03) $ $9\n8/7 (7-8) $ $9\n',
    )
    expect((await filesAfter({ 'a.md': 'a.c abc\n' }, replace('a.c', '$&')))['a.md']).toBe('$& abc\n')
  })

  it('looks only in a folder, or in notes with a tag', async () => {
    const some = { 'x/a.md': 'oak\n', 'xy.md': 'oak\n', 'b.md': 'oak #t/u\n' }
    expect(await filesAfter(some, replace('oak', 'elm', { folder: 'x' }))).toEqual({
      ...some,
      'x/a.md': 'elm\n',
    })
    expect(await filesAfter(some, replace('oak', 'elm', { tag: 't' }))).toEqual({
      ...some,
      'b.md': 'elm #t/u\n',
    })
  })

  it('leaves out a file, or a place', async () => {
    const some = { 'a.md': 'oak oak oak\n', 'b.md': 'oak\n' }
    const without = [{ path: path('a.md'), hits: [1] }, { path: path('b.md') }]
    expect(await filesAfter(some, replace('oak', 'elm', { without }))).toEqual({
      ...some,
      'a.md': 'elm oak elm\n',
    })
  })

  it('leads links on to headings that change with the text', async () => {
    const some = {
      'n.md': '## Oak trees\n\nText. ^oak\n',
      'a.md': '[[n#Oak trees]] [[n#^oak]] [t](n.md#oak-trees)\n',
    }
    expect(await filesAfter(some, replace('Oak', 'Elm', { folder: '' }))).toEqual({
      'n.md': '## Elm trees\n\nText. ^oak\n',
      'a.md': '[[n#Elm trees]] [[n#^oak]] [t](n.md#elm-trees)\n',
    })
  })

  it.each([
    ['an expression that is none', replace('(', 'x', { isRegexp: true }), /^Invalid regular expression/],
    [
      'one that goes back and forth without end',
      replace('(a+)+$', 'x', { isRegexp: true }),
      /^The expression takes too long on a\.md: /,
    ],
    ['nothing', replace('', 'x'), /^There is nothing to look for/],
    ['what is nowhere', replace('none', 'x'), /is nowhere in what was looked through$/],
  ])('says what is wrong with %s', async (_, change, message) => {
    const { problems, files: planned } = await planOf({ 'a.md': `${'a'.repeat(60)}b\n` }, change)
    expect(problems).toEqual([expect.stringMatching(message)])
    expect(planned).toEqual([])
  })

  it('names notes that have changed meanwhile, and does not touch them', async () => {
    const garden = await changeGarden({ 'a.md': 'oak\n', 'b.md': 'oak\n' })
    garden.store.write('a.md', 'oak and more\n')
    const { files: planned, remarks } = await garden.plan(replace('oak', 'elm'))
    expect(planned.map((file) => file.path)).toEqual(['b.md'])
    expect(remarks).toEqual([{ kind: 'changed', notes: ['a.md'] }])
  })
})
