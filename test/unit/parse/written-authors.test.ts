import { describe, expect, it } from 'vitest'
import type { Properties } from '../../../src/model/properties.ts'
import { writtenAuthors } from '../../../src/parse/written-authors.ts'

const named = (properties: Properties): readonly string[] =>
  writtenAuthors(properties).map((one) =>
    one.kind === 'link'
      ? `[[${one.target}${one.displayText === undefined ? '' : `|${one.displayText}`}]]`
      : `${one.name}${one.url === undefined ? '' : ` <${one.url}>`}`,
  )

describe('the authors that a note names', () => {
  it.each<[string, Properties, readonly string[]]>([
    ['a name', { author: ' Ann  Lee ' }, ['Ann Lee']],
    ['a list', { authors: ['Ann', 'Bob'] }, ['Ann', 'Bob']],
    ['a list under the other name', { author: ['Ann', 'Bob'] }, ['Ann', 'Bob']],
    ['both names, of which the list counts', { author: 'Ann', authors: ['Bob'] }, ['Bob']],
    ['an empty list beside a name', { authors: [], author: 'Ann' }, ['Ann']],
    ['an object', { author: { name: 'Ann', url: 'https://ann.example' } }, ['Ann <https://ann.example>']],
    ['objects as Docusaurus has them', { authors: [{ name: 'Ann', title: 'Boss' }, 'bob'] }, ['Ann', 'bob']],
    ['a name in parts', { author: [{ name: { given: 'Ann', family: 'Lee' } }] }, ['Ann Lee']],
    ['an address that no browser should follow', { author: { name: 'Ann', url: 'javascript:x' } }, ['Ann']],
    ['a wiki-link', { author: '[[Ann Lee]]' }, ['[[Ann Lee]]']],
    ['a wiki-link with words', { author: ['[[people/ann#Work|Ann]]'] }, ['[[people/ann|Ann]]']],
    ['links in one text', { author: '[[Ann]], [[Bob]] and Cy' }, ['[[Ann]]', '[[Bob]]', 'Cy']],
    ['links in one text of another script', { author: '[[安]]、[[健]]' }, ['[[安]]', '[[健]]']],
    ['a link without quotes, a list in a list', { author: [['Ann Lee']] }, ['[[Ann Lee]]']],
    [
      'links without quotes in a list',
      { authors: [[['Ann']], [['Lee', 'Bob']]] },
      ['[[Ann]]', '[[Lee, Bob]]'],
    ],
    ['a link of Markdown', { author: '[Ann](https://ann.example/x)' }, ['Ann <https://ann.example/x>']],
    ['a link of Markdown in a text', { author: 'Ann ([@ann](https://x.example))' }, ['Ann (@ann)']],
    ['an address of mail, which is left out', { author: 'Ann <ann@mail.example>' }, ['Ann']],
    ['one name with a comma, or several: nobody can tell', { author: 'Lee, Ann' }, ['Lee, Ann']],
    ['a number', { author: 4711 }, ['4711']],
    ['nothing', { author: null, authors: ['', '  ', false, {}, '—'] }, []],
  ])('are read from %s', (_, properties, expected) => {
    expect(named(properties)).toEqual(expected)
  })
})
