import { describe, expect, it } from 'vitest'
import { finishPieces, finishPlain } from '../../src/body/finish-pieces.ts'
import { findEdits } from '../../src/features/typography/find-edits.ts'
import { seededRandom } from './seeded-random.ts'

const languages = [
  'en',
  'de',
  'de-CH',
  'fr',
  'es',
  'it',
  'ru',
  'pl',
  'sv',
  'nl',
  'ar',
  'he',
  'ja',
  'zh',
  'ko',
  'und',
  'x',
]
const atoms = [
  '"',
  "'",
  '-',
  '--',
  '---',
  '...',
  ' ',
  ' ',
  '\n',
  'a',
  'Wort',
  'l',
  '5',
  '90s',
  'km',
  '%',
  '!',
  '?',
  ':',
  ';',
  '(',
  ')',
  '.',
  ',',
  '«',
  '»',
  '“',
  '/',
  'https://e.example/',
  'é',
  'א',
  '中',
  'は',
  '\ufffc',
  '&',
  '<',
  '>',
  '=',
  '{{',
  '}}',
  '😀',
]
const tags = [
  '<em>',
  '</em>',
  '<p>',
  '</p>',
  '<br>',
  '<code>',
  '</code>',
  "<a title=\"it's -- 'x'\">",
  '</a>',
  '<span lang="fr">',
  '</span>',
  '<img alt="\'">',
  '<pre>',
  '</pre>',
]

/** What is typed for what is set, so that a text can be compared with what it was. */
function typed(text: string): string {
  return text
    .replace(/[ \u00a0\u202f]/g, '')
    .replace(/[“”„«»」「]/g, '"')
    .replace(/[‘’‚‹›』『]/g, "'")
    .replace(/…/g, '...')
    .replace(/—|–/g, '-')
    .replace(/["']/g, "'")
    .replace(/-+/g, '-')
}

describe('any text', () => {
  it('says the same as before, has sorted edits, and stays as it is the second time', () => {
    const random = seededRandom(20)
    const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
    for (let i = 0; i < 20_000; i++) {
      const text = Array.from({ length: 1 + Math.floor(random() * 14) }, () => pick(atoms)).join('')
      const lang = pick(languages)
      const edits = findEdits(text, lang)
      let end = 0
      for (const { at, length } of edits) {
        expect(at, text).toBeGreaterThanOrEqual(end)
        end = at + length
      }
      expect(end).toBeLessThanOrEqual(text.length)
      const made = finishPlain(text, edits)
      if (typed(made) !== typed(text)) expect(made, lang).toBe(text)
      const address = 'https://e.example/'
      expect(made.split(address)).toHaveLength(text.split(address).length)
    }
  })

  it('keeps every tag and all code of its HTML', () => {
    const random = seededRandom(21)
    const pick = <Item>(items: readonly Item[]): Item => items[Math.floor(random() * items.length)] as Item
    const words = atoms.filter((atom) => !/[<&>]/.test(atom))
    for (let i = 0; i < 10_000; i++) {
      const html = Array.from({ length: 1 + Math.floor(random() * 20) }, () =>
        pick(random() < 0.4 ? tags : words),
      ).join('')
      const cut = Math.floor(random() * html.length)
      const made = finishPieces({ html: [html], holes: [] }, (text) => findEdits(text, 'en')).html[0]!
      expect(made.match(/<[^>]*>/g), html).toEqual(html.match(/<[^>]*>/g))
      expect(made.match(/<code>[^<]*<\/code>/g), html).toEqual(html.match(/<code>[^<]*<\/code>/g))
      // A place in a text where nothing stands changes nothing.
      const inText = html.slice(0, cut).lastIndexOf('>') >= html.slice(0, cut).lastIndexOf('<')
      if (!inText) continue
      const pieces = {
        html: [html.slice(0, cut), html.slice(cut)],
        holes: [{ kind: 'id', id: 'x' } as const],
      }
      const split = finishPieces(pieces, () => [])
      expect(split).toBe(pieces)
    }
  })

  it('takes time that grows as it does', () => {
    for (const part of ['"', "'", "a'", '--', ' - ', '...', '{{', 'a://', 'a--', "'n", '5 ', '« ']) {
      const text = part.repeat(200_000)
      expect(findEdits(text, 'fr').length).toBeGreaterThanOrEqual(0)
    }
  })
})
