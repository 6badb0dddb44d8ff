import type { ValueKind } from '../../completion/value-kind.ts'
import { listStyle, setValue, type TextEdit } from './edit-properties.ts'
import type { PropertyPlace, PropertyText } from './read-properties.ts'
import type { Scalar } from './read-scalar.ts'
import { writeScalar } from './write-scalar.ts'

/**
 * Writes a property's value as another kind. What cannot be one stays as it is, so that nothing is lost: words are no number.
 * Several values become one text with commas between them, and nothing else. Undefined where the value has no such kind.
 */
export function changeKind(
  text: PropertyText,
  source: string,
  property: PropertyPlace,
  kind: ValueKind,
): readonly TextEdit[] | undefined {
  const { value: place, behindColon, lines } = property
  if (place.kind === 'other') return undefined
  if (place.kind === 'list') {
    if (kind === 'list') return []
    const several = place.items.length > 1
    // A comment between the values has no place beside one.
    const hasComment = place.style === 'block' && source.slice(behindColon, lines.end).includes('#')
    if ((several && kind !== 'text') || hasComment) return undefined
    const [first] = place.items
    const value = several
      ? place.items.map((item) => String(item.value ?? '')).join(', ')
      : asKind(kind, first?.value ?? null, source.slice(first?.range.start, first?.range.end))
    const to = place.style === 'flow' ? place.range.end : lines.end - 1
    return [{ from: behindColon, to, insert: value === null ? '' : ` ${writeScalar(value)}` }]
  }
  const raw = place.kind === 'scalar' ? source.slice(place.range.start, place.range.end) : ''
  const value = place.kind === 'scalar' ? place.value : null
  if (kind !== 'list') return setValue(property, asKind(kind, value, raw))
  if (listStyle(text) === 'block' && value !== null)
    return [{ from: behindColon, to: behindColon, insert: '\n  -' }]
  const insert = value === null ? '[]' : `[${writeScalar(value, 'plain', true)}]`
  return place.kind === 'scalar'
    ? [{ from: place.range.start, to: place.range.end, insert }]
    : [{ from: behindColon, to: behindColon, insert: ` ${insert}` }]
}

/** `raw` is the value as it is written: a number keeps the zeros that its author gave it. */
function asKind(kind: ValueKind, value: Scalar, raw: string): Scalar {
  switch (kind) {
    case 'number':
      return typeof value === 'string' && /^[-+]?\d+(?:\.\d+)?$/.test(value.trim()) ? Number(value) : value
    case 'checkbox':
      if (value === null || /^(?:false|no|off|0)$/i.test(String(value))) return false
      return /^(?:true|yes|on|1)$/i.test(String(value)) ? true : value
    default:
      return value === null || typeof value === 'string' ? value : raw
  }
}
