import { coreValue, readScalar, type Scalar, type ScalarStyle } from './read-scalar.ts'

/** Words that older readers of YAML take for yes and no. */
const olderWords = /^(?:y|yes|n|no|on|off)$/i

/**
 * A value as YAML: in the quotes that stood there before, else without any where it can be. A text stays a text: what
 * would be a number, a yes or a link's brackets is put in quotes.
 */
export function writeScalar(value: Scalar, style: ScalarStyle = 'plain', isInFlow = false): string {
  if (value === null) return 'null'
  if (typeof value !== 'string') return String(value)
  const isSingleLine = !/[^\u0020-\u007e\u00a0-\ud7ff\ue000-\ufefe\uff00-\ufffd]/.test(
    value.replace(/[\ud800-\udbff][\udc00-\udfff]/g, 'x'),
  )
  if (style === 'single' && isSingleLine) return `'${value.replaceAll("'", "''")}'`
  if (style === 'plain' && isSingleLine && !olderWords.test(value)) {
    const read = readScalar(value, isInFlow)
    if (read?.style === 'plain' && read.value === value && read.length === value.length) return value
  }
  return writeDouble(value)
}

function writeDouble(value: string): string {
  return JSON.stringify(value).replace(
    /[\u007f-\u009f\u2028\u2029\ufeff\ufffe\uffff]/g,
    (one) => `\\u${one.charCodeAt(0).toString(16).padStart(4, '0')}`,
  )
}

/** A property's name as a key. */
export function writeKey(name: string): string {
  const isPlain =
    coreValue(name) === name &&
    !olderWords.test(name) &&
    /^[\p{L}\p{N}_][\p{L}\p{N}_ ./-]*(?<! )$/u.test(name)
  return isPlain ? name : writeDouble(name)
}
