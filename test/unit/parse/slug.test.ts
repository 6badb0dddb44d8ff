import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { slugify } from '../../../src/model/slug.ts'

describe('slugify', () => {
  it.each([
    ['Page cache', 'page-cache'],
    ["What's C++ & Rust?", 'whats-c-rust'],
    ['__a__b_', 'a-b'],
    ['Über', 'über'],
    ['++', 'u2b-u2b'],
    ['', 'untitled'],
  ])('makes of %j %j', (text, slug) => expect(slugify(text)).toBe(slug))

  it('makes of ASCII what it makes of it among other letters', () => {
    const text = fc.string({ unit: 'binary-ascii', maxLength: 30 }).filter((value) => /[a-z0-9]/i.test(value))
    fc.assert(
      fc.property(text, (value) => {
        expect(slugify(`é ${value} é`)).toBe(`é-${slugify(value)}-é`)
      }),
      { seed: 20240609 },
    )
  })
})
