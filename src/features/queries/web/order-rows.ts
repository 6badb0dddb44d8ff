/** What a row is sorted by; undefined where it has nothing in the column. */
export type SortKey = string | number | undefined

/**
 * The places of rows in the order of their keys, which are all numbers or all texts: equal ones stay as they are, and those
 * without any come last in both directions.
 */
export function orderRows(
  keys: readonly SortKey[],
  isDescending: boolean,
  compareTexts: (a: string, b: string) => number,
): readonly number[] {
  const sign = isDescending ? -1 : 1
  const compare = (a: SortKey, b: SortKey): number =>
    typeof a === 'number' && typeof b === 'number' ? a - b : compareTexts(String(a), String(b))
  const places = keys.map((_, i) => i)
  const present = places.filter((i) => keys[i] !== undefined)
  present.sort((a, b) => sign * compare(keys[a], keys[b]))
  return [...present, ...places.filter((i) => keys[i] === undefined)]
}

/** What a cell is sorted by: a number where its column has nothing else, a day or time as it is written for machines. */
export function keyOfCell(text: string, { isNumber, time }: { isNumber: boolean; time?: string }): SortKey {
  const said = (time ?? text).replace(/\s+/g, ' ').trim()
  if (said === '' || said === '—') return undefined
  return isNumber ? Number(said.replace(/[^\d.eE+-]/g, '')) : said
}
