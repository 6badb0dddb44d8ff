import type { Properties, PropertyValue } from '../../model/properties.ts'

/** A note's file: its properties as YAML, where it has some, and its text. */
export function formatNote(properties: Properties, text: string): string {
  const lines = Object.entries(properties).flatMap(([key, value]) => formatProperty(key, value))
  const head = lines.length === 0 ? '' : `---\n${lines.join('\n')}\n---\n\n`
  const body = text.replace(/[ \t]+$/gm, (blanks) => (blanks === '  ' ? blanks : '')).trim()
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
