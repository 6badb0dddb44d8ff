import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, it } from 'vitest'
import type { Words } from '../../../src/define/words.ts'
import { appText as englishApp, searchText as englishSearch } from '../../../src/model/interface/app-en.ts'
import { bodyWords } from '../../../src/model/interface/body-words.ts'
import { interfaceLanguageOf, interfaceLanguages } from '../../../src/model/interface/interface-text.ts'
import { loadAppText } from '../../../src/model/interface/load-app-text.ts'
import { pageWords } from '../../../src/model/interface/page-words.ts'

const source = new URL('../../../src/', import.meta.url)
const others = interfaceLanguages.filter((language) => language !== 'en')

/** What is written alike: words that a language took over, and what readers type in English everywhere. */
const alike = new Set(
  'In Tags Links Text links Notes notes Note topic Zoom Info Bug Danger Important Question Simple Serie Series'.split(
    ' ',
  ),
)

/** A text as it is with given values: `a` and `b` where it takes two, counts where it takes these. */
function say(text: unknown, ...given: readonly unknown[]): string {
  return typeof text === 'function'
    ? (text as (...given: readonly unknown[]) => string)(...given)
    : String(text)
}

async function textsOf(language: (typeof others)[number]) {
  const app = await loadAppText(language)
  if (app === undefined) throw new Error(`Scripts have no words in ${language}`)
  return { page: pageWords(language), app: app.appText, search: app.searchText }
}

describe.each(others)('the interface in %s', (language) => {
  it('has words of its own', async () => {
    const own = await textsOf(language)
    const english = { page: pageWords('en'), app: englishApp, search: englishSearch }
    const same = (['page', 'app', 'search'] as const).flatMap((where) =>
      Object.entries(english[where]).flatMap(([key, text]) => {
        const mine: unknown = Object.entries(own[where]).find(([name]) => name === key)?.[1]
        return typeof text === 'string' && mine === text && !alike.has(text) ? `${where}.${key}: ${text}` : []
      }),
    )
    expect(same).toEqual([])
  })

  it('says every name and number that it is given', async () => {
    const own = await textsOf(language)
    const calculated = new Set(['list', 'number', 'month', 'shortMonth', 'day', 'year'])
    for (const [where, texts] of Object.entries(own))
      for (const [key, text] of Object.entries(texts as Readonly<Record<string, unknown>>)) {
        if (typeof text !== 'function' || calculated.has(key)) continue
        for (const n of [0, 3, 5, 11, 21, 100]) {
          const said = say(text, n, `<${n}>`)
          expect(said, `${where}.${key} of ${n}`).toMatch(new RegExp(`<?${n}>?`))
          expect(said).not.toMatch(/#|undefined|\$\{/)
        }
        // The language may say one and two in words.
        for (const n of [1, 2]) expect(say(text, n, `<${n}>`).trim()).not.toBe('')
      }
  })

  it('has words for what stands in a note’s text', () => {
    const own = bodyWords(language)
    const english = bodyWords('en')
    expect(own.footnotes('', '')).not.toBe(english.footnotes('', ''))
    expect(own.footnote('7', '')).toContain('7')
    expect(own.backToCall('7', '3')).toMatch(/7.*3|3.*7/)
    expect(own.backToCall('7', '')).not.toMatch(/undefined|3/)
    expect(own.noSuchPart('Tree', '')).toContain('Tree')
    expect(own.callout('warning', '')).not.toBe(english.callout('warning', ''))
    expect(own.callout('potion', '')).toBe('potion')
    expect(new Set([own.task(' ', ''), own.task('x', ''), own.task('?', '')]).size).toBe(3)
  })

  it('writes days in its own way', () => {
    expect(pageWords(language).day('2026-10-22')).not.toBe(pageWords('en').day('2026-10-22'))
  })

  it('is spoken by every feature that has words', async () => {
    const files = readdirSync(new URL('features/', source), { recursive: true, encoding: 'utf8' })
      .filter((file) => file.endsWith('.ts'))
      .filter((file) => readFileSync(new URL(`features/${file}`, source), 'utf8').includes('defineWords({'))
    expect(files.length).toBeGreaterThan(1)
    for (const file of files) {
      const exported = (await import(new URL(`features/${file}`, source).href)) as Readonly<
        Record<string, unknown>
      >
      const words = Object.entries(exported).filter(([name]) => name.endsWith('Words'))
      expect(words, `${file} exports its words`).not.toEqual([])
      for (const [name, of] of words) {
        const wordsOf = of as Words<object>
        expect(wordsOf({ language }), `${name} in ${language}`).not.toBe(wordsOf({ language: 'en' }))
      }
    }
  })

  it('is spoken by the map', async () => {
    const file = new URL(`features/map/web/words/${language.toLowerCase()}.ts`, source)
    const { mapText } = (await import(file.href)) as { readonly mapText: Readonly<Record<string, unknown>> }
    expect(say(mapText['way'], 4, 7)).toMatch(/4.*7/)
    for (const key of ['notes', 'linkCount', 'moreOf', 'found'])
      expect(say(mapText[key], 12, '12')).toContain('12')
    expect(mapText['map']).not.toBe('Map of the garden')
  })
})

describe('the language of the interface', () => {
  it.each([
    ['en', 'en'],
    ['de-CH', 'de'],
    ['pt-BR', 'pt'],
    ['zh', 'zh'],
    ['zh-CN', 'zh'],
    ['zh-TW', 'zh-Hant'],
    ['zh-Hant-HK', 'zh-Hant'],
    ['AR-eg', 'ar'],
    ['nl', 'en'],
    ['und-Latn', 'en'],
  ])('of %s is %s', (lang, language) => {
    expect(interfaceLanguageOf(lang)).toBe(language)
  })
})
