import { describe, expect, it } from 'vitest'
import { isOpaqueName } from '../../../src/model/is-opaque-name.ts'
import { nameInWords } from '../../../src/model/name-in-words.ts'

describe('nameInWords', () => {
  it.each([
    ['getting-started', 'Getting started'],
    ['how_we_work', 'How we work'],
    ['api-keys', 'API keys'],
    ['use-the-DOM', 'Use the DOM'],
    ['01-first-steps', '01 First steps'],
    ['2nd-brain', '2nd brain'],
    ['chapter-12', 'Chapter 12'],
    ['2024-01-05-first-day', '2024-01-05 First day'],
    ['meeting-2024-01-05', 'Meeting 2024-01-05'],
    ['release-notes-v1.2.0', 'Release notes v1.2.0'],
    ['دليل-البدء-السريع', 'دليل البدء السريع'],
    ['über-uns', 'Über uns'],
    ['ეს-არის', 'ეს არის'],
    ['안내-문서', '안내 문서'],
    ['cook.bread.rye-loaf', 'Rye loaf'],
    ['lang.python', 'Python'],
    ['daily.journal.2024.01.05', '2024-01-05'],
  ])('puts %s into words', (name, words) => expect(nameInWords(name)).toBe(words))

  it.each([
    'Page cache',
    'kitchen',
    'iPhone',
    'README',
    'Wi-Fi',
    'Jean-Luc',
    'CD-ROM',
    'e-mail',
    't-test',
    '2024-01-05',
    '2024-W03',
    '20240105',
    '42',
    '1984-85',
    'v1.2.0',
    'next.js',
    'example.com',
    'www.example.com',
    'README.zh-CN',
    'readme.zh-tw',
    'Node.js',
    'chapter.1',
    'to-do list',
    '__init__',
    '-x',
    'a - b',
    '日本語',
    '🌱',
    '',
  ])('leaves %s as it is', (name) => expect(nameInWords(name)).toBe(name))

  it('takes time linear in the name', () => {
    expect(nameInWords('2024-01-'.repeat(20_000))).toHaveLength(160_000)
  })
})

describe('isOpaqueName', () => {
  it.each([
    '0f8b6c1e9a7d',
    'a94a8fe5ccb19ba61c4c0873d391e987982fbbd3',
    '1b4e28ba-2fa1-11d2-883f-0016d3cca427',
    '1b4e28ba2fa111d2883f0016d3cca427',
    '202401051230',
    '1704412800000',
    '01ARZ3NDEKTSV4RRFFQ69G5FAV',
    'q9yo0y7czv8mxlkbnw1ugj6h',
  ])('knows %s', (name) => expect(isOpaqueName(name)).toBe(true))

  it.each([
    'getting-started',
    'deadbeef',
    'facade',
    '20240105',
    '2024',
    '007',
    'covid19statistics2021',
    'b2b-b2c-c2c-models',
    'face2face',
    'SupercalifragilisticExpialidocious',
    'Page cache',
  ])('knows that %s is a name', (name) => expect(isOpaqueName(name)).toBe(false))
})
