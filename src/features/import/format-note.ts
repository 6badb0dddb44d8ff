import type { Properties, PropertyValue } from '../../model/properties.ts'

/** Properties that a text of Markdown begins with already: lines of YAML, the first a key, none of them empty. */
export const ownProperties =
  /^---\n((?:["']?[\p{L}_][^\n:]*["']?:(?: [^\n]*)?\n)(?:[^\n]+\n)*?)---[ \t]*(?:\n|$)/u

/** A note's file: its properties as YAML, where it has some, and its text. Those of its own stand first, and stay as they are. */
export function formatNote(given: Properties, written: string): string {
  const [block = '', own = ''] = ownProperties.exec(written) ?? []
  const known = new Set([...own.matchAll(/^["']?([^\s:"']+)["']?:/gm)].map(([, key]) => key))
  const properties = Object.entries(given).filter(([key]) => !known.has(key))
  const lines = [own.trimEnd(), ...properties.flatMap(([key, value]) => formatProperty(key, value))].filter(
    (line) => line !== '',
  )
  const head = lines.length === 0 ? '' : `---\n${lines.join('\n')}\n---\n\n`
  const body = written
    .slice(block.length)
    .replace(/[ \t]+$/gm, (blanks) => (blanks === '  ' ? blanks : ''))
    .trim()
  // A rule at the very top would be taken for the beginning of properties.
  const start = head === '' && body.startsWith('---') ? '\n' : ''
  return `${head}${start}${body}\n`.replace(/^\n+(?!---)/, '')
}

function formatProperty(key: string, value: PropertyValue): readonly string[] {
  const name = formatScalar(key)
  if (!Array.isArray(value)) return [`${name}: ${formatValue(value)}`]
  if (value.length === 0) return [`${name}: []`]
  return [`${name}:`, ...value.map((item: PropertyValue) => `  - ${formatValue(item)}`)]
}

/** JSON is YAML, so what is deeper stands as JSON. */
function formatValue(value: PropertyValue): string {
  return typeof value === 'string' ? formatScalar(value) : JSON.stringify(value)
}

/** Plain words and dates as they are, everything that YAML could take for something else in quotes. */
function formatScalar(text: string): string {
  const isDate = /^\d{4}-\d\d-\d\d(?:T\d\d:\d\d(?::\d\d)?Z?)?$/.test(text)
  const isPlain = /^[\p{L}_][\p{L}\p{N}_ ,.()/'’–—+-]*$/u.test(text) && !/\s$/.test(text)
  const isWord = /^(?:true|false|yes|no|on|off|null|y|n|nan|inf)$/i.test(text)
  return isDate || (isPlain && !isWord && text.length < 200) ? text : JSON.stringify(text)
}
