/** A value in a note's frontmatter: plain data only, no dates, no class instances. */
export type PropertyValue =
  | string
  | number
  | boolean
  | null
  | readonly PropertyValue[]
  | { readonly [key: string]: PropertyValue }

/** A note's frontmatter as a null-prototype record: `__proto__` is a key like any other. */
export type Properties = { readonly [key: string]: PropertyValue }

/** The names of the property with a note's other names, and of the one with its tags. */
export const aliasKeys = ['aliases', 'alias'] as const
export const tagKeys = ['tags', 'tag'] as const

/** The property as a list of non-empty strings, whether it was written as one string, a number or a list. */
export function listProperty(properties: Properties, key: string): readonly string[] {
  const value = properties[key]
  const items = Array.isArray(value) ? value : [value]
  return items.flatMap((item) =>
    typeof item === 'string' && item.trim() !== ''
      ? [item.trim()]
      : typeof item === 'number'
        ? [String(item)]
        : [],
  )
}

/** The property as trimmed text, or undefined where it is absent, empty or not a scalar. */
export function textProperty(properties: Properties, key: string): string | undefined {
  const value = properties[key]
  if (typeof value === 'number') return String(value)
  return typeof value === 'string' && value.trim() !== '' ? value.trim() : undefined
}

/** The one of `values` that the property names, in any letter case; undefined where it is absent or something else. */
export function choiceProperty<Value extends string>(
  properties: Properties,
  key: string,
  values: readonly Value[],
): Value | undefined {
  const written = textProperty(properties, key)?.toLowerCase()
  return values.find((value) => value.toLowerCase() === written)
}

/** Whether the property says yes: `true`, or the words `true` and `yes` as text. */
export function isTrueProperty(properties: Properties, key: string): boolean {
  const value = properties[key]
  return value === true || (typeof value === 'string' && /^(true|yes)$/i.test(value.trim()))
}
