import { describe, expect, it } from 'vitest'
import { readHighlightComments } from '../../../src/body/highlight-comments.ts'

describe('marks of lines in code', () => {
  it.each([
    ['the next line', '', '// highlight-next-line\nb\nc', '{1}', 'b\nc'],
    ['a range', '', 'a\n# highlight-start\nb\nc\n# highlight-end\nd', '{2-3}', 'a\nb\nc\nd'],
    ['in HTML', '', '<p>\n<!-- highlight-next-line -->\n<b>', '{2}', '<p>\n<b>'],
    ['in JSX', '', '{/* highlight-next-line */}\n<b />', '{1}', '<b />'],
    ['at the end of a line', '', 'a // [!code highlight]\nb\nc // [!code --]', '{1,3}', 'a\nb\nc'],
    ['for several lines', '', 'a\nb # [!code focus:2]\nc\nd', '{2-3}', 'a\nb\nc\nd'],
    ['beside what the fence says', 'title="x" {4}', '// highlight-next-line\na', 'title="x" {4,1}', 'a'],
    ['of MkDocs', 'hl_lines="2 4-5" linenums="1"', 'a', '{2,4-5} linenums="1"', 'a'],
  ])('%s', (_, meta, code, newMeta, newCode) => {
    expect(readHighlightComments(meta, code)).toEqual({ meta: newMeta, code: newCode })
  })

  it.each(['let a = "highlight-next-line"', '// a highlight-start in words', 'a[!code b]', ''])(
    'are none in %j',
    (code) => {
      expect(readHighlightComments('x', code)).toEqual({ meta: 'x', code })
    },
  )
})
