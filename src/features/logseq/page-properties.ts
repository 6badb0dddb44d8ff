import type { Properties, PropertyValue } from '../../model/properties.ts'
import type { Range } from '../../model/range.ts'
import { isTagName } from '../../parse/tag-name.ts'
import { isShownOnPage, isShownProperty } from './property-names.ts'
import type { PropertyLine } from './read-lines.ts'

/** What the properties at the top of a page say of it. */
export interface PageProperties {
  readonly properties: Properties
  readonly ranges: Readonly<Record<string, Range>>
  /** Tags of several words, which no property can hold. */
  readonly tags: readonly string[]
  isShown(line: PropertyLine, hidden: readonly string[]): boolean
}

/** Values of these are lists, whatever they are. */
const lists: Readonly<Record<string, string>> = { alias: 'aliases', aliases: 'aliases', tags: 'tags' }

/** Reads the properties of a page as those that its frontmatter would have. */
export function readPage(lines: readonly PropertyLine[]): PageProperties {
  const properties: Record<string, PropertyValue> = Object.create(null) as Record<string, PropertyValue>
  const ranges: Record<string, Range> = Object.create(null) as Record<string, Range>
  const tags: string[] = []
  for (const { key, value, valueRange } of lines) {
    const list = lists[key]
    const name = list ?? key
    if (list === 'tags') {
      const all = itemsOf(value)
      tags.push(...all.filter((tag) => !isTagName(tag)))
      properties[name] = all.filter(isTagName)
    } else if (list !== undefined) properties[name] = itemsOf(value)
    else properties[name] = key === 'description' ? plainText(value) : readValue(value)
    ranges[name] = valueRange
  }
  return {
    properties,
    ranges,
    tags,
    // Tags stand below the note already; pages that they link to do not.
    isShown: ({ key, value }, hidden) =>
      value !== '' &&
      isShownProperty(key, hidden) &&
      isShownOnPage(key) &&
      (key !== 'tags' || value.includes('[[')),
  }
}

/** The items of a list with commas; `[[a, b]]` is one. */
function itemsOf(value: string): readonly string[] {
  return [...value.matchAll(/\s*(?:#?\[\[([^[\]]*)\]\]|"([^"]*)"|[^,]+)/g)]
    .map(([whole, page, quoted]) => (page ?? quoted ?? whole.replace(/^\s*#/, '')).trim())
    .filter((item) => item !== '')
}

/** A sentence for those who show no markup. */
function plainText(value: string): string {
  return value
    .replace(/^"(.*)"$/, '$1')
    .replace(/\[\[([^[\]]*)\]\]/g, '$1')
    .replace(/!?\[([^[\]]*)\]\([^()]*\)/g, '$1')
    .replace(/[`*]/g, '')
}

function readValue(value: string): PropertyValue {
  if (value === 'true' || value === 'false') return value === 'true'
  if (/^-?\d{1,15}(?:\.\d{1,15})?$/.test(value)) return Number(value)
  return value.replace(/^"(.*)"$/, '$1')
}
