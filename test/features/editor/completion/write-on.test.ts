import fc from 'fast-check'
import { beforeAll, describe, expect, it } from 'vitest'
import { languageNames } from '../../../../src/features/code/code-languages.ts'
import { appendixOf } from '../../../../src/features/editor/completion/appendix-of.ts'
import { completeDate } from '../../../../src/features/editor/completion/complete-date.ts'
import { completeInNote } from '../../../../src/features/editor/completion/complete-in-note.ts'
import { completeLanguage } from '../../../../src/features/editor/completion/complete-language.ts'
import { completeOutline } from '../../../../src/features/editor/completion/complete-outline.ts'
import type { Completion } from '../../../../src/features/editor/completion/completion.ts'
import type { CompletionData } from '../../../../src/features/editor/completion/completion-data.ts'
import { englishCompletion } from '../../../../src/features/editor/completion/completion-words.ts'
import { createCompleter } from '../../../../src/features/editor/completion/create-completer.ts'
import { findCompletionPlace } from '../../../../src/features/editor/completion/find-completion-place.ts'
import { codeLanguageNames } from '../../../../src/features/editor/completion/language-names.ts'
import type { NotePath } from '../../../../src/model/path.ts'
import { readData } from './read-data.ts'

let data: CompletionData

beforeAll(async () => {
  data = await readData({
    'linux/Page cache.md': '---\naliases: [buffer cache]\n---\nHolds pages.\n\n```js\n1\n```',
    'linux/(odd) name.md': 'Odd.',
    'Deep work.md': '[[Page cache]] [[Page cache]]',
    'img/tree.png': '',
  })
})

/** Sunday. */
const now = { year: 2026, month: 11, day: 22, hour: 9, minute: 0, second: 0, offset: 0 }

const outline = {
  path: 'linux/Page cache.md' as NotePath,
  headings: [{ depth: 1, text: 'How it works' }],
  blocks: [{ id: 'b1', text: 'Holds pages.' }],
  paragraphs: [],
}

interface Given {
  readonly path?: string
  readonly style?: Partial<CompletionData['linkStyle']>
  readonly areDaysUsed?: boolean
}

/** What could stand at `‸`, and where. */
function offered(marked: string, { path = 'note.md', style, areDaysUsed = false }: Given = {}) {
  const offset = marked.indexOf('‸')
  const text = marked.replace('‸', '')
  const linkStyle = { ...data.linkStyle, ...style }
  const place = findCompletionPlace(text, offset, { writesMarkdown: linkStyle.isMarkdown })
  if (!place) return { text, offset, completions: [] }
  const days = { ...data.days, areUsed: areDaysUsed }
  const completer = createCompleter({ ...data, linkStyle, days }, englishCompletion, () => now)
  const write = completer.linkWriter(path as NotePath)
  const completions =
    place.kind === 'heading' || place.kind === 'block'
      ? completeOutline(outline, place, 9, write)
      : place.kind === 'footnote' || place.kind === 'reference'
        ? completeInNote(text, place, 9)
        : place.kind === 'language'
          ? completeLanguage(completer.languages, place.query, 9)
          : place.kind === 'date'
            ? completeDate(place.query, completer.dayNames(path as NotePath), 9)
            : completer.complete(path as NotePath, place, 9)
  return { text, offset, place, completions }
}

/** The text with the cursor once the first entry, or the one with a label, is taken. */
function taken(marked: string, given: Given & { readonly label?: string } = {}): string {
  const { text, place, completions } = offered(marked, given)
  const one: Completion | undefined =
    given.label === undefined ? completions[0] : completions.find(({ label }) => label === given.label)
  if (!place || !one) return 'nothing'
  const after = text.slice(place.to)
  const end = one.atEnd === undefined ? '' : appendixOf(text, one.atEnd)
  return `${text.slice(0, place.from)}${one.insert}‸${after}${end}`
}

