/** Orders of the reading list; by how far they were read is how it is delivered. */
export const referenceOrders = ['read', 'author', 'year', 'title', 'cited'] as const

/** One of {@link referenceOrders}. */
export type ReferenceOrder = (typeof referenceOrders)[number]

/** Items of the list in an order: years and citations the most first, what has none last, equal ones by title. */
export function sortReferences(
  items: readonly HTMLElement[],
  order: ReferenceOrder,
  lang: string,
): readonly HTMLElement[] {
  const collator = new Intl.Collator(lang, { numeric: true })
  const keyOf = (item: HTMLElement): string => {
    if (order === 'author') return item.dataset['author'] ?? ''
    if (order === 'cited') return item.dataset['cited'] ?? ''
    return order === 'year' ? (item.querySelector('.year')?.textContent ?? '') : ''
  }
  const sign = order === 'year' || order === 'cited' ? -1 : 1
  return items
    .map((item) => ({ item, key: keyOf(item), title: item.querySelector('a')?.textContent ?? '' }))
    .sort(
      (a, b) =>
        Number(a.key === '') - Number(b.key === '') ||
        sign * collator.compare(a.key, b.key) ||
        collator.compare(a.title, b.title),
    )
    .map(({ item }) => item)
}
