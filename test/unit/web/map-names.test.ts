import { describe, expect, it } from 'vitest'
import { fitTitle } from '../../../src/features/map/crop/fit-title.ts'
import { wrapName } from '../../../src/features/map/web/wrap-name.ts'
import { lettersWide } from '../../../src/model/letters-wide.ts'

describe('a name on the map', () => {
  it('is divided between words into at most three lines', () => {
    expect(wrapName('Machine learning in production', 11)).toBe('Machine\nlearning in\nproduction')
    expect(wrapName('Mobile-compatible plugins', 11)).toBe('Mobile-compatible\nplugins')
    expect(wrapName('Vim', 11)).toBe('Vim')
  })

  it('is divided anywhere where there are no spaces, and never in the midst of a letter', () => {
    for (const name of [
      '分散システムと合意形成の歴史とその応用について考える',
      '🌱'.repeat(40),
      'Donaudampfschiff'.repeat(6),
    ]) {
      const lines = wrapName(name, 11).split('\n')
      expect(lines.length).toBeLessThanOrEqual(3)
      for (const line of lines) expect(lettersWide(line)).toBeLessThanOrEqual(26)
      expect(lines.join('')).not.toMatch(/[\ud800-\udbff](?![\udc00-\udfff])/)
    }
  })

  it('is cut by how wide its letters are', () => {
    expect(fitTitle('A short title', 34)).toBe('A short title')
    const cut = fitTitle('日本の庭園とその歴史について考えたこと', 20)
    expect(cut.endsWith('…')).toBe(true)
    expect(lettersWide(cut)).toBeLessThanOrEqual(20)
    expect(lettersWide('日本a🌱')).toBe(7)
  })
})
