const arabic = new Intl.PluralRules('ar')

/** The form of an Arabic noun that its number asks for: one, two, few (3 to 10), everything else. */
export function countArabic(one: string, two: string, few: string, many: string) {
  return (n: number, formatted: string): string => {
    const rule = arabic.select(n)
    if (rule === 'one') return one
    if (rule === 'two') return two
    return `${formatted} ${rule === 'few' ? few : many}`
  }
}
