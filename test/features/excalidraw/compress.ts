const letters = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/'

/** What a drawing's data is in a note, for tests: the inverse of what reads it. */
export function compress(text: string): string {
  let made = ''
  let value = 0
  let count = 0
  const putBit = (bit: number): void => {
    value = (value << 1) | bit
    if (++count < 6) return
    made += letters[value]
    value = 0
    count = 0
  }
  const put = (number: number, width: number): void => {
    for (let i = 0; i < width; i++) putBit((number >> i) & 1)
  }
  const known = new Map<string, number>()
  const fresh = new Set<string>()
  let width = 2
  let room = 2
  const widen = (): void => {
    if (--room === 0) room = 2 ** width++
  }
  const write = (entry: string): void => {
    if (fresh.delete(entry)) {
      const code = entry.charCodeAt(0)
      put(code < 256 ? 0 : 1, width)
      put(code, code < 256 ? 8 : 16)
      widen()
    } else put(known.get(entry)!, width)
    widen()
  }
  let last = ''
  for (let i = 0; i < text.length; i++) {
    const letter = text[i]!
    if (!known.has(letter)) {
      known.set(letter, known.size + 3)
      fresh.add(letter)
    }
    if (known.has(last + letter)) last += letter
    else {
      write(last)
      known.set(last + letter, known.size + 3)
      last = letter
    }
  }
  if (last !== '') write(last)
  put(2, width)
  do putBit(0)
  while (count > 0)
  return made
}
