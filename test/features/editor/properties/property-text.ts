import {
  type PropertyText,
  readProperties,
  shownValue,
} from '../../../../src/features/editor/web/properties/read-properties.ts'

/** The properties of a text that has some. */
export function read(text: string): PropertyText {
  const found = readProperties(text)
  if (!found) throw new Error('no frontmatter')
  return found
}

/** As a form shows it. */
export function valuesOf({ properties }: PropertyText): Record<string, unknown> {
  return Object.fromEntries(
    properties.map((one) => [one.name, shownValue(one) ?? (one.value.kind === 'other' ? '…' : null)]),
  )
}
