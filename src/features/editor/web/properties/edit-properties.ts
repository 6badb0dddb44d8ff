import type { ItemPlace, PropertyPlace, PropertyText, ScalarPlace, ValuePlace } from './read-properties.ts'
import type { Scalar } from './read-scalar.ts'
import { writeKey, writeScalar } from './write-scalar.ts'

/** A change of a text: what stands from `from` to `to` becomes `insert`. */
export interface TextEdit {
  readonly from: number
  readonly to: number
  readonly insert: string
}

/** What a new property starts with. */
type NewValue = Scalar | readonly Scalar[]

/** Several changes are in the order of the text and do not meet. An empty list: there is nothing to change. */
type Edits = readonly TextEdit[]

/** Puts another value in place of a property's; `null` leaves the name alone. A comment behind it stays. */
export function setValue(property: PropertyPlace, value: Scalar): Edits {
  const place = property.value
  if (place.kind === 'scalar') {
    if (Object.is(place.value, value)) return []
    const { start, end } = place.range
    if (value === null) return [{ from: property.behindColon, to: end, insert: '' }]
    return [{ from: start, to: end, insert: writeScalar(value, styleFor(place, value)) }]
  }
  if (place.kind !== 'empty' || value === null) return []
  return [{ from: property.behindColon, to: property.behindColon, insert: ` ${writeScalar(value)}` }]
}

/** Only texts have quotes. */
function styleFor(place: ScalarPlace, value: Scalar): ScalarPlace['style'] {
  return typeof value === 'string' && typeof place.value === 'string' ? place.style : 'plain'
}

/** Puts another value in place of number `index` of a list, or of the one value that stands for a list. */
export function setItem(property: PropertyPlace, index: number, value: Scalar): Edits {
  const place = property.value
  if (place.kind === 'scalar') return index === 0 ? setValue(property, value) : []
  const item = place.kind === 'list' ? place.items[index] : undefined
  if (!item || Object.is(item.value, value)) return []
  const { start, end } = item.range
  const isFlow = place.kind === 'list' && place.style === 'flow'
  const space = !isFlow && start === end ? ' ' : ''
  return [{ from: start, to: end, insert: space + writeScalar(value, styleFor(item, value), isFlow) }]
}

/** Adds a value at the end of a list; one value becomes the first of a list, nothing a list of one. */
export function addItem(text: PropertyText, source: string, property: PropertyPlace, value: Scalar): Edits {
  const place = property.value
  if (place.kind === 'other') return []
  if (place.kind === 'list' && place.items.length > 0) {
    const last = place.items.at(-1)
    if (!last) return []
    if (place.style === 'flow') {
      const written = writeScalar(value, 'plain', true)
      const insert = commaBehind(source, place, last) ? ` ${written}` : `, ${written}`
      const at = commaBehind(source, place, last) ?? last.range.end
      return [{ from: at, to: at, insert }]
    }
    const mark = /^ *-(?: +(?=\S)|)/.exec(source.slice(last.line.start))?.[0] ?? '- '
    const insert = `\n${mark.trimEnd()}${mark.slice(mark.trimEnd().length) || ' '}${writeScalar(value)}`
    return [{ from: last.line.end, to: last.line.end, insert }]
  }
  if (place.kind === 'list') {
    const { start, end } = place.range
    return [{ from: start, to: end, insert: `[${writeScalar(value, 'plain', true)}]` }]
  }
  if (place.kind === 'scalar') {
    const { start, end } = place.range
    const first = source.slice(start, end)
    if (listStyle(text) === 'flow' && (place.style !== 'plain' || !/[,[\]{}]/.test(first)))
      return [{ from: start, to: end, insert: `[${first}, ${writeScalar(value, 'plain', true)}]` }]
    const lineEnd = property.lines.end - 1
    const comment = source.slice(end, lineEnd)
    // A comment behind the value goes with it.
    const insert = `\n  - ${first}${comment}\n  - ${writeScalar(value)}`
    return [{ from: property.behindColon, to: lineEnd, insert }]
  }
  if (listStyle(text) === 'flow')
    return [
      {
        from: property.behindColon,
        to: property.behindColon,
        insert: ` [${writeScalar(value, 'plain', true)}]`,
      },
    ]
  const lineEnd = property.lines.end - 1
  return [{ from: lineEnd, to: lineEnd, insert: `\n  - ${writeScalar(value)}` }]
}

