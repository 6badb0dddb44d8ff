import fc from 'fast-check'

/** What breaks readers: marks of every syntax that a garden reads, half characters, and names that objects have. */
const bits = [
  ...'[[ ]] ![[ | # ^ %% == ` ``` ~~~ $ $$ <!-- --> <img <script> </div> onerror= javascript: " \' & &#x0; { } ( ) :::'.split(
    ' ',
  ),
  ...'--- ... : - ? ! & * @ ` | > % \\ \\u0000 \\ud800 {} [] , null true 1e999 -0 __proto__ constructor ../ ./ / // C:\\ .git'.split(
    ' ',
  ),
  ...[
    '\n',
    '\r\n',
    '\r',
    '\t',
    '\u0000',
    '\ud83d',
    '\udc00',
    '\uFEFF',
    '\u202E',
    '\u00A0',
    '\u3000',
    '\u200D',
  ],
  '  '.repeat(60),
  '['.repeat(300),
  '> '.repeat(150),
  'x'.repeat(2_000),
]

/** One wound of a text: something put in, taken out, doubled or turned around, at a place between 0 and 1. */
interface Wound {
  readonly kind: 'insert' | 'remove' | 'repeat' | 'swap'
  readonly at: number
  readonly length: number
  readonly bit: string
}

const wound: fc.Arbitrary<Wound> = fc.record({
  kind: fc.constantFrom('insert', 'remove', 'repeat', 'swap'),
  at: fc.double({ min: 0, max: 1, noNaN: true }),
  length: fc.integer({ min: 1, max: 40 }),
  bit: fc.oneof(fc.constantFrom(...bits), fc.string({ unit: 'binary', maxLength: 6 })),
})

/** Texts that were right once, with a few wounds each: they come further into a reader than noise. */
export function spoiled(texts: readonly string[]): fc.Arbitrary<string> {
  return fc
    .tuple(fc.constantFrom(...texts), fc.array(wound, { maxLength: 8 }))
    .map(([text, wounds]) => wounds.reduce(hurt, text))
}

function hurt(text: string, { kind, at, length, bit }: Wound): string {
  const start = Math.floor(at * text.length)
  const piece = text.slice(start, start + length)
  switch (kind) {
    case 'insert':
      return text.slice(0, start) + bit + text.slice(start)
    case 'remove':
      return text.slice(0, start) + text.slice(start + length)
    case 'repeat':
      return text.slice(0, start) + piece.repeat(Math.min(length, 12)) + text.slice(start)
    case 'swap':
      return text.slice(0, start) + [...piece].reverse().join('') + text.slice(start + length)
  }
}
