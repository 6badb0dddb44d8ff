/** Logseq's own properties: nobody sees them there, and nobody does here. */
const hidden: ReadonlySet<string> = new Set(
  (
    'id custom-id background-color heading collapsed created-at updated-at last-modified-at query-table ' +
    'query-properties query-sort-by query-sort-desc ls-type hl-type hl-page hl-stamp hl-color todo doing now later ' +
    'done template-including-parent filters exclude-from-graph-view'
  ).split(' '),
)

/** What of a page's properties shows elsewhere on its page, or is for programs alone. */
const ofPage: ReadonlySet<string> = new Set([
  'title',
  'alias',
  'aliases',
  'icon',
  'public',
  'permalink',
  'lang',
])

/** `Created_At` and `created-at` are one property. */
export function propertyKey(name: string): string {
  return name.toLowerCase().replaceAll('_', '-')
}

/** Whether a property of a block is shown; `more` are those that the graph hides. */
export function isShownProperty(key: string, more: readonly string[]): boolean {
  return !hidden.has(key) && !/^(?:logseq\.|card-)/.test(key) && !more.includes(key)
}

/** Whether a property at the top of a page is shown there, if it is one that a block would show. */
export function isShownOnPage(key: string): boolean {
  return !ofPage.has(key)
}

/** Whatever has no blank and no colon is one (mldoc's `markdown_property.ml`). */
const name = String.raw`[^\s:]+`

/** Whether a text can be the name of a property. */
export function isBlockProperty(text: string): boolean {
  return new RegExp(`^${name}$`, 'u').test(text)
}

/** A line `name:: value`, with a blank or without; what is in front of the value is the first group. */
export const propertyLine = new RegExp(`^((${name})::[ \\t]*)([^\\r\\n]*)`, 'u')
