import { describe, expect, it } from 'vitest'
import { codeRanges } from '../../../src/parse/code-ranges.ts'

const codeIn = (source: string): readonly string[] =>
  codeRanges(source).map(({ start, end }) => source.slice(start, end))

describe('code in a source', () => {
  it.each([
    ['a `b` c', ['`b`']],
    ['ticks (<code>```</code>) begin:\n\n```js\nx\n```\nend', ['```js\nx\n```']],
    ['``` a `` b ```\n\ntext', ['``` a `` b ```']],
    ['~~~ a`b\nx\n~~~', ['~~~ a`b\nx\n~~~']],
    ['a `b\nc` d', ['`b\nc`']],
    ['a `b\n\nc` d', []],
  ])('stands in %j', (source, found) => {
    expect(codeIn(source)).toEqual(found)
  })
})
