import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { readToml } from '../../../src/parse/read-toml.ts'

const read = (source: string): unknown => {
  const found = readToml(source)
  return 'value' in found ? JSON.parse(JSON.stringify(found.value)) : found.problem
}

describe('TOML', () => {
  it.each([
    ['a = 1 # one\n"b c".d = \'C:\\x\'\n', { a: 1, 'b c': { d: 'C:\\x' } }],
    ['a = """\nx \\\n   "y" """\nb = \'\'\'\na\\n\'\'\'', { a: 'x "y" ', b: 'a\\n' }],
    ['a = "\\u00e9\\t\\"\\U0001F600"', { a: 'é\t"😀' }],
    ['a = [ 1,\n 2, # two\n [true], ]', { a: [1, 2, [true]] }],
    ['a = { b = 1, c.d = [] }', { a: { b: 1, c: { d: [] } } }],
    [
      '[a.b]\nc = 0x1F\n[[a.d]]\ne = 1_000\n[[a.d]]\n[a]\nf = -1.5e3',
      { a: { b: { c: 31 }, d: [{ e: 1000 }, {}], f: -1500 } },
    ],
    [
      'a = 1979-05-27 07:32:00-07:00\nb = 07:32:00\nc = 1979-05-27',
      { a: '1979-05-27 07:32:00-07:00', b: '07:32:00', c: '1979-05-27' },
    ],
    ['a = nan\nb = +inf\nc = 9007199254740993', { a: 'nan', b: '+inf', c: '9007199254740993' }],
    ['__proto__ = 1', JSON.parse('{"__proto__":1}')],
  ])('%j is read', (source, value) => {
    expect(read(source)).toEqual(value)
  })

  it.each([
    ['a = "x\nb = 1', '""", expected a value'],
    ['a = 1\na = 2', 'the key "a" a second time'],
    ['[a]\n[a]', 'the key "a" a second time'],
    ['a = {}\n[a]\n', 'the key "a" a second time'],
    ['a = 1\na.b = 2', '"a", which is no table'],
    ['a = 1 b = 2', '"b", expected the end of the line'],
    [`a = ${'['.repeat(99)}`, 'more than 32 levels'],
  ])('%j is none', (source, problem) => {
    expect(read(source)).toBe(problem)
  })

  it('is read back whatever it says', () => {
    const text = fc.string({ unit: 'grapheme' })
    const value = fc.oneof(text, fc.integer(), fc.boolean(), fc.array(text))
    fc.assert(
      fc.property(fc.dictionary(text, value), (table) => {
        const lines = Object.entries(table).map(
          ([key, one]) => `${JSON.stringify(key)} = ${JSON.stringify(one)}`,
        )
        expect(read(lines.join('\n'))).toEqual(JSON.parse(JSON.stringify(table)))
      }),
    )
    fc.assert(fc.property(fc.string(), (source) => void readToml(source)))
  })
})
