import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { buildNameIndex } from '../../../src/link/name-index.ts'
import { resolveLink } from '../../../src/link/resolve-link.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { readNote } from './read-note.ts'

const seed = 20_260
const source = 'x/Source.md' as NotePath
const name = fc
  .string({
    unit: fc.oneof(
      fc.constantFrom('é', 'e\u0301', 'Å', '\u212b', 'ß', 'İ', 'ﬁ', '각'),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
    ),
    minLength: 1,
    maxLength: 12,
  })
  .filter((text) => text.trim() === text && !text.includes('/') && !text.startsWith('.'))

describe('resolveLink', () => {
  it('finds every file by its name in either normal form and in capitals', () => {
    fc.assert(
      fc.property(name, (text) => {
        const path = `a/${text.normalize('NFC')}.md`
        const index = buildNameIndex([readNote(path, '')], [])
        const find = (target: string) => resolveLink(index, source, { syntax: 'wiki', embed: false, target })
        expect(find(text.normalize('NFC'))).toMatchObject({ kind: 'note', path })
        expect(find(text.normalize('NFD'))).toEqual(find(text.normalize('NFC')))
        expect(find(text.toLowerCase())).toEqual(find(text))
      }),
      { seed, numRuns: 500 },
    )
  })

  it('gives every target a meaning, whatever is written', () => {
    const index = buildNameIndex(
      ['Note.md', 'a/Note.md', 'x/b/Note.md', 'C:/x.md'].map((path) => readNote(path, '# A\n## B\nc ^d\n')),
      [],
    )
    const part = fc.constantFrom(
      '.',
      '..',
      '/',
      '//',
      'Note',
      'a',
      'x',
      '.md',
      'C:',
      '\\',
      '\0',
      '\ud800',
      'http:',
      '%',
      ' ',
    )
    const target = fc.oneof(
      fc.string({ unit: 'binary' }),
      fc.array(part, { maxLength: 8 }).map((parts) => parts.join('')),
    )
    const fragment = fc.option(
      fc.oneof(
        fc.record({ kind: fc.constant('heading' as const), path: fc.array(fc.string({ unit: 'binary' })) }),
        fc.record({ kind: fc.constant('block' as const), id: fc.string() }),
      ),
      { nil: undefined },
    )
    fc.assert(
      fc.property(
        fc.constantFrom('wiki', 'markdown', 'property'),
        target,
        fragment,
        (syntax, target, fragment) => {
          const link = { syntax, target, embed: false, ...(fragment && { fragment }) }
          const resolution = resolveLink(index, source, link)
          expect(['note', 'asset', 'external', 'ambiguous', 'missing']).toContain(resolution.kind)
          expect(resolveLink(index, source, link)).toEqual(resolution)
          if (resolution.kind === 'external' && resolution.folder === undefined)
            expect(syntax).toBe('markdown')
        },
      ),
      { seed, numRuns: 2_000 },
    )
  })
})
