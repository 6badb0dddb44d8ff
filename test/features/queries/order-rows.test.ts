import { describe, expect, it } from 'vitest'
import { keyOfCell, orderRows } from '../../../src/features/queries/web/order-rows.ts'

const compare = (a: string, b: string): number => (a < b ? -1 : a > b ? 1 : 0)

describe('the rows of an answer', () => {
  it('are sorted by numbers, those without any last, in both directions', () => {
    const keys = [3, undefined, 10, 1]
    expect(orderRows(keys, false, compare)).toEqual([3, 0, 2, 1])
    expect(orderRows(keys, true, compare)).toEqual([2, 0, 3, 1])
  })

  it('stay in the order of the answer where they are equal', () => {
    expect(orderRows(['b', 'a', 'b', 'a'], false, compare)).toEqual([1, 3, 0, 2])
    expect(orderRows(['b', 'a', 'b', 'a'], true, compare)).toEqual([0, 2, 1, 3])
  })

  it('are sorted by what their cells say: days as machines write them, numbers without their marks', () => {
    expect(keyOfCell('3 May', { isNumber: false, time: '2024-05-03' })).toBe('2024-05-03')
    expect(keyOfCell('1,200', { isNumber: true })).toBe(1200)
    expect(keyOfCell(' two\n words ', { isNumber: false })).toBe('two words')
    expect(keyOfCell('—', { isNumber: false })).toBeUndefined()
  })
})