describe('where one writes on after an entry was taken', () => {
  it.each([
    ['behind the brackets', 'See [[Page c‸', 'See [[Page cache]]‸'],
    ['behind brackets that were there', 'See [[Page c‸]] now', 'See [[Page cache]]‸ now'],
    ['behind the one bracket that was there', '[[Page c‸] now', '[[Page cache]]‸ now'],
    ['behind the rest of an old name', '[[De‸ep]] x', '[[Deep work]]‸ x'],
    ['before words of a link that are left alone', '[[De‸ and more]]', '[[Deep work‸ and more]]'],
    ['behind a label that was there', '[[buff‸|shown]] x', '[[Page cache|shown]]‸ x'],
    ['behind a heading that was there', '[[Page c‸#Old]] x', '[[Page cache#Old]]‸ x'],
    ['behind an alias', '[[buff‸', '[[Page cache|buffer cache]]‸'],
    [
      'in a table with a bar that parts no cell',
      '| a |\n|---|\n| [[buff‸ |',
      '| a |\n|---|\n| [[Page cache\\|buffer cache]]‸ |',
    ],
    ['behind a heading', '[[Page cache#ho‸]]', '[[Page cache#How it works]]‸'],
    ['behind a block', '[[Page cache#^b‸', '[[Page cache#^b1]]‸'],
    ['behind what a link shows', '[[Page cache|bu‸]]!', '[[Page cache|buffer cache]]‸!'],
    ['in the title of a callout', '> [!no‸]', '> [!note] ‸'],
    ['in the title of a callout that folds', '> [!no‸]- x', '> [!note]- ‸x'],
    ['behind an address', '[x](Page c‸', '[x](linux/Page%20cache.md)‸'],
    ['behind an address that was closed', '[x](Page c‸) y', '[x](linux/Page%20cache.md)‸ y'],
    ['behind an address with a title', '[x](Deep‸ "t") y', '[x](Deep%20work.md "t")‸ y'],
    ['behind an address between signs', '[x](<Page c‸>)', '[x](<linux/Page cache.md>)‸'],
    ['behind a picture', '![x](tree‸)', '![x](img/tree.png)‸'],
    [
      'behind an address with a heading',
      '[x](linux/Page%20cache.md#how‸)',
      '[x](linux/Page%20cache.md#How%20it%20works)‸',
    ],
    ['behind a footnote', 'a[^on‸]\n\n[^one]: x', 'a[^one]‸\n\n[^one]: x'],
    ['behind a new footnote, whose text goes to the end', 'a[^‸]\n\nb\n', 'a[^1]‸\n\nb\n\n[^1]: \n'],
    ['behind a new footnote with a name', 'a[^why‸ b\n', 'a[^why]‸ b\n\n[^why]: \n'],
    [
      'behind a second footnote, close to the first',
      'a[^‸] b[^1]\n\n[^1]: x',
      'a[^2]‸ b[^1]\n\n[^1]: x\n[^2]: ',
    ],
    ['in the text of a footnote', 'a[^1]\n\n[^‸', 'a[^1]\n\n[^1]: ‸'],
    ['behind a reference', '[x][si‸]\n\n[site]: https://a.b', '[x][site]‸\n\n[site]: https://a.b'],
    ['behind a language', '```py‸', '```py‸'],
    ['behind a date', 'on @today‸', 'on 2026-11-22‸'],
    ['behind a date of tomorrow', 'on @tom‸', 'on 2026-11-23‸'],
    ['behind a day of the week', '@friday‸', '2026-11-27‸'],
    ['behind the day that it is', '@sunday‸', '2026-11-22‸'],
    ['behind a date that is written out', '@2027-02-03‸', '2027-02-03‸'],
  ])('stands %s', (_, before, after) => {
    expect(taken(before)).toBe(after)
  })

  it('links to days where the garden has notes of them', () => {
    expect(taken('@tomorrow‸', { areDaysUsed: true })).toBe('[[2026-11-23]]‸')
  })

  it.each([
    ['an address of the web', '[x](https://‸'],
    ['a closed footnote', 'a[^1]‸'],
    ['a text behind a wiki-link', '[[a]](‸'],
    ['an address of mail', 'me@to‸'],
    ['a box of a task', '- [ ] [‸'],
    ['a fence that ends code', '```js\nx\n```‸'],
    ['a date that there is not', '@2027-02-31‸'],
  ])('offers nothing for %s', (_, text) => {
    expect(offered(text).completions).toEqual([])
  })
})

