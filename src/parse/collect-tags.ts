import type { Tag } from '../model/note.ts'
import { type NameKey, toNameKey } from '../model/path.ts'
import { listProperty, type Properties, tagKeys } from '../model/properties.ts'
import { isTagName } from './tag-name.ts'

/**
 * The tags of a note: those of the properties `tags` and `tag` (blanks and commas separate them, `#` is taken off),
 * then those in its text. Each once, in its first spelling.
 */
export function collectTags(properties: Properties, inText: readonly string[]): readonly Tag[] {
  const tagByKey = new Map<NameKey, Tag>()
  const add = (name: string): void => {
    const key = toNameKey(name)
    if (!tagByKey.has(key)) tagByKey.set(key, name as Tag)
  }
  for (const value of tagKeys.flatMap((key) => listProperty(properties, key))) {
    for (const word of value.split(/[\s,]+/)) {
      const name = word.replace(/^#/, '')
      if (isTagName(name)) add(name)
    }
  }
  inText.forEach(add)
  return [...tagByKey.values()]
}
