import type { Tag } from '../model/note.ts'
import { type NameKey, toNameKey } from '../model/path.ts'
import { listProperty, type Properties, type PropertyValue, tagKeys } from '../model/properties.ts'
import { isTagName } from './tag-name.ts'

/**
 * The tags of a note: those of the properties `tags` and `tag` (blanks and commas separate them, `#` is taken off),
 * then those in its text. Each once, in its first spelling. With `joins` an item of a list is one tag whatever it holds, as is
 * the `label` of one.
 */
export function collectTags(
  properties: Properties,
  inText: readonly string[],
  joins = false,
): readonly Tag[] {
  const tagByKey = new Map<NameKey, Tag>()
  const add = (name: string): void => {
    const key = toNameKey(name)
    if (!tagByKey.has(key)) tagByKey.set(key, name as Tag)
  }
  const values = tagKeys.flatMap((key) =>
    joins ? joinedItems(properties[key]) : listProperty(properties, key),
  )
  for (const value of values) {
    for (const word of value.split(/[\s,]+/)) {
      const name = word.replace(/^#/, '')
      if (isTagName(name)) add(name)
    }
  }
  inText.forEach(add)
  return [...tagByKey.values()]
}

/** A tag of several words as one word, as its page's address has it. */
export function joinTag(words: string): string {
  return words.trim().replace(/[\s,]+/g, '-')
}

/** The items of a list, each as one word; what is no list as it is written. */
function joinedItems(value: PropertyValue | undefined): readonly string[] {
  if (typeof value === 'string') return [value]
  return [value].flat().flatMap((item) => {
    const label =
      typeof item === 'object' && item !== null && 'label' in item ? (item['label'] ?? item) : item
    return typeof label === 'string' || typeof label === 'number' ? [joinTag(String(label))] : []
  })
}