describe('a garden that writes links as Markdown has them', () => {
  const given = { path: 'notes/here.md', style: { isMarkdown: true } } as const
  it.each([
    ['See [[Page c‸]] x', 'See [Page cache](../linux/Page%20cache.md)‸ x'],
    ['[[buff‸', '[buffer cache](../linux/Page%20cache.md)‸'],
    ['![[tree‸]]', '![](../img/tree.png)‸'],
    ['[[odd‸', '[(odd) name](../linux/%28odd%29%20name.md)‸'],
    ['[[Page cache#ho‸]]', '[How it works](../linux/Page%20cache.md#How%20it%20works)‸'],
    ['[[Page cache|bu‸]]', '[buffer cache](../linux/Page%20cache.md)‸'],
    ['---\nup: "[[Deep‸"\n---\n', '---\nup: "[[Deep work]]‸"\n---\n'],
  ])('makes of %s %s', (before, after) => {
    expect(taken(before, given)).toBe(after)
  })

  it('writes addresses as its others are', () => {
    const style = { isMarkdown: true, address: 'from-top', hasExtension: false } as const
    expect(taken('[[Page c‸', { ...given, style })).toBe('[Page cache](linux/Page%20cache)‸')
    expect(taken('[x](Page c‸', { ...given, style: { ...style, address: 'name' } })).toBe(
      '[x](Page%20cache)‸',
    )
    expect(taken('[x](Page c‸', { ...given, style: { ...style, address: 'slash' } })).toBe(
      '[x](/linux/Page%20cache)‸',
    )
  })

  it('is known by most of its links', async () => {
    const files = {
      'a/one.md': '[t](../b/two.md) [t](../b/two.md) [[two]]',
      'b/two.md': '[o](../a/one.md)',
    }
    expect((await readData(files)).linkStyle).toEqual({
      isMarkdown: true,
      address: 'relative',
      hasExtension: true,
    })
    const bare = { 'a/one.md': '[t](b/two) [[two]] [[two]]', 'b/two.md': '' }
    expect((await readData(bare)).linkStyle).toEqual({
      isMarkdown: false,
      address: 'from-top',
      hasExtension: false,
    })
  })
})

describe('a garden in which Obsidian writes paths', () => {
  it.each([
    ['relative', '[[Page c‸]]', '[[../linux/Page cache|Page cache]]‸'],
    ['relative', '[[buff‸', '[[../linux/Page cache|buffer cache]]‸'],
    ['relative', '![[tree‸]]', '![[../img/tree.png]]‸'],
    ['from-top', '[[Page c‸]]', '[[linux/Page cache|Page cache]]‸'],
    ['from-top', '[[Deep‸]]', '[[Deep work]]‸'],
    ['from-top', '![[Page c‸', '![[linux/Page cache]]‸'],
    ['from-top', '[[Page c‸|cache]]', '[[linux/Page cache|cache]]‸'],
  ] as const)('from the note or the top (%s) makes of %s %s', (wikiPath, before, after) => {
    expect(taken(before, { path: 'notes/here.md', style: { wikiPath } })).toBe(after)
  })

  it('says by name what a path leads to, where two notes have one name', async () => {
    const twins = await readData({ 'Twin.md': 'One.', 'deep/Twin.md': 'Two.', 'a/t.png': '', 'b/t.png': '' })
    const complete = (text: string): readonly string[] =>
      createCompleter(twins)
        .complete('note.md' as NotePath, findCompletionPlace(text, text.length)!)
        .map(({ insert }) => insert)
    expect(complete('[[Twin')).toEqual(['Twin]]', 'deep/Twin|Twin]]'])
    expect(complete('![[t.png')).toEqual(['a/t.png]]', 'b/t.png]]'])
  })
})

describe('languages behind a fence', () => {
  it('are those that the engine colours', () => {
    expect(codeLanguageNames.filter((name) => !languageNames.has(name))).toEqual([])
    expect([...languageNames].filter((name) => !codeLanguageNames.includes(name)).length).toBeLessThan(12)
  })
})

describe('any text', () => {
  it('stays as it is but for the range of an entry, which is within the cursor’s line', () => {
    const part = fc.constantFrom(
      ...[
        '[[',
        ']]',
        '](',
        ')',
        '[^',
        ']',
        '][',
        '#',
        '^',
        '|',
        '@',
        ':',
        '`',
        '```',
        '> [!',
        '\n',
        ' ',
        'Page',
        'to',
        '\\',
        '<',
        '!',
      ],
    )
    fc.assert(
      fc.property(fc.array(part, { maxLength: 14 }), fc.nat(), fc.boolean(), (parts, at, isMarkdown) => {
        const text = parts.join('')
        const offset = at % (text.length + 1)
        const { place, completions } = offered(`${text.slice(0, offset)}‸${text.slice(offset)}`, {
          style: { isMarkdown },
        })
        if (!place) return
        expect(place.from).toBeLessThanOrEqual(offset)
        expect(place.to).toBeGreaterThanOrEqual(offset)
        expect(text.slice(place.from, place.to)).not.toContain('\n')
        for (const { insert } of completions) expect(insert).not.toContain('\n')
      }),
      { seed: 19, numRuns: 600 },
    )
  })
})
