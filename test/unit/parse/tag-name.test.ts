import { describe, expect, it } from 'vitest'
import { isTagName, tagEnd } from '../../../src/parse/tag-name.ts'

describe('tagEnd(text, from)', () => {
  it('ends a tag before the slash behind it', () => {
    expect(tagEnd('#linux/memory/ and', 1)).toBe('#linux/memory'.length)
  })

  it('takes a name without end for text: each of its parents would have a page', () => {
    expect(isTagName('a/'.repeat(99) + 'b')).toBe(true)
    expect(tagEnd(`#${'a/'.repeat(2_000)}b`, 1)).toBeUndefined()
    expect(isTagName('a/'.repeat(2_000) + 'b')).toBe(false)
  })
})
