import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { findCompletionPlace } from '../../../../src/features/editor/completion/find-completion-place.ts'

/** The place at `‸` in a text. */
function placeAt(marked: string): ReturnType<typeof findCompletionPlace> {
  const offset = marked.indexOf('‸')
  return findCompletionPlace(marked.replace('‸', ''), offset)
}

describe('finding what can be completed', () => {
  it('offers notes inside an open wiki-link, and knows whether it is closed', () => {
    expect(placeAt('See [[Page c‸')).toEqual({
      kind: 'note',
      from: 6,
      to: 12,
      query: 'Page c',
      embed: false,
      form: 'wiki',
      tail: ']]',
      start: 4,
      inTable: false,
    })
    expect(placeAt('![[pic‸]] and more')).toMatchObject({ kind: 'note', embed: true, to: 8 })
  })

  it('offers nothing behind a closed link, and notes in the next open one', () => {
    expect(placeAt('[[A]] text‸')).toBeUndefined()
    expect(placeAt('[[A]] and [[B‸')).toMatchObject({ kind: 'note', query: 'B' })
  })

  it('offers headings behind #, below those named before', () => {
    expect(placeAt('[[N#‸')).toMatchObject({ kind: 'heading', target: 'N', above: [], query: '' })
    expect(placeAt('[[N#A#Bee‸]]')).toMatchObject({
      kind: 'heading',
      target: 'N',
      above: ['A'],
      query: 'Bee',
      to: 11,
    })
    expect(placeAt('[[#Own‸')).toMatchObject({ kind: 'heading', target: '', query: 'Own' })
  })

  it('offers blocks behind #^', () => {
    expect(placeAt('[[N#^ab‸')).toMatchObject({ kind: 'block', target: 'N', query: 'ab', from: 5 })
  })

  it('offers display texts behind |, in a table behind \\| too', () => {
    expect(placeAt('[[N|sho‸')).toMatchObject({ kind: 'display-text', target: 'N', query: 'sho' })
    expect(placeAt('| [[N\\|sho‸')).toMatchObject({ kind: 'display-text', target: 'N', query: 'sho' })
  })

  it('offers boxes behind ::: and what closes them, unless one is open or closed already', () => {
    expect(placeAt(':::‸')).toMatchObject({ kind: 'box', from: 3, query: '', behind: '\n\n:::' })
    expect(placeAt('> :::: wa‸\n> text')).toMatchObject({ kind: 'box', query: 'wa', behind: '\n> \n> ::::' })
    expect(placeAt(':::ti‸p Title')).toMatchObject({ kind: 'box', from: 3, to: 7, behind: '' })
    expect(placeAt(':::ti‸\ntext\n:::')).toMatchObject({ kind: 'box', behind: '' })
    expect(placeAt(':::ti‸\ntext\n:::note\n:::')).toMatchObject({ kind: 'box', behind: '\n\n:::' })
    expect(placeAt(':::tip\ntext\n:::‸')).toBeUndefined()
    expect(placeAt(':::tip\ntext\n:::no‸')).toMatchObject({ kind: 'box', query: 'no' })
    expect(placeAt('see :::‸')).toBeUndefined()
  })

  it('offers nothing in code', () => {
    expect(placeAt('`[[N‸')).toBeUndefined()
    expect(placeAt('```\n[[N‸\n```')).toBeUndefined()
    expect(placeAt('~~~md\n#ta‸')).toBeUndefined()
    expect(placeAt('```\nx\n```\n[[N‸')).toMatchObject({ kind: 'note' })
    expect(placeAt('`a` [[N‸')).toMatchObject({ kind: 'note' })
  })

  it('offers tags in text, but not where a heading begins', () => {
    expect(placeAt('about #lin‸')).toMatchObject({ kind: 'tag', query: 'lin' })
    expect(placeAt('about #‸')).toMatchObject({ kind: 'tag', query: '' })
    expect(placeAt('#‸')).toBeUndefined()
    expect(placeAt('#lin‸')).toMatchObject({ kind: 'tag', query: 'lin' })
    expect(placeAt('C#‸')).toBeUndefined()
  })

  it('offers names and values of properties in the frontmatter', () => {
    expect(placeAt('---\nsta‸\n---\n')).toMatchObject({ kind: 'property', query: 'sta', hasColon: false })
    expect(placeAt('---\nstage: bu‸\n---\n')).toMatchObject({ kind: 'value', name: 'stage', query: 'bu' })
    expect(placeAt('---\ntags: [a, li‸]\n---\n')).toMatchObject({ kind: 'value', name: 'tags', query: 'li' })
    expect(placeAt('---\ntags:\n  - a\n  - li‸\n---\n')).toMatchObject({
      kind: 'value',
      name: 'tags',
      query: 'li',
    })
    expect(placeAt('---\nrequires: ["[[Clo‸"]\n---\n')).toMatchObject({ kind: 'note', query: 'Clo' })
  })

  it('takes a rule for no frontmatter', () => {
    expect(placeAt('text\n---\nsta‸\n---\n')).toBeUndefined()
    expect(placeAt('---\na: b\n---\nsta‸')).toBeUndefined()
  })

  it('offers callouts in a quote and emoji behind a colon', () => {
    expect(placeAt('> [!wa‸')).toMatchObject({ kind: 'callout', query: 'wa', to: 6 })
    expect(placeAt('> > [!‸]')).toMatchObject({ kind: 'callout', query: '', to: 7 })
    expect(placeAt('so :smi‸')).toMatchObject({ kind: 'emoji', query: 'smi', from: 3 })
    expect(placeAt('at 10:30‸')).toBeUndefined()
  })

  it('names for any text a stretch that ends at the cursor', () => {
    const piece = fc.constantFrom(
      '[[',
      ']]',
      '|',
      '#',
      '^',
      'ab',
      ' ',
      '\n',
      '---\n',
      '> [!',
      ':sm',
      '`',
      'x: ',
    )
    fc.assert(
      fc.property(fc.array(piece, { maxLength: 12 }), fc.array(piece, { maxLength: 4 }), (left, right) => {
        const before = left.join('')
        const place = findCompletionPlace(before + right.join(''), before.length)
        if (place === undefined) return
        const typed = before.slice(place.from)
        expect(typed === place.query || (place.kind === 'emoji' && typed === `:${place.query}`)).toBe(true)
      }),
      { seed: 11, numRuns: 3_000 },
    )
  })
})
