/** A day `YYYY-MM-DD`, counted from 1970-01-01 UTC; -1 for none, and for what is no day from then to 2149. */
export function dayNumber(day: string | undefined): number {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(day ?? '')
  if (match === null) return -1
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])]
  const number = Date.UTC(year, month - 1, date) / 86_400_000
  return month >= 1 && month <= 12 && date >= 1 && date <= 31 && number >= 0 && number < 65_535 ? number : -1
}
