/** Which of the characters 0 to 127 belong. */
type AsciiSet = readonly boolean[]

/** What was read of an expression, and where it goes on. */
interface Read<Value> {
  readonly end: number
  readonly value: Value
}

type SetAt = { readonly end: number; readonly set: AsciiSet }

const setOf = (has: (char: string) => boolean): AsciiSet =>
  Array.from({ length: 128 }, (_, code) => has(String.fromCharCode(code)))

/** POSIX brackets and Unicode's properties, as far as ASCII goes. */
const named: ReadonlyMap<string, AsciiSet> = new Map(
  (
    [
      [['alnum'], /[a-z\d]/i],
      [['alpha', 'l', 'letter', 'alphabetic'], /[a-z]/i],
      [['blank'], /[ \t]/],
      [['digit', 'n', 'nd'], /\d/],
      [['lower', 'll', 'lowercase'], /[a-z]/],
      [['upper', 'lu', 'uppercase'], /[A-Z]/],
      [['space'], /\s/],
      [['xdigit'], /[\da-f]/i],
      [['word'], /\w/],
    ] as const
  ).flatMap(([names, pattern]) => names.map((name) => [name, setOf((char) => pattern.test(char))] as const)),
)

const shorthands: Readonly<Record<string, AsciiSet>> = {
  d: setOf((char) => /\d/.test(char)),
  s: setOf((char) => /\s/.test(char)),
  w: setOf((char) => /\w/.test(char)),
  h: setOf((char) => /[\da-f]/i.test(char)),
}

const invert = (set: AsciiSet): AsciiSet => set.map((has) => !has)

/** Upper and lower case alike. */
const fold = (set: AsciiSet): AsciiSet =>
  setOf((char) => [char.toUpperCase(), char.toLowerCase()].some((each) => set[each.charCodeAt(0)] === true))

/** A character below 128 for an expression of JavaScript's, in a class or not. */
export function asciiChar(code: number): string {
  const char = String.fromCharCode(code)
  return /\w/.test(char) ? char : `\\x${code.toString(16).padStart(2, '0')}`
}

/** The set as a class of JavaScript's. */
export function asciiClass(set: AsciiSet): string {
  let inside = ''
  for (let from = 0; from < 128; from++) {
    if (!set[from]) continue
    let to = from
    while (set[to + 1]) to++
    inside += from === to ? asciiChar(from) : `${asciiChar(from)}-${asciiChar(to)}`
    from = to
  }
  return `[${inside}]`
}

/** `\h`, `\p{upper}` and the like at a place of an expression; undefined for anything else. */
export function setOfProperty(text: string, at: number, isFolded: boolean): SetAt | undefined {
  if (text[at] !== '\\') return undefined
  const match = /^\\(?:([dDsSwWhH])|([pP])\{(\^?)(\w+)\})/.exec(text.slice(at, at + 40))
  if (!match) return undefined
  const end = at + match[0].length
  const [, letter, sign, caret, name = ''] = match
  if (letter !== undefined) {
    const set = shorthands[letter.toLowerCase()]!
    return { end, set: letter === letter.toLowerCase() ? set : invert(set) }
  }
  const set = named.get(name.toLowerCase())
  if (set === undefined) return undefined
  const meant = isFolded ? fold(set) : set
  if ((sign === 'P') === (caret === '^')) return { end, set: meant }
  // Folded and inverted may be more than inverted and folded.
  return isFolded ? undefined : { end, set: invert(meant) }
}

/** The character that an escape stands for; undefined where it is none, or one not known here. */
export function unescapedChar(
  text: string,
  at: number,
): { readonly end: number; readonly code: number } | undefined {
  const match = /^\\(?:x\{([\da-f]{1,6})\}|x([\da-f]{2})|u([\da-f]{4})|([tnrfvae])|([^\w\s]))/iu.exec(
    text.slice(at, at + 12),
  )
  if (!match) return undefined
  const [all, braced, hex, unicode = '', control, other] = match
  const end = at + all.length
  if (control !== undefined) {
    const code = { t: 9, n: 10, r: 13, f: 12, v: 11, a: 7, e: 27 }[control]
    return code === undefined ? undefined : { end, code }
  }
  if (other !== undefined) return { end, code: other.codePointAt(0)! }
  const code = Number.parseInt(braced ?? hex ?? unicode, 16)
  // `\x80` is a byte there.
  return code > 0x10ffff || (hex !== undefined && code > 0x7f) ? undefined : { end, code }
}

/** A bracketed class, with classes in it; undefined where it holds what is not known here. */
export function readAsciiClass(text: string, at: number, isFolded: boolean): SetAt | undefined {
  const read = readItems(text, at + (text[at + 1] === '^' ? 2 : 1), isFolded)
  if (read === undefined) return undefined
  const set = isFolded ? fold(read.value) : read.value
  return { end: read.end, set: text[at + 1] === '^' ? invert(set) : set }
}

function readItems(text: string, start: number, isFolded: boolean): Read<AsciiSet> | undefined {
  const set = Array.from({ length: 128 }, () => false)
  const add = (other: AsciiSet): void => {
    for (let code = 0; code < 128; code++) set[code] ||= other[code] === true
  }
  for (let at = start; at < text.length; ) {
    if (text[at] === ']' && at > start) return { end: at + 1, value: set }
    if (text.startsWith('&&', at)) return undefined
    const posix = text[at] === '[' && /^\[:(\^?)(\w+):\]/.exec(text.slice(at, at + 20))
    if (posix) {
      const known = named.get(posix[2] ?? '')
      if (known === undefined || (isFolded && posix[1] !== '')) return undefined
      add(posix[1] === '' ? known : invert(known))
      at += posix[0].length
      continue
    }
    const inner = text[at] === '[' ? readAsciiClass(text, at, isFolded) : setOfProperty(text, at, isFolded)
    if (inner) {
      add(inner.set)
      at = inner.end
      continue
    }
    const first = readChar(text, at)
    if (first === undefined || text[at] === '[') return undefined
    at = first.end
    let last = first.value
    if (text[at] === '-' && text[at + 1] !== ']') {
      const next =
        text[at + 1] === '[' || setOfProperty(text, at + 1, false) ? undefined : readChar(text, at + 1)
      if (next === undefined) return undefined
      last = next.value
      at = next.end
    }
    if (isFolded && last > 0x7f && last !== 0xffff) return undefined
    for (let code = first.value; code <= Math.min(last, 127); code++) set[code] = true
  }
  return undefined
}

function readChar(text: string, at: number): Read<number> | undefined {
  if (text[at] === '\\') {
    const read = unescapedChar(text, at)
    return read && { end: read.end, value: read.code }
  }
  const code = text.codePointAt(at)
  return code === undefined ? undefined : { end: at + (code > 0xffff ? 2 : 1), value: code }
}
