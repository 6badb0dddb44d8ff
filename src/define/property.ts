import type { Property } from '../model/property.ts'

/**
 * Types a property; gives it back unchanged. The feature that lists it owns it: completion offers it, a rule tells of
 * a choice that has an unknown value, names of notes in it follow a rename, and none of that while the feature is off.
 *
 * @example
 * ```ts
 * defineProperty({
 *   name: 'light',
 *   about: 'How much sun the plant wants.',
 *   kind: 'choice',
 *   values: ['sun', 'half shade', 'shade'],
 * })
 * ```
 */
export function defineProperty(property: Property): Property {
  return property
}
