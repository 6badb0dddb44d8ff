import { asciiChar, asciiClass, readAsciiClass, setOfProperty, unescapedChar } from './ascii-class.ts'

/** A part of an expression in JavaScript's syntax; `isExact` where it matches just what the original does. */
interface Part {
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
  const reader = createReader(isFolded ? source.slice('(?i)'.length) : source, isFolded)
  try {
    return new RegExp(reader.readAll(), isFolded ? 'gim' : 'gm')
  } catch (error) {
    if (error instanceof Untranslatable || error instanceof SyntaxError) return undefined
    throw error
  }
}

function createReader(text: string, isFolded: boolean): { readAll(): string } {
  let at = 0
  let groups = 0

  function fail(): never {
    throw new Untranslatable()
  }

  /** Until the end, or the parenthesis that closes the group. */
  function readAlternatives(): Part {
    let source = ''
    let isExact = true
    while (at < text.length && text[at] !== ')') {
      if (text[at] === '|') {
        source += '|'
        at++
        continue
      }
      const part = readQuantified()
      source += part.source
      isExact &&= part.isExact
    }
    return { source, isExact }
  }

  function readQuantified(): Part {
    // Words are most of what the longest expressions consist of; the last letter may be what is repeated.
    plainRun.lastIndex = at
    const run = plainRun.exec(text)?.[0]
    if (run !== undefined) {
      at += run.length
      return { source: run, isExact: true }
    }
    const isLook = text[at] === '(' && /^\(\?<?[=!]/.test(text.slice(at, at + 4))
    const atom = readAtom()
    quantifier.lastIndex = at
    const times = quantifier.exec(text)?.[0]
    if (times === undefined) return atom
    if (isLook || atom.source === '') fail()
    at += times.length
    const isInterval = times.startsWith('{')
    const next = text[at] ?? ''
    // After an interval `?` and `+` mean something else there; two in a row have meanings of their own.
    if (next === '*' || next === '+' || (isInterval && next === '?')) fail()
    if (next === '?') at++
    quantifier.lastIndex = at
    if (quantifier.test(text)) fail()
    return { source: atom.source + times.replace('{,', '{0,'), isExact: atom.isExact }
  }

  function readAtom(): Part {
    const char = text[at]!
    if (char === '(') return readGroup()
    if (char === '[') {
      const read = readAsciiClass(text, at, isFolded)
      if (read === undefined) fail()
      at = read.end
      return { source: asciiClass(read.set), isExact: true }
    }
    if (char === '\\') return readEscape()
    at++
    // JavaScript's also stand behind the last line end.
    if (char === '^' || char === '$') return { source: char, isExact: false }
    if (char === '.') return { source: char, isExact: true }
    if (/[*+?]/.test(char)) fail()
    return literal(char)
  }

  function readGroup(): Part {
    const head = /^\((?:\?(?::|<?[=!]|<[a-zA-Z_]\w*>|i:|i\)|#[^)]*\)))?/.exec(text.slice(at, at + 200))![0]
    at += head.length
    if (head.startsWith('(?#')) return { source: '', isExact: true }
    if (head === '(?i)' && isFolded) return { source: '', isExact: true }
    if (head === '(?i)' || (head === '(?i:' && !isFolded)) fail()
    if (head === '(' && text[at] === '?') fail()
    if (head === '(' || /^\(\?<[a-zA-Z_]/.test(head)) groups++
    const { source, isExact } = readAlternatives()
    if (text[at] !== ')') fail()
    at++
    if (head === '(?!' || head === '(?<!')
      return isExact ? { source: `${head}${source})`, isExact } : { source: '(?:)', isExact }
    if (head === '(?=' || head === '(?<=') return { source: `${head}${source})`, isExact }
    return { source: `(?:${source})`, isExact }
  }

  function readEscape(): Part {
    const char = text[at + 1] ?? fail()
    if (/[dDsSwWbB]/.test(char)) {
      at += 2
      return { source: `\\${char}`, isExact: true }
    }
    if (/[1-9]/.test(char)) {
      const number = /^\d+/.exec(text.slice(at + 1, at + 9))![0]
      // A number that no group has is an error there, or a character.
      if (Number(number) > groups) fail()
      at += number.length + 1
      // What a group holds is not followed.
      return { source: '[^]*?', isExact: false }
    }
    const property = setOfProperty(text, at, isFolded)
    if (property) {
      at = property.end
      return { source: asciiClass(property.set), isExact: !isFolded }
    }
    const single = unescapedChar(text, at) ?? fail()
    at = single.end
    return literal(String.fromCodePoint(single.code))
  }

  function literal(char: string): Part {
    const code = char.codePointAt(0)!
    // Letters beyond ASCII may be others of some within. U+FFFF is what a grammar puts for a place that is not now.
    if (isFolded && code > 0x7f && code !== 0xffff) fail()
    if (code > 0x7f) return { source: '[]', isExact: true }
    return { source: asciiChar(code), isExact: true }
  }

  return {
    readAll() {
      const { source } = readAlternatives()
      if (at < text.length) fail()
      return source
    },
  }
}
