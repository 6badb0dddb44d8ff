import { describe, expect, it } from 'vitest'
import { bookColor } from '../../../src/features/export/book/book-colors.ts'
import { cleanTree } from '../../../src/features/export/book/clean-tree.ts'

describe('a drawing in a book', () => {
  it('has colours that a book knows, in place of those of the theme and of the night', () => {
    for (const color of [
      'var(--ink)',
      'var(--topic-3)',
      'light-dark(#aabbcc,#112233)',
      'color-mix(in oklab, var(--accent) 55%, var(--paper))',
    ])
      expect(bookColor(color)).toMatch(/^#[\da-f]{6}$/)
    expect(bookColor('light-dark(#aabbcc,#112233)')).toBe('#aabbcc')
    expect(bookColor('color-mix(in oklab, var(--accent) 0%, var(--paper))')).toBe('#ffffff')
    expect(['none', '#123456', 'url(#a)'].map(bookColor)).toEqual(['none', '#123456', 'url(#a)'])
  })

  it('keeps nothing of the width that a page gives it', () => {
    const links = { prefix: '', keepsFolds: true, link: () => undefined, picture: () => undefined }
    const tree = cleanTree('<svg style="min-width:400px"><rect fill="var(--sheet)"/></svg>', links)
    expect(JSON.stringify(tree)).not.toMatch(/min-width|var\(/)
  })
})
