import { describe, expect, it } from 'vitest'
import { isAfter, lastDayOf } from '../../../src/features/map/web/planted-until.ts'

describe('a month or day until which the map is shown', () => {
  it('ends with its last day', () => {
    expect(['2024-02', '2025-02', '2025-12', '2025-03-09'].map(lastDayOf)).toEqual([
      '2024-02-29',
      '2025-02-28',
      '2025-12-31',
      '2025-03-09',
    ])
  })

  it('is before what begins after it, whether months or days are compared', () => {
    expect(isAfter('2025-03-10', '2025-03-09')).toBe(true)
    expect(isAfter('2025-03-09', '2025-03-09')).toBe(false)
    expect(isAfter('2025-03-31', '2025-03')).toBe(false)
    expect(isAfter('2025-04-01', '2025-03')).toBe(true)
    expect(isAfter('2025-03', '2025-03-09')).toBe(false)
    expect(isAfter('2025-04', '2025-03-31')).toBe(true)
  })
})
