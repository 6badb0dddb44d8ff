import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { joinBoth, mergeTexts } from '../../../src/merge/merge-texts.ts'

describe('merging two changed texts', () => {
  it('joins changes to different lines', () => {
    expect(mergeTexts('a\nb\nc\nd\n', 'A\nb\nc\nd\n', 'a\nb\nc\nD\n')).toEqual({
      kind: 'merged',
      text: 'A\nb\nc\nD\n',
    })
  })

  it('joins changes to different words of one line, since a paragraph is one line', () => {
    expect(
      mergeTexts('The cache holds pages.', 'The page cache holds pages.', 'The cache holds dirty pages.'),
    ).toEqual({ kind: 'merged', text: 'The page cache holds dirty pages.' })
  })

  it('decides nothing where both changed the same word', () => {
    expect(mergeTexts('one two', 'one three', 'one four').kind).toBe('overlapping')
    expect(mergeTexts('', 'mine', 'theirs').kind).toBe('overlapping')
  })

  it('takes the only change there is', () => {
    expect(mergeTexts('a', 'a', 'b')).toEqual({ kind: 'merged', text: 'b' })
    expect(mergeTexts('a', 'b', 'a')).toEqual({ kind: 'merged', text: 'b' })
    expect(mergeTexts('a', 'b', 'b')).toEqual({ kind: 'merged', text: 'b' })
  })

  it('drops no word that either side added, whatever was edited', () => {
    const words = fc.array(fc.constantFrom('a', 'b', 'c', '\n', ' '), { maxLength: 14 })
    const edit = fc.record({ at: fc.nat(14), drop: fc.nat(3) })
    fc.assert(
      fc.property(words, edit, edit, (base, one, two) => {
        const edited = (word: string, { at, drop }: { at: number; drop: number }): string => {
          const copy: string[] = [...base]
          copy.splice(Math.min(at, copy.length), drop, ` ${word} `)
          return copy.join('')
        }
        const merged = mergeTexts(base.join(''), edited('MINE', one), edited('THEIRS', two))
        if (merged.kind === 'overlapping') return
        expect(merged.text).toContain('MINE')
        expect(merged.text).toContain('THEIRS')
      }),
      { seed: 5, numRuns: 2_000 },
    )
  })
})

describe('the properties of two changed texts', () => {
  const note = (properties: string): string => `---\n${properties}---\n# A\n\nText.\n`
  const base = note('tags: [a]\nauthor: me\n\n\nsource: here\n')

  it('are joined where they have nothing to do with each other', () => {
    expect(
      mergeTexts(base, base.replace('author: me', 'author: you'), base.replace('here', 'there')),
    ).toEqual({ kind: 'merged', text: note('tags: [a]\nauthor: you\n\n\nsource: there\n') })
  })

  it('overlap where both gave one property a word, though not on the same line', () => {
    const mine = base.replace('tags: [a]\n', 'stage: budding\ntags: [a]\n')
    const theirs = base.replace('source: here\n', 'source: here\nstage: evergreen\n')
    expect(mergeTexts(base, mine, theirs).kind).toBe('overlapping')
    expect(mergeTexts(base, mine, base.replace('Text.', 'Words.')).kind).toBe('merged')
  })

  it('never stand twice where both texts are kept: lists are joined, another word becomes a comment', () => {
    const mine = base.replace('tags: [a]\n', 'stage: budding\ntags: [a, b]\n').replace('Text.', 'Mine.')
    const theirs = base
      .replace('source: here\n', 'source: here\nstage: evergreen\ntitle: Theirs\n')
      .replace('[a]', '[a, c]')
      .replace('Text.', 'Theirs.')
    expect(joinBoth(base, mine, theirs)).toBe(
      `${note('stage: budding\ntags: [a, b, c]\nauthor: me\n\n\nsource: here\n# stage: evergreen\ntitle: Theirs\n').replace('Text.\n', 'Mine.\nTheirs.\n')}`,
    )
  })

  it('are one block where both texts began to have them', () => {
    expect(joinBoth('# A\n', '---\nstage: budding\n---\n# A\n', '---\nbasis: study\n---\n# A\n')).toBe(
      '---\nstage: budding\nbasis: study\n---\n# A\n',
    )
  })
})
