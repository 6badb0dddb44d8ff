import { describe, expect, it } from 'vitest'
import { countWords } from '../../../src/parse/count-words.ts'

describe('the words of a text', () => {
  it.each([
    ['one “two” three — four', 5],
    ['정원에는 나무가 많다', 3],
    ['في الحديقة شجرة', 3],
    ['', 0],
    ['字'.repeat(255), 228],
    [`${'字'.repeat(200)}${'かな'.repeat(78)}の`, 228],
    ['ก'.repeat(987), 228],
    ['「字」、。！', 1],
    ['字 word 字', 3],
  ])('of %j are as many as take the time of English ones: %i', (text, words) => {
    expect(countWords(text)).toBe(words)
  })

  it('are about as many in every language that says the same', () => {
    // One sentence of the same length in all: what somebody writes who waters a garden in the morning.
    const said = {
      en: 'Every morning I go out into the garden, water the young trees and write down what has changed since yesterday.',
      ja: '毎朝、庭に出て若い木に水をやり、昨日から変わったことを書き留めます。',
      zh: '每天早上我都会到花园里去，给小树浇水，然后写下从昨天以来发生了什么变化。',
      th: 'ทุกเช้าฉันออกไปในสวน รดน้ำต้นไม้เล็ก ๆ แล้วจดสิ่งที่เปลี่ยนไปตั้งแต่เมื่อวาน',
    }
    const english = countWords(said.en)
    for (const text of Object.values(said)) {
      expect(countWords(text) / english).toBeGreaterThan(0.6)
      expect(countWords(text) / english).toBeLessThan(1.7)
    }
  })
})