/** Just behind a comma that stands behind the last item: `[a, b, ]`. */
function commaBehind(
  source: string,
  place: Extract<ValuePlace, { kind: 'list' }>,
  last: ItemPlace,
): number | undefined {
  const comma = source.indexOf(',', last.range.end)
  return comma >= 0 && comma < place.range.end ? comma + 1 : undefined
}

/** How the note writes its lists. */
export function listStyle({ properties }: PropertyText): 'block' | 'flow' {
  const styles = properties.flatMap(({ value }) =>
    value.kind === 'list' && value.items.length > 0 ? [value.style] : [],
  )
  return styles.length > 0 && styles.every((style) => style === 'flow') ? 'flow' : 'block'
}

/** Takes a value out of a list. The last one leaves the name, and of a flow list the brackets. */
export function removeItem(source: string, property: PropertyPlace, index: number): Edits {
  const place = property.value
  if (place.kind === 'scalar') return index === 0 ? setValue(property, null) : []
  const item = place.kind === 'list' ? place.items[index] : undefined
  if (place.kind !== 'list' || !item) return []
  if (place.style === 'block') return [{ from: item.line.start, to: item.line.end + 1, insert: '' }]
  const next = place.items[index + 1]
  if (next) return [{ from: item.range.start, to: next.range.start, insert: '' }]
  const before = place.items[index - 1]
  const comma = commaBehind(source, place, item)
  if (before) return [{ from: before.range.end, to: item.range.end, insert: '' }]
  return [{ from: item.range.start, to: comma ?? item.range.end, insert: '' }]
}

/** Lets two values of a list change places; what stands between them stays. */
export function swapItems(source: string, property: PropertyPlace, one: number, other: number): Edits {
  const place = property.value
  const a = place.kind === 'list' ? place.items[Math.min(one, other)] : undefined
  const b = place.kind === 'list' ? place.items[Math.max(one, other)] : undefined
  if (!a || !b || a === b) return []
  return swap(source, a.line, b.line)
}

/** Lets two properties change places with all their lines. */
export function swapProperties(source: string, one: PropertyPlace, other: PropertyPlace): Edits {
  if (one === other) return []
  const [a, b] = one.lines.start < other.lines.start ? [one, other] : [other, one]
  return swap(source, a.lines, b.lines)
}

function swap(
  source: string,
  a: { readonly start: number; readonly end: number },
  b: { readonly start: number; readonly end: number },
): Edits {
  return [
    { from: a.start, to: a.end, insert: source.slice(b.start, b.end) },
    { from: b.start, to: b.end, insert: source.slice(a.start, a.end) },
  ]
}

/** Gives a property another name. */
export function renameProperty(property: PropertyPlace, name: string): Edits {
  if (name === property.name) return []
  return [{ from: property.key.start, to: property.key.end, insert: writeKey(name) }]
}

/** Takes a property out with its lines; with the last of all, where nothing else stands there, its fences too. */
export function removeProperty(text: PropertyText, source: string, property: PropertyPlace): Edits {
  const { start, end } = property.lines
  const rest = source.slice(text.inner.start, start) + source.slice(end, text.inner.end)
  if (rest.trim() !== '') return [{ from: start, to: end, insert: '' }]
  const behind = source[text.range.end] === '\n' ? text.range.end + 1 : text.range.end
  return [{ from: 0, to: behind, insert: '' }]
}

/** Adds a property below the others; a note without properties gets its fences. */
export function addProperty(text: PropertyText | undefined, name: string, value: NewValue): Edits {
  const written = Array.isArray(value)
    ? value.map((item: Scalar) => `\n  - ${writeScalar(item)}`).join('')
    : isScalar(value) && value !== null
      ? ` ${writeScalar(value)}`
      : ''
  const line = `${writeKey(name)}:${written}\n`
  if (!text) return [{ from: 0, to: 0, insert: `---\n${line}---\n` }]
  const at = text.properties.at(-1)?.lines.end ?? text.inner.end
  return [{ from: at, to: at, insert: line }]
}

function isScalar(value: NewValue): value is Scalar {
  return !Array.isArray(value)
}

/** The text after some changes. */
export function applyEdits(source: string, edits: Edits): string {
  let text = ''
  let at = 0
  for (const { from, to, insert } of edits) {
    text += source.slice(at, from) + insert
    at = to
  }
  return text + source.slice(at)
}
