import fc from 'fast-check'
import { expect, it } from 'vitest'
import { chooseEncoding, createDocumentMaker } from '../../../src/lsp/encoded-document.ts'

const text = fc
  .array(fc.constantFrom('a', 'é', '漢', '🌻', '\n', '\r\n', ' ', '[[', 'ß'), { maxLength: 40 })
  .map((parts) => parts.join(''))

it.each(['utf-8', 'utf-16', 'utf-32'] as const)(
  'counts as the editor does and finds back (%s)',
  (encoding) => {
    const maker = createDocumentMaker(() => encoding)
    fc.assert(
      fc.property(text, (written) => {
        const document = maker.create('file:///a.md', 'markdown', 1, written)
        let offset = 0
        for (const character of written) {
          // No editor stands between the two halves of a line end.
          if (character !== '\n' || written[offset - 1] !== '\r')
            expect(document.offsetAt(document.positionAt(offset))).toBe(offset)
          offset += character.length
        }
      }),
      { numRuns: 200, seed: 1 },
    )
  },
)

it('counts bytes where the editor does', () => {
  const maker = createDocumentMaker(() => 'utf-8')
  const document = maker.create('file:///a.md', 'markdown', 1, 'é🌻 [[x]]')
  expect(document.positionAt(4)).toEqual({ line: 0, character: 7 })
  const range = { start: { line: 0, character: 9 }, end: { line: 0, character: 10 } }
  expect(maker.update(document, [{ range, text: 'yy' }], 2).getText()).toBe('é🌻 [[yy]]')
})

it('takes the first encoding that the editor names and it knows', () => {
  expect(chooseEncoding(['utf-7', 'utf-8', 'utf-16'])).toBe('utf-8')
  expect(chooseEncoding(undefined)).toBe('utf-16')
})
