import type { PropertyValue } from '../../model/properties.ts'
import { parseDate, parseDuration } from './dates.ts'
import { type LinkValue, objectOf, type Value } from './values.ts'

/** A link that is written in a note. */
export type ReadLink = (target: string, display: string | undefined) => LinkValue

/** A property as queries see it: texts that are a day, a length of time or a link are one. */
export function readProperty(value: PropertyValue, readLink: ReadLink): Value {
  if (typeof value === 'string') return readText(value, readLink)
  if (value === null || typeof value !== 'object') return value
  if (Array.isArray(value))
    return (value as readonly PropertyValue[]).map((item) => readProperty(item, readLink))
  return objectOf(
    Object.entries(value as Readonly<Record<string, PropertyValue>>).map(
      ([key, item]) => [key, readProperty(item, readLink)] as const,
    ),
  )
}

/** What stands behind `key::` in a text: a number, a yes or no, texts in quotes, links with commas between them. */
export function readField(written: string, readLink: ReadLink): Value {
  const text = written.trim()
  if (text === '' || text === 'null') return null
  if (/^-?\d+(?:\.\d+)?$/.test(text)) return Number(text)
  if (/^(?:true|false)$/i.test(text)) return text.toLowerCase() === 'true'
  const parts = splitList(text)
  if (parts.length > 1 && parts.every(isItem)) return parts.map((part) => readField(part, readLink))
  const quoted = /^"((?:[^"\\]|\\.)*)"$/.exec(text)
  return quoted ? quoted[1]!.replace(/\\(.)/g, '$1') : readText(text, readLink)
}

function readText(text: string, readLink: ReadLink): Value {
  const link = /^!?\[\[([^[\]|]+)(?:\|([^[\]]*))?\]\]$/.exec(text.trim())
  if (link) return readLink(link[1]!.trim(), link[2])
  return parseDate(text) ?? parseDuration(text) ?? text
}

/** Whether a part between commas is an item of a list; words with commas between them are one text. */
function isItem(part: string): boolean {
  return /^(?:"(?:[^"\\]|\\.)*"|!?\[\[[^[\]]+\]\]|#\S+|-?\d+(?:\.\d+)?)$/.test(part)
}

/** The parts between commas that stand in no quotes and brackets. */
function splitList(text: string): readonly string[] {
  if (!text.includes(',')) return [text]
  const parts: string[] = []
  let from = 0
  let isQuoted = false
  let depth = 0
  for (let at = 0; at < text.length; at++) {
    const sign = text[at]
    if (sign === '"') isQuoted = !isQuoted
    else if (sign === '[') depth++
    else if (sign === ']') depth--
    else if (sign === ',' && !isQuoted && depth <= 0) {
      parts.push(text.slice(from, at).trim())
      from = at + 1
    }
  }
  parts.push(text.slice(from).trim())
  return parts
}
