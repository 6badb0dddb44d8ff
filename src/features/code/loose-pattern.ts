import { asciiChar, asciiClass, readAsciiClass, setOfProperty, unescapedChar } from './ascii-class.ts'

/** A part of an expression in JavaScript's syntax; `isExact` where it matches just what the original does. */
interface PatternPart {
  readonly source: string
  readonly isExact: boolean
}

/** What has no translation ends the reading. */
class Untranslatable extends Error {}

const plainRun = /[\w -]+(?![\w *+?{-])/y

const quantifier = /[*+?]|\{(?:\d+(?:,\d*)?|,\d+)\}/y

/**
 * Translates one of Oniguruma's expressions to one of JavaScript's that finds a match in printable ASCII wherever the
 * original does, and maybe elsewhere: no match here means none there, and the original need not be searched for before
 * the place of a match here. JavaScript's are compiled to machine code, which passes over a list of 500 words ten times
 * as fast.
 *
 * Undefined where that cannot be said: flags within, atomic groups, calls, and whatever is not known here. A negated
 * look-around that has no exact translation is left out, which only lets more through.
 */
export function loosenPattern(source: string): RegExp | undefined {
  const isFolded = source.startsWith('(?i)')
  const reader = new PatternReader(isFolded ? source.slice('(?i)'.length) : source, isFolded)
  try {
    return new RegExp(reader.readAll(), isFolded ? 'gim' : 'gm')
  } catch (error) {
    if (error instanceof Untranslatable || error instanceof SyntaxError) return undefined
    throw error
  }
}

function fail(): never {
  throw new Untranslatable()
}

/** Reads an expression once, from its start. */
class PatternReader {
  readonly #text: string
  readonly #isFolded: boolean
  #at = 0
  #groups = 0

  constructor(text: string, isFolded: boolean) {
    this.#text = text
    this.#isFolded = isFolded
  }

  /** Until the end, or the parenthesis that closes the group. */
  #readAlternatives(): PatternPart {
    let source = ''
    let isExact = true
    while (this.#at < this.#text.length && this.#text[this.#at] !== ')') {
      if (this.#text[this.#at] === '|') {
        source += '|'
        this.#at++
        continue
      }
      const part = this.#readQuantified()
      source += part.source
      isExact &&= part.isExact
    }
    return { source, isExact }
  }

  #readQuantified(): PatternPart {
    // Words are most of what the longest expressions consist of; the last letter may be what is repeated.
    plainRun.lastIndex = this.#at
    const run = plainRun.exec(this.#text)?.[0]
    if (run !== undefined) {
      this.#at += run.length
      return { source: run, isExact: true }
    }
    const isLook =
      this.#text[this.#at] === '(' && /^\(\?<?[=!]/.test(this.#text.slice(this.#at, this.#at + 4))
    const atom = this.#readAtom()
    quantifier.lastIndex = this.#at
    const times = quantifier.exec(this.#text)?.[0]
    if (times === undefined) return atom
    if (isLook || atom.source === '') fail()
    this.#at += times.length
    const isInterval = times.startsWith('{')
    const next = this.#text[this.#at] ?? ''
    // After an interval `?` and `+` mean something else there; two in a row have meanings of their own.
    if (next === '*' || next === '+' || (isInterval && next === '?')) fail()
    if (next === '?') this.#at++
    quantifier.lastIndex = this.#at
    if (quantifier.test(this.#text)) fail()
    return { source: atom.source + times.replace('{,', '{0,'), isExact: atom.isExact }
  }

  #readAtom(): PatternPart {
    const char = this.#text.charAt(this.#at)
    if (char === '(') return this.#readGroup()
    if (char === '[') {
      const read = readAsciiClass(this.#text, this.#at, this.#isFolded)
      if (read === undefined) fail()
      this.#at = read.end
      return { source: asciiClass(read.set), isExact: true }
    }
    if (char === '\\') return this.#readEscape()
    this.#at++
    // JavaScript's also stand behind the last line end.
    if (char === '^' || char === '$') return { source: char, isExact: false }
    if (char === '.') return { source: char, isExact: true }
    if (/[*+?]/.test(char)) fail()
    return this.#literal(char)
  }

  #readGroup(): PatternPart {
    const [head] =
      /^\((?:\?(?::|<?[=!]|<[a-zA-Z_]\w*>|i:|i\)|#[^)]*\)))?/.exec(
        this.#text.slice(this.#at, this.#at + 200),
      ) ?? fail()
    this.#at += head.length
    if (head.startsWith('(?#')) return { source: '', isExact: true }
    if (head === '(?i)' && this.#isFolded) return { source: '', isExact: true }
    if (head === '(?i)' || (head === '(?i:' && !this.#isFolded)) fail()
    if (head === '(' && this.#text[this.#at] === '?') fail()
    if (head === '(' || /^\(\?<[a-zA-Z_]/.test(head)) this.#groups++
    const { source, isExact } = this.#readAlternatives()
    if (this.#text[this.#at] !== ')') fail()
    this.#at++
    if (head === '(?!' || head === '(?<!')
      return isExact ? { source: `${head}${source})`, isExact } : { source: '(?:)', isExact }
    if (head === '(?=' || head === '(?<=') return { source: `${head}${source})`, isExact }
    return { source: `(?:${source})`, isExact }
  }

  #readEscape(): PatternPart {
    const char = this.#text[this.#at + 1] ?? fail()
    if (/[dDsSwWbB]/.test(char)) {
      this.#at += 2
      return { source: `\\${char}`, isExact: true }
    }
    if (/[1-9]/.test(char)) {
      const [number] = /^\d+/.exec(this.#text.slice(this.#at + 1, this.#at + 9)) ?? fail()
      // A number that no group has is an error there, or a character.
      if (Number(number) > this.#groups) fail()
      this.#at += number.length + 1
      // What a group holds is not followed.
      return { source: '[^]*?', isExact: false }
    }
    const property = setOfProperty(this.#text, this.#at, this.#isFolded)
    if (property) {
      this.#at = property.end
      return { source: asciiClass(property.set), isExact: !this.#isFolded }
    }
    const single = unescapedChar(this.#text, this.#at) ?? fail()
    this.#at = single.end
    return this.#literal(String.fromCodePoint(single.code))
  }

  #literal(char: string): PatternPart {
    const code = char.codePointAt(0) ?? fail()
    // Letters beyond ASCII may be others of some within. U+FFFF is what a grammar puts for a place that is not now.
    if (this.#isFolded && code > 0x7f && code !== 0xffff) fail()
    if (code > 0x7f) return { source: '[]', isExact: true }
    return { source: asciiChar(code), isExact: true }
  }

  readAll(): string {
    const { source } = this.#readAlternatives()
    if (this.#at < this.#text.length) fail()
    return source
  }
}
