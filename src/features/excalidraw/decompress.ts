const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/='

const valueByLetter = new Map([...letters].map((letter, value) => [letter, value]))

/** Reads a text bit by bit: six in each letter, the highest first; what they make begins with its lowest. */
function createBitReader(text: string): { read(count: number): number; isAtEnd(): boolean } {
  let at = 0
  let left = 0
  let value = 0
  return {
    isAtEnd: () => at > text.length + 1,
    read(count) {
      let bits = 0
      for (let i = 0; i < count; i++) {
        if (left === 0) {
          value = valueByLetter.get(text[at++] ?? '') ?? 0
          left = 6
        }
        left--
        if ((value >> left) & 1) bits |= 1 << i
      }
      return bits
    },
  }
}

/** What stands for a letter of 8 or of 16 bits that is new, and for the end. */
const signs = { byte: 0, word: 1, end: 2 }

/**
 * The text behind a `compressed-json` block: Lempel and Ziv's dictionary of 1978 in the letters of Base64, as LZ-String writes
 * it. Blanks count for nothing. Undefined where it is none, ends before its end, or says more than `most` characters: a few
 * bytes can stand for very many.
 */
export function decompress(text: string, most: number): string | undefined {
  const { read, isAtEnd } = createBitReader(text.replace(/\s+/g, ''))
  const readLetter = (sign: number): string => String.fromCharCode(read(sign === signs.byte ? 8 : 16))
  const first = read(2)
  if (first === signs.end) return ''
  if (first > signs.end) return undefined
  let last = readLetter(first)
  // The first three numbers are signs, the fourth is the first letter.
  const known: string[] = ['', '', '', last]
  const made = [last]
  let length = last.length
  let width = 3
  let room = 4
  const widen = (): void => {
    if (--room > 0) return
    room = 2 ** width++
  }
  for (;;) {
    let code = read(width)
    if (isAtEnd() || width > 30) return undefined
    if (code === signs.end) return made.join('')
    if (code < signs.end) {
      known.push(readLetter(code))
      code = known.length - 1
      widen()
    }
    const entry = known[code] ?? (code === known.length ? last + last[0] : undefined)
    if (entry === undefined || entry === '') return undefined
    length += entry.length
    if (length > most) return undefined
    made.push(entry)
    known.push(last + entry[0])
    widen()
    last = entry
  }
}
