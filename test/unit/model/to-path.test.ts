import { describe, expect, it } from 'vitest'
import { toAddress, toAssetPath, toNotePath } from '../../../src/model/to-path.ts'

describe('paths from texts', () => {
  it('are the texts, in one Unicode form', () => {
    expect(toNotePath('linux/Page cache.md')).toBe('linux/Page cache.md')
    expect(toNotePath('Baume\u0301.MD')).toBe('Baum\u00e9.MD')
    expect(toNotePath('plans/Map.canvas')).toBe('plans/Map.canvas')
    expect(toAssetPath('pictures/tree.png')).toBe('pictures/tree.png')
    expect(['', 'linux/', 'linux/tree/', '404.html'].map(toAddress)).toEqual([
      '',
      'linux/',
      'linux/tree/',
      '404.html',
    ])
  })

  it.each(['/etc/notes.md', '../notes.md', 'a/../../notes.md', 'a//b.md', './a.md', 'a\\b.md', 'a\0.md'])(
    'never lead out of the garden: %j',
    (text) => {
      expect(() => toNotePath(text)).toThrow(RangeError)
      expect(() => toAddress(text)).toThrow(RangeError)
      expect(() => toAssetPath(text.replace('.md', '.png'))).toThrow(
        JSON.stringify(text.replace('.md', '.png')),
      )
    },
  )

  it('keep notes and other files apart', () => {
    expect(() => toNotePath('tree.png')).toThrow('ends in .md or .canvas, found "tree.png"')
    expect(() => toAssetPath('tree.md')).toThrow('no note, found "tree.md"')
  })
})
