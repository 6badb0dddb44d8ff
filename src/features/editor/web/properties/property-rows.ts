import { kindOfNoDay, kindOfValue, type ValueKind } from '../../completion/value-kind.ts'
import { type PropertyPlace, type PropertyText, shownValue } from './read-properties.ts'
import type { Scalar } from './read-scalar.ts'

/** Something that is wrong with a property, and what may mend it. */
interface PropertyProblem {
  readonly message: string
  readonly severity: string
  readonly fixes: readonly { readonly name: string; readonly apply: () => void }[]
}

/** A problem of the text between two offsets. */
export interface TextProblem extends PropertyProblem {
  readonly from: number
  readonly to: number
}

/** One property as the form shows it. */
export interface PropertyRow {
  readonly place: PropertyPlace
  /** `yaml` is what only its text can show. */
  readonly kind: ValueKind | 'yaml'
  /** The text of what only text can show; of a single value, the value as it is written without its quotes. */
  readonly text: string
  /** A list's values; one value stands for a list of one. */
  readonly items: readonly string[]
  /** Whether the value is of another kind than the property has elsewhere, or a day that no calendar has. */
  readonly isOdd: boolean
  readonly problems: readonly PropertyProblem[]
}

/**
 * The rows of a form. `kindOf` says what a property is in this garden. A value that does not fit its kind is shown as it
 * is, and so is one of several lines, which no field could hold.
 */
export function collectRows(
  found: PropertyText,
  source: string,
  kindOf: (name: string) => ValueKind | undefined,
  problems: readonly TextProblem[],
): readonly PropertyRow[] {
  return found.properties.map((place) => {
    const { start, end } = place.lines
    return {
      ...rowOf(place, source, kindOf(place.name)),
      problems: problems.filter(({ from, to }) => from < end && to >= start && from >= start),
    }
  })
}

function rowOf(
  place: PropertyPlace,
  source: string,
  usual: ValueKind | undefined,
): Omit<PropertyRow, 'problems'> {
  const value = shownValue(place)
  const yaml = source.slice(place.behindColon, place.lines.end).replace(/^[ \t]*\n?|\n$/g, '')
  const asYaml = { place, kind: 'yaml', text: yaml, items: [], isOdd: false } as const
  if (value === undefined) return asYaml
  if (isList(value)) {
    const items = value.map(textOf)
    return items.some((item) => item.includes('\n'))
      ? asYaml
      : { place, kind: 'list', text: '', items, isOdd: false }
  }
  const text =
    place.value.kind === 'scalar' && place.value.style === 'plain' ? rawText(place, source) : textOf(value)
  if (text.includes('\n')) return asYaml
  const own = kindOfValue(value)
  const kind = usual ?? kindOfNoDay(value) ?? own ?? 'text'
  if (kind === 'list') {
    // Words with commas between them are one text to a reader of YAML, and it stays one.
    if (text.includes(',') || (own !== undefined && own !== 'text' && own !== 'number'))
      return { place, kind: own ?? 'text', text, items: [], isOdd: false }
    return { place, kind, text: '', items: text === '' ? [] : [text], isOdd: false }
  }
  const isOdd =
    own !== undefined && own !== kind && !(kind === 'text' || (kind === 'datetime' && own === 'date'))
  // Yes or no can show nothing else.
  return { place, kind: isOdd && kind === 'checkbox' ? 'text' : kind, text, items: [], isOdd }
}

function isList(value: Scalar | readonly Scalar[]): value is readonly Scalar[] {
  return Array.isArray(value)
}

function textOf(value: Scalar): string {
  return value === null ? '' : String(value)
}

/** A number with the zeros that its author gave it. */
function rawText({ value }: PropertyPlace, source: string): string {
  if (value.kind !== 'scalar' || value.value === null) return ''
  return source.slice(value.range.start, value.range.end)
}

/** What a field's text is as a value: of a number and of yes and no that, of everything else text; empty is none. */
export function fieldValue(kind: PropertyRow['kind'], text: string): Scalar {
  if (text === '') return null
  if (kind === 'number' && /^[-+]?(?:\.\d+|\d+(?:\.\d*)?)(?:[eE][-+]?\d+)?$/.test(text)) return Number(text)
  if (kind === 'checkbox' && /^(?:true|false)$/.test(text)) return text === 'true'
  return text
}

/** The target of a value that is one wiki-link and nothing else, and what it shows. */
export function linkIn(text: string): { readonly target: string; readonly label: string } | undefined {
  const [, target, label] = /^\s*\[\[([^[\]|#]+)(?:#[^[\]|]*)?(?:\|([^[\]]*))?\]\]\s*$/.exec(text) ?? []
  return target === undefined ? undefined : { target: target.trim(), label: label?.trim() || target.trim() }
}
