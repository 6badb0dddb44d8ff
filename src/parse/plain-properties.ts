import type { Properties, PropertyValue } from '../model/properties.ts'

/**
 * Reads the YAML that nearly every note has, some thirty times as fast as a YAML parser: top-level keys with one-line
 * plain or simply quoted values, block lists of such values, and flow lists of words. Undefined for everything else,
 * valid or not; then the YAML parser decides. What it does read, it reads as that parser does (core schema).
 */
export function parsePlainProperties(text: string): Properties | undefined {
  const properties = Object.create(null) as Record<string, PropertyValue>
  let list: PropertyValue[] | undefined
  let indent = -1
  let openKey: string | undefined
  for (let at = 0; at < text.length; ) {
    let end = text.indexOf('\n', at)
    if (end < 0) end = text.length
    const line = trimEnd(text, at, end)
    at = end + 1
    if (line === '') continue
    const item = listItem.exec(line)
    if (item) {
      const width = item[1]?.length ?? 0
      if (openKey === undefined || (list && indent !== width)) return undefined
      if (!list) properties[openKey] = list = []
      indent = width
      const value = parseScalar(item[2] ?? '')
      if (value === undefined) return undefined
      list.push(value)
      continue
    }
    const pair = keyLine.exec(line)
    const key = pair?.[1]
    if (pair === null || key === undefined || key in properties) return undefined
    const value = parseValue(pair[2] ?? '')
    if (value === undefined) return undefined
    properties[key] = value
    list = undefined
    indent = -1
    openKey = (pair[2] ?? '') === '' ? pair[1] : undefined
  }
  return properties
}

const listItem = /^( {0,8})-(?: ([^ ].*))?$/
const keyLine = /^([A-Za-z][\w-]{0,63}):(?: +([^ ].*))?$/
const flowItem = /^[A-Za-z][\w/-]*(?: [\w/-]+)*$/
const notStrings = /^(?:null|true|false)$/i
/** A letter that stands in no number, whatever its base. */
const inNoNumber = /[g-np-wyz]/i

function parseValue(text: string): PropertyValue | undefined {
  if (!text.startsWith('[')) return parseScalar(text)
  if (!text.endsWith(']')) return undefined
  const inside = text.slice(1, -1).trim()
  if (inside === '') return []
  const items = inside.split(',').map((item) => item.trim())
  return items.every((item) => flowItem.test(item) && !notStrings.test(item)) ? items : undefined
}

/** A scalar on one line; undefined where a YAML parser should decide. */
function parseScalar(text: string): PropertyValue | undefined {
  if (text === '') return null
  const first = text.charCodeAt(0)
  if (first === 34 || first === 39) return parseQuoted(text, text[0]!)
  if (isDigit(first))
    return parseNumberOrDate(text) ?? (inNoNumber.test(text) && isPlain(text) ? text : undefined)
  if (!isPlainStart(first) || !isPlain(text)) return undefined
  if (text === 'true' || text === 'false') return text === 'true'
  if (text === 'null') return null
  return notStrings.test(text) ? undefined : text
}

function parseQuoted(text: string, quote: string): string | undefined {
  const inside = text.slice(1, -1)
  if (text.length < 2 || !text.endsWith(quote)) return undefined
  return inside.includes(quote) || inside.includes('\\') ? undefined : inside
}

function parseNumberOrDate(text: string): PropertyValue | undefined {
  if (/^\d{1,15}$/.test(text)) return Number(text)
  return /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?)?$/.test(text) ? text : undefined
}

/** Only what can begin no other construct. */
function isPlainStart(code: number): boolean {
  return (code >= 65 && code <= 90) || (code >= 97 && code <= 122) || (code >= 0xc0 && code < 0xdc00)
}

/** No comment, no key, no character that YAML forbids or that ends a line somewhere. */
function isPlain(text: string): boolean {
  for (let i = 0; i < text.length; i++) {
    const code = text.charCodeAt(i)
    if (code < 32 || (code >= 0x7f && code < 0xa0) || code === 0x2028 || code === 0x2029 || code >= 0xfeff)
      return false
    if (code === 58 && (i + 1 === text.length || text.charCodeAt(i + 1) === 32)) return false
    if (code === 35 && text.charCodeAt(i - 1) === 32) return false
  }
  return true
}

function isDigit(code: number): boolean {
  return code >= 48 && code <= 57
}

/** The line without its trailing spaces and carriage return. */
function trimEnd(text: string, start: number, end: number): string {
  let last = end
  while (last > start && (text.charCodeAt(last - 1) === 32 || text.charCodeAt(last - 1) === 13)) last--
  return text.slice(start, last)
}
