import { describe, expect, it } from 'vitest'
import { countOf } from '../../../src/text/count-of.ts'

describe('counts in words', () => {
  it('have groups of three digits and a plural', () => {
    expect([countOf(0, 'note'), countOf(1, 'note'), countOf(1234567, 'note')]).toEqual([
      '0 notes',
      '1 note',
      '1,234,567 notes',
    ])
  })
})
