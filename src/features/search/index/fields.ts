/** The parts of a note that are searched, each with an index of its own. */
export const fields = ['title', 'aliases', 'headings', 'tags', 'text', 'filters'] as const

/** Name of a searched part; `filters` holds the keys of `tag:`, `topic:` and `stage:`. */
export type Field = (typeof fields)[number]

/** How much a word counts where it stands; the best place of a note decides. */
export const boosts: Readonly<Record<Field, number>> = {
  title: 6,
  aliases: 5,
  headings: 2.6,
  tags: 2,
  text: 1,
  filters: 0,
}

/** FlexSearch sorts what it finds into this many slots, the best in slot 0. */
export const slotCount = 9

/** How much a slot is worth, 1 for the best. */
export function impactOf(field: Field, slot: number): number {
  // A title's slot is its length in words: half of a short title says more than a tenth of a long one.
  if (field === 'text') return 1 - slot / slotCount
  return 1 / (1 + slot * 0.12)
}

/** What a note's place in each slot of a field is worth, the boost included. */
export const scoresByField: Readonly<Record<Field, readonly number[]>> = Object.fromEntries(
  fields.map((field) => [
    field,
    Array.from({ length: slotCount }, (_, slot) => boosts[field] * impactOf(field, slot)),
  ]),
) as Record<Field, number[]>

/** The slot of a word in a name of `words` words; none where the name is an emoji. */
export function slotOfName(words: number): number {
  return Math.min(Math.max(words, 1), slotCount) - 1
}

/**
 * The slot of a word that stands `count` times in a text of `words` words, by the saturating part of BM25
 * (Robertson and Zaragoza, 2009): the second time says less than the first, and a long text says less than a short one.
 */
export function slotOfText(count: number, words: number): number {
  const usualWords = 60
  const weight = count / (count + 1.2 * (0.4 + (0.6 * words) / usualWords))
  return Math.min(Math.floor((1 - weight) * slotCount), slotCount - 1)
}
