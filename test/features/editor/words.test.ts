import { describe, expect, it } from 'vitest'
import { acrossText as englishAcross } from '../../../src/features/editor/words/en/across.ts'
import { editorText as english } from '../../../src/features/editor/words/en/editor.ts'
import { togetherText as englishTogether } from '../../../src/features/editor/words/en/together.ts'
import { interfaceLanguages } from '../../../src/model/interface/interface-text.ts'

const others = interfaceLanguages.filter((language) => language !== 'en')

type Text = string | ((...given: readonly unknown[]) => string)

/** What is written as in English: names, and words that the language has too. */
const alike: Readonly<Partial<Record<(typeof others)[number], readonly string[]>>> = {
  de: ['Text', 'Live', 'Links', 'Backlinks', 'Callout'],
  fr: ['Source', '<1> notes', 'Note', 'Type', 'date'],
  it: ['File', 'Formula', 'Link'],
  pt: ['Link', 'Links'],
}

/** What has no words of its own: a piece of a .vimrc, and what only puts together what it is given. */
const wordless = new Set(['commands.vim.example', 'commands.keys.changed', 'proposals.about'])

/** Every text of a language by its place in the tree. CodeMirror's phrases are compared by themselves. */
function textsIn(tree: object, above = ''): ReadonlyMap<string, Text> {
  const texts = new Map<string, Text>()
  for (const [key, value] of Object.entries(tree) as [string, Text | object][]) {
    const place = above === '' ? key : `${above}.${key}`
    if (typeof value === 'string' || typeof value === 'function') texts.set(place, value as Text)
    else if (key !== 'phrases') for (const [inner, text] of textsIn(value, place)) texts.set(inner, text)
  }
  return texts
}

async function wordsOf(language: (typeof others)[number]) {
  const folder = new URL(`../../../src/features/editor/words/${language.toLowerCase()}/`, import.meta.url)
  const { editorText } = (await import(new URL('editor.ts', folder).href)) as { editorText: typeof english }
  const { acrossText } = (await import(new URL('across.ts', folder).href)) as {
    acrossText: typeof englishAcross
  }
  const { togetherText } = (await import(new URL('together.ts', folder).href)) as {
    togetherText: typeof englishTogether
  }
  return {
    texts: textsIn({ ...editorText, across: acrossText, together: togetherText }),
    phrases: Object.keys(editorText.phrases),
  }
}

const englishTexts = textsIn({ ...english, across: englishAcross, together: englishTogether })

/** A text with something recognizable in each place. Lists of names are the first of what a text takes, but for the folder they are in. */
function say(text: Text, place: string, ...numbers: readonly number[]): string {
  if (typeof text === 'string') return text
  const [n] = numbers
  if (n !== undefined) return text(n, `<${n}>`, '<2>')
  const takesNames = /^change\.(?:unread|unsearched|changed|canvases|symlinks)$/.test(place)
  if (place === 'change.emptied') return text('<0>', ['<1>', '<2>'], 3, '<3>')
  return takesNames ? text(['<0>', '<1>'], 3, '<3>') : text('<0>', '<1>', '<2>')
}

/** Whether a text chooses its form by a count, which it is given as text too. */
function counts(text: Text): boolean {
  if (typeof text === 'string' || text.length !== 2) return false
  return !text(5, '<n>').includes('5') && text(1, '<n>') !== text(5, '<n>')
}

describe.each(others)('writing in %s', (language) => {
  it('has every word of the editor, in words of its own', async () => {
    const { texts } = await wordsOf(language)
    expect([...texts.keys()].sort()).toEqual([...englishTexts.keys()].sort())
    const same = [...englishTexts].flatMap(([place, text]) => {
      const said = say(text, place)
      const isAlike = wordless.has(place) || alike[language]?.includes(said) === true
      return !isAlike && say(texts.get(place) ?? '', place) === said ? [`${place}: ${said}`] : []
    })
    expect(same).toEqual([])
  })

  it('says every name and number that it is given', async () => {
    const { texts } = await wordsOf(language)
    const given = (said: string): readonly string[] => (said.match(/<\d+>/g) ?? []).sort()
    for (const [place, text] of englishTexts) {
      const own = texts.get(place) ?? ''
      if (!counts(text)) {
        expect(given(say(own, place)), place).toEqual(given(say(text, place)))
        continue
      }
      for (const n of [0, 3, 5, 11, 21, 100]) {
        expect(say(own, place, n), `${place} of ${n}`).toContain(`<${n}>`)
        expect(say(own, place, n)).not.toMatch(/#|undefined/)
      }
      // A language may say one and two in words.
      for (const n of [1, 2]) expect(say(own, place, n).trim(), place).not.toBe('')
    }
  })

  it('says what CodeMirror says in English', async () => {
    const { phrases } = await wordsOf(language)
    expect(phrases.sort()).toEqual((await wordsOf('ar')).phrases.sort())
  })
})
