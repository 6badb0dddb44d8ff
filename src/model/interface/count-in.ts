/** The forms of a noun with its count, `#`, by the language's rules: `{ one: '# Notiz', other: '# Notizen' }`. */
export type CountForms = Readonly<Partial<Record<Intl.LDMLPluralRule, string>>> & { readonly other: string }

/** How a language says counts of a thing. The form is chosen by `Intl.PluralRules`; one that is missing is `other`. */
export function countIn(language: string) {
  let rules: Intl.PluralRules | undefined
  return (forms: CountForms) =>
    (n: number, formatted: string): string => {
      // Made when something is first counted: all languages stand ready, and a garden needs one.
      rules ??= new Intl.PluralRules(language)
      return (forms[rules.select(n)] ?? forms.other).replace('#', formatted)
    }
}
