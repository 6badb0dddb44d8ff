/** A property of notes that means something to the program: what completion, rules and changes know of it. */
export type Property = PropertyNames &
  (
    | {
        /** One of a few values, in any letter case; a rule tells of every other, which counts as none. */
        readonly kind: 'choice'
        readonly values: readonly string[]
      }
    /** `links` are names of notes, with brackets or without; a note that is renamed is followed there. */
    | { readonly kind: 'text' | 'list' | 'links' | 'date' | 'flag' | 'number' }
  )

interface PropertyNames {
  readonly name: string
  /** What it says of a note, in one sentence. */
  readonly about: string
  /** Names that other programs have for it: read all the same, and never offered. */
  readonly also?: readonly string[]
  /** The values that writers are offered; default: all of a choice, and `true` for a flag. */
  readonly offers?: readonly string[]
  /** Whether it is about the page, not about the text: where two notes become one, only the first's stands. */
  readonly isOfPage?: true
}

/** Every name of a property, its own first. */
export function namesOfProperty({ name, also = [] }: Property): readonly string[] {
  return [name, ...also]
}

/** The values of a property that writers are offered, the likeliest first. */
export function offeredValues(property: Property): readonly string[] {
  if (property.offers !== undefined) return property.offers
  return property.kind === 'choice' ? property.values : property.kind === 'flag' ? ['true'] : []
}

/** The code of the rule about a choice that has another value. */
export function choiceCode(name: string): string {
  return `unknown-${name}`
}

/** Whether a diagnostic is about a choice, so that what is expected can be put in its place. */
export function isChoiceCode(code: string): boolean {
  return code.startsWith(choiceCode('')) && code !== 'unknown-language'
}
