import { type Properties, textProperty } from './properties.ts'

/** Where a note's knowledge comes from: what was done, what was read, or what was drawn together from several sources. */
export type Basis = 'experience' | 'study' | 'synthesis'

/** Every basis, the most direct first. */
export const bases: readonly Basis[] = ['experience', 'study', 'synthesis']

/** The property `basis` in any letter case; undefined where it is absent or not a basis. */
export function basisOf(properties: Properties): Basis | undefined {
  const written = textProperty(properties, 'basis')?.toLowerCase()
  return bases.find((basis) => basis === written)
}
