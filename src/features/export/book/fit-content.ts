import type { Element, ElementContent } from 'hast'

/** Elements in which only words and what stands among them may be. */
const lines = new Set(
  'p h1 h2 h3 h4 h5 h6 pre em strong b i u s sub sup mark small kbd code samp var abbr cite q span time bdi bdo summary dt'.split(
    ' ',
  ),
)

/** Elements that stand below one another. */
const blocks = new Set(
  'p h1 h2 h3 h4 h5 h6 ul ol dl blockquote pre div section article aside figure figcaption table hr details'.split(
    ' ',
  ),
)

/** Elements that belong right into others, and what they are elsewhere. */
const homes: Readonly<Record<string, { readonly in: readonly string[]; readonly else: string }>> = {
  li: { in: ['ul', 'ol'], else: 'div' },
  dt: { in: ['dl'], else: 'p' },
  dd: { in: ['dl'], else: 'div' },
  figcaption: { in: ['figure'], else: 'p' },
  summary: { in: ['details'], else: 'p' },
  caption: { in: ['table'], else: 'p' },
  thead: { in: ['table'], else: 'div' },
  tbody: { in: ['table'], else: 'div' },
  tfoot: { in: ['table'], else: 'div' },
  tr: { in: ['table', 'thead', 'tbody', 'tfoot'], else: 'div' },
  td: { in: ['tr'], else: 'div' },
  th: { in: ['tr'], else: 'div' },
}

/** What a list or a table may hold right in it. */
const members: Readonly<Record<string, readonly string[]>> = {
  ul: ['li'],
  ol: ['li'],
  dl: ['dt', 'dd'],
  table: ['caption', 'thead', 'tbody', 'tfoot', 'tr'],
  thead: ['tr'],
  tbody: ['tr'],
  tfoot: ['tr'],
  tr: ['td', 'th'],
}

/** What a stray in a list or a table is put into; in parts of tables it is left out. */
const wrappers: Readonly<Record<string, string>> = { ul: 'li', ol: 'li', dl: 'dd', tr: 'td' }

/**
 * Changes a tree so that every element stands where books may have it: authors' HTML may be in any order, and browsers
 * show it; readers of books refuse it.
 */
export function fitContent(element: Element, isLine = false, isLink = false): void {
  const { tagName } = element
  const isInLine = isLine || lines.has(tagName)
  const isInLink = isLink || tagName === 'a'
  const own = members[tagName]
  element.children = element.children.flatMap((child): ElementContent[] => {
    if (child.type !== 'element') {
      if (own === undefined || child.type !== 'text' || child.value.trim() === '') return [child]
      return wrap(tagName, child)
    }
    if (child.tagName === 'svg' || child.tagName === 'math')
      return own === undefined ? [child] : wrap(tagName, child)
    const home = homes[child.tagName]
    if (home !== undefined && !home.in.includes(tagName)) child.tagName = home.else
    if (isInLine && blocks.has(child.tagName)) child.tagName = 'span'
    // A link in a link leads nowhere.
    if (isInLink && child.tagName === 'a') {
      child.tagName = 'span'
      delete child.properties['href']
    }
    if (child.tagName === 'span') child.properties = onlyGlobal(child.properties)
    fitContent(child, isInLine, isInLink)
    if (own === undefined || own.includes(child.tagName)) return [child]
    return wrap(tagName, child)
  })
  if (
    (tagName === 'ul' || tagName === 'ol' || tagName === 'dl') &&
    !element.children.some(({ type }) => type === 'element')
  )
    element.tagName = 'div'
  if (tagName === 'figure') captionLast(element)
  if (tagName === 'table' && !hasRow(element)) element.tagName = 'div'
  if (tagName === 'dl' && !isPaired(element)) unwrapPairs(element)
}

function wrap(parent: string, child: ElementContent): ElementContent[] {
  const tagName = wrappers[parent]
  return tagName === undefined ? [] : [{ type: 'element', tagName, properties: {}, children: [child] }]
}

/** A figure's caption is its first or its last part, and there is one. */
function captionLast(figure: Element): void {
  const isCaption = (child: ElementContent): boolean =>
    child.type === 'element' && child.tagName === 'figcaption'
  const [caption, ...more] = figure.children.filter(isCaption)
  if (caption === undefined) return
  for (const one of more) if (one.type === 'element') one.tagName = 'p'
  figure.children = [...figure.children.filter((child) => child !== caption), caption]
}

function onlyGlobal(properties: Element['properties']): Element['properties'] {
  const kept = ['id', 'className', 'lang', 'dir', 'title']
  return Object.fromEntries(Object.entries(properties).filter(([name]) => kept.includes(name)))
}

function hasRow(table: Element): boolean {
  return table.children.some((child) => child.type === 'element' && (child.tagName === 'tr' || hasRow(child)))
}

/** Whether each term has something said about it. */
function isPaired({ children }: Element): boolean {
  const names = children.flatMap((child) => (child.type === 'element' ? child.tagName : []))
  return names[0] === 'dt' && names.at(-1) === 'dd'
}

function unwrapPairs(list: Element): void {
  list.tagName = 'div'
  for (const child of list.children)
    if (child.type === 'element') child.tagName = child.tagName === 'dt' ? 'p' : 'div'
}
