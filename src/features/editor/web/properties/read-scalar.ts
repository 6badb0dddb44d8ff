/** What one value of a property can be. */
export type Scalar = string | number | boolean | null

/** How a value is written. */
export type ScalarStyle = 'plain' | 'single' | 'double'

/** A value as it is written: `length` code units from where it starts. */
interface WrittenScalar {
  readonly value: Scalar
  readonly style: ScalarStyle
  readonly length: number
}

/** Characters that a plain value cannot start with. */
const indicator = /^[-?:](?=\s|$)|^[,[\]{}#&*!|>'"%@`]/

/** What YAML forbids, and what some reader of it takes for the end of a line. */
const unwritable = /[\u0000-\u001f\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]|\p{Surrogate}/u

/**
 * Reads the value at the start of a line's rest, up to a comment; in a flow list up to what ends an item. Undefined for
 * what only a YAML parser should judge. What it reads, it reads as YAML's core schema has it.
 */
export function readScalar(text: string, isInFlow = false): WrittenScalar | undefined {
  if (text.startsWith("'")) return readQuoted(text, /^'((?:[^'\n]|'')*)'/, 'single')
  if (text.startsWith('"')) return readQuoted(text, /^"((?:[^"\\\n]|\\.)*)"/, 'double')
  const end = (isInFlow ? /[ \t]#|[,[\]{}\n]/ : /[ \t]#|\n/).exec(text)?.index
  const plain = text.slice(0, end).replace(/[ \t]+$/, '')
  if (plain === '' || /^[ \t]/.test(plain)) return undefined
  if (indicator.test(plain) || unwritable.test(plain) || /:(?:\s|$)/.test(plain)) return undefined
  // Without end, or no number at all: what a garden reads as text.
  if (/^(?:[-+]?\.inf|\.nan)$/i.test(plain)) return undefined
  // In a flow list a colon may end a key, and a dash or a question mark stand for more.
  if (isInFlow && (/^[-?:](?![^\s,[\]{}])/.test(plain) || /:$|[?:][,[\]{}]/.test(plain))) return undefined
  return { value: coreValue(plain), style: 'plain', length: plain.length }
}

function readQuoted(text: string, pattern: RegExp, style: 'single' | 'double'): WrittenScalar | undefined {
  const found = pattern.exec(text)
  if (!found || unwritable.test(found[0])) return undefined
  const { 0: whole, 1: inside = '' } = found
  const value = style === 'single' ? inside.replaceAll("''", "'") : readEscaped(whole)
  return value === undefined ? undefined : { value, style, length: whole.length }
}

/** Undefined for escapes that JSON does not have. */
function readEscaped(whole: string): string | undefined {
  try {
    const value: unknown = JSON.parse(whole)
    return typeof value === 'string' ? value : undefined
  } catch {
    return undefined
  }
}

/** What a plain value means in YAML's core schema. */
export function coreValue(plain: string): Scalar {
  if (/^(?:~|null|Null|NULL|)$/.test(plain)) return null
  if (/^(?:true|True|TRUE)$/.test(plain)) return true
  if (/^(?:false|False|FALSE)$/.test(plain)) return false
  if (/^0o[0-7]+$/.test(plain)) return Number.parseInt(plain.slice(2), 8)
  if (/^0x[0-9a-fA-F]+$/.test(plain)) return Number.parseInt(plain.slice(2), 16)
  if (/^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(plain)) return Number(plain)
  return plain
}
