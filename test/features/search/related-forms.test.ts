import { describe, expect, it } from 'vitest'
import { collectLanguages, relatedForms } from '../../../src/features/search/words/related-forms.ts'
import { hitsFor, openMemory, openStatic, searchNote, showMarks, titlesFor } from './open-search.ts'

describe('relatedForms(word, languages)', () => {
  it.each([
    ['en', 'gardens', 'garden'],
    ['en', 'garden', 'gardens'],
    ['en', 'libraries', 'library'],
    ['en', 'library', 'libraries'],
    ['en', 'boxes', 'box'],
    ['en', 'box', 'boxes'],
    ['en', 'caches', 'cache'],
    ['en', 'planted', 'plant'],
    ['en', 'pruning', 'prune'],
    ['en', 'running', 'run'],
    ['en', 'run', 'running'],
    ['de', 'bucher', 'buch'],
    ['de', 'buch', 'bucher'],
    ['de', 'notizen', 'notiz'],
    ['de', 'pflanze', 'pflanzen'],
    ['de', 'kinder', 'kind'],
    ['it', 'alberi', 'albero'],
    ['it', 'albero', 'alberi'],
    ['it', 'amiche', 'amica'],
    ['it', 'lago', 'laghi'],
    ['it', 'archivi', 'archivio'],
  ] as const)('knows in %s that %s may be %s', (language, word, form) => {
    expect(relatedForms(word, [language])).toContain(form)
  })

  it.each([
    ['노트를', '노트'],
    ['책은', '책'],
    ['정원에서', '정원'],
    ['노트', '노트를'],
    ['책', '책을'],
  ])('knows in Korean, whatever the languages, that %s may be %s', (word, form) => {
    expect(relatedForms(word, [])).toContain(form)
  })

  it.each([
    ['this', 'thi'],
    ['class', 'clas'],
    ['string', 'str'],
    ['as', 'a'],
    ['책', '책를'],
    ['books', 'books'],
  ])('does not take %s for %s', (word, form) => {
    expect(relatedForms(word, ['en', 'it'])).not.toContain(form)
  })
})

describe('collectLanguages(notes)', () => {
  it('gives those that some share of the notes is in, and all where none tells', () => {
    const notes = (counts: Record<string, number>) =>
      Object.entries(counts).flatMap(([lang, count]) => Array.from({ length: count }, () => ({ lang })))
    expect(collectLanguages(notes({ en: 90, 'de-AT': 9, it: 1 }))).toEqual(['en', 'de'])
    expect(collectLanguages(notes({ ja: 3 }))).toEqual([])
    expect(collectLanguages(notes({ 'und-Latn': 3 }))).toEqual(['en', 'de', 'it'])
    expect(collectLanguages([{}])).toEqual(['en', 'de', 'it'])
  })
})

describe('a search for a word in another form', () => {
  it.each([
    ['en', 'Trellis', 'A support.', 'trellises '],
    ['en', 'Plugins', 'Small programs.', 'plugin for '],
    ['de', 'Bücher', 'Zum Lesen.', 'buch '],
    ['de', 'Notiz', 'Kurz.', 'notizen '],
    ['it', 'Albero', 'Alto.', 'alberi '],
    ['ko', '노트', '기록.', '노트를 '],
    ['ko', '정원의 기록', '매일.', '정원 '],
  ])('finds the note (%s, %s)', async (lang, title, text, query) => {
    const notes = [
      searchNote(title, `${text} For all.`, { lang }),
      searchNote('Other', 'Nothing. For all.', { lang }),
    ]
    for (const searcher of [await openMemory(notes), (await openStatic(notes)).searcher])
      expect((await titlesFor(searcher, query))[0]).toBe(title)
  })

  it('comes after the word itself, wherever both stand alike', async () => {
    const searcher = await openMemory([
      searchNote('Rose', 'A flower.', { lang: 'en' }),
      searchNote('Roses', 'Flowers.', { lang: 'en' }),
      searchNote('Hedge', 'Roses roses roses.', { lang: 'en' }),
      searchNote('Fence', 'Rose rose rose.', { lang: 'en' }),
    ])
    expect(await titlesFor(searcher, 'rose ')).toEqual(['Rose', 'Roses', 'Fence', 'Hedge'])
    expect(await titlesFor(searcher, 'roses ')).toEqual(['Roses', 'Rose', 'Hedge', 'Fence'])
  })

  it('marks what it found, and calls nothing misspelt', async () => {
    const searcher = await openMemory([searchNote('Beds', 'One trellis for each bed.', { lang: 'en' })])
    expect((await hitsFor(searcher, 'trellises ')).map(showMarks)).toEqual(['One [trellis] for each bed.'])
    expect((await searcher.search('trellises '))!.corrections).toEqual([])
  })

  it('leaves the words of other languages alone', async () => {
    const notes = [searchNote('Nota', 'Una.', { lang: 'es' }), searchNote('Noto', 'Otra.', { lang: 'es' })]
    expect(await titlesFor(await openMemory(notes), 'nota ')).toEqual(['Nota'])
  })
})
