import type { Heading, List, ListItem, Nodes, Paragraph, Parents } from 'mdast'
import type { DialectNote, DialectReading } from '../../define/dialect.ts'
import { setChildren } from '../../model/children.ts'
import type { BlockDatumNode } from '../../model/note-nodes.ts'
import type { Range } from '../../model/range.ts'
import { markBlock } from '../../parse/block-ids.ts'
import { createLocator, type Locator } from '../../parse/locator.ts'
import { boxCode, boxMacro } from './box-source.ts'
import { joinEdges } from './join-edges.ts'
import { numberItems } from './number-items.ts'
import { type PageProperties, readPage } from './page-properties.ts'
import { isShownProperty } from './property-names.ts'
import type { LogseqSettings } from './read-config.ts'
import { readDrawer } from './read-drawer.ts'
import { readInline } from './read-inline.ts'
import { type PropertyLine, takeLines } from './read-lines.ts'
import { takeRows } from './take-rows.ts'
import { takeMarker } from './task-marker.ts'

/** What the walk over one note knows and finds. */
interface Walk {
  readonly locator: Locator
  readonly settings: LogseqSettings
  readonly names: string[]
  readonly hidden: Range[]
  /** Items that are numbered, whatever mark their line begins with. */
  readonly numbered: Set<ListItem>
  page: PageProperties | undefined
}

/** What a block says of itself. */
interface BlockFacts {
  readonly properties: readonly PropertyLine[]
  readonly times: readonly BlockDatumNode[]
}

/** Reads what Logseq has beyond Markdown in a note. */
export function readTree({ source, tree }: DialectNote, settings: LogseqSettings): DialectReading {
  const walk: Walk = {
    locator: createLocator(source),
    settings,
    names: [],
    hidden: [],
    numbered: new Set(),
    page: undefined,
  }
  walkBlocks(tree, walk, 0)
  const { page, names, hidden } = walk
  return {
    ...(page && { properties: page.properties, propertyRanges: page.ranges, tags: page.tags }),
    ...(names.length > 0 && { names }),
    ...(hidden.length > 0 && { hidden: hidden.sort((a, b) => a.start - b.start) }),
  }
}

/** Walks the blocks of a parent. `depth` counts the items around it. Returns what those say that are no lists of their own. */
function walkBlocks(parent: Parents, walk: Walk, depth: number): BlockFacts {
  const { locator } = walk
  const facts: { properties: PropertyLine[]; times: BlockDatumNode[] } = { properties: [], times: [] }
  const kept: Nodes[] = []
  for (const node of joinEdges(parent.children, locator)) {
    switch (node.type) {
      case 'paragraph':
      case 'heading':
        kept.push(...readText(node, { parent, previous: kept.at(-1) }, walk, facts))
        break
      case 'list':
        kept.push(...readList(node, walk, depth, parent.type === 'root' && kept.length === 0))
        break
      case 'code': {
        const drawer = readDrawer(node, locator)
        if (drawer === undefined) kept.push(boxCode(node, locator) ?? node)
        else {
          walk.hidden.push(drawer.range)
          facts.properties.push(...drawer.properties)
        }
        break
      }
      case 'table':
        facts.properties.push(...takeRows(node, locator))
        for (const row of node.children)
          for (const cell of row.children) readInline(cell, locator, walk.settings.macros)
        kept.push(node)
        break
      default:
        if ('children' in node) walkBlocks(node, walk, depth)
        kept.push(node)
    }
  }
  setChildren(parent, kept)
  return facts
}

/** A paragraph or heading without its lines of properties; nothing where it had no more than these. */
function readText(
  node: Paragraph | Heading,
  { parent, previous }: { readonly parent: Parents; readonly previous: Nodes | undefined },
  walk: Walk,
  facts: { properties: PropertyLine[]; times: BlockDatumNode[] },
): readonly Nodes[] {
  const { locator, settings } = walk
  const lines = takeLines(node, locator)
  const isEmpty = node.children.length === 0
  const shown = boxMacro(node, locator, settings.macros) ?? node
  if (shown === node && !isEmpty) readInline(node, locator, settings.macros)
  if (!lines) return [shown]
  const isItem = parent.type === 'listItem'
  if (isItem) {
    facts.properties.push(...lines.properties)
    facts.times.push(...lines.times)
    return isEmpty ? [] : [shown]
  }
  if (parent.type === 'root' && previous === undefined && isEmpty) return takePage(lines.properties, walk)
  // Below a heading without a bullet they are the heading's.
  const block = isEmpty ? previous : node
  if (block?.type === 'heading' || block?.type === 'paragraph') takeIds(block, lines.properties, walk)
  const data = dataOf(lines, settings.hiddenProperties, walk)
  return [...(isEmpty ? [] : [shown]), ...data]
}

/** The properties of the whole page, and what of them it shows. */
function takePage(lines: readonly PropertyLine[], walk: Walk): readonly Nodes[] {
  walk.page = readPage(lines)
  const id = lines.find(({ key }) => key === 'id')?.value.toLowerCase()
  if (id !== undefined && isId(id)) walk.names.push(`((${id}))`)
  const shown = lines.filter((line) => walk.page?.isShown(line, walk.settings.hiddenProperties))
  hideOthers(lines, shown, walk)
  return blockData(
    shown.map(({ datum }) => datum),
    walk,
  )
}

function readList(list: List, walk: Walk, depth: number, isFirst: boolean): readonly Nodes[] {
  const [first] = list.children
  const kept: ListItem[] = []
  const before: Nodes[] = []
  for (const item of list.children) {
    const facts = walkBlocks(item, walk, depth + 1)
    const isPage = isFirst && item === first && item.children.length === 0 && facts.properties.some(isOfPage)
    if (isPage) before.push(...takePage(facts.properties, walk))
    else {
      finishItem(item, facts, walk, depth)
      // A block with nothing in it is where somebody stopped writing.
      if (item.children.length > 0) kept.push(item)
    }
  }
  list.children = kept
  return [...before, ...(kept.length === 0 ? [] : numberItems(list, walk.numbered))]
}

function isOfPage({ key }: PropertyLine): boolean {
  return key === 'title' || key === 'alias' || key === 'tags' || key === 'icon' || key === 'public'
}

/** Gives an item what its lines say of it: an id, a number, a level, a task, and data below its first text. */
function finishItem(item: ListItem, { properties, times }: BlockFacts, walk: Walk, depth: number): void {
  takeIds(item, properties, walk)
  const said = (key: string): string | undefined => properties.find((line) => line.key === key)?.value
  if (said('logseq.order-list-type') === 'number') walk.numbered.add(item)
  const [head] = item.children
  if (head?.type === 'paragraph' || head?.type === 'heading') {
    takeMarker(item, head, walk.locator)
    const level = head.type === 'paragraph' ? levelOf(said('heading'), depth) : undefined
    if (level !== undefined) {
      const { children, position } = head
      item.children[0] = { type: 'heading', depth: level, children, ...(position && { position }) }
    }
  }
  const data = dataOf({ properties, times }, walk.settings.hiddenProperties, walk)
  const isText = head !== undefined && head.type !== 'list'
  item.children.splice(isText ? 1 : 0, 0, ...(data as ListItem['children']))
}

/** What `heading::` says: a level, or `true` for the one of the block's depth. */
function levelOf(value: string | undefined, depth: number): Heading['depth'] | undefined {
  if (value === undefined || value === 'false') return undefined
  const level = value === 'true' ? depth + 2 : Number(value)
  return level >= 1 ? (Math.min(level, 6) as Heading['depth']) : undefined
}

/** Makes a block one that links find by its id. */
function takeIds(block: ListItem | Paragraph | Heading, lines: readonly PropertyLine[], walk: Walk): void {
  const id = lines.find(({ key }) => key === 'id')?.value.toLowerCase()
  if (id === undefined || !isId(id)) return
  markBlock(block, id)
  block.data = { ...block.data, isQuotable: true }
  walk.names.push(`((${id}))`)
}

function isId(text: string): boolean {
  return /^[\da-z-]{1,64}$/.test(text)
}

function dataOf(
  { properties, times }: BlockFacts,
  hiddenProperties: readonly string[],
  walk: Walk,
): readonly Nodes[] {
  const shown = properties.filter(({ key, value }) => value !== '' && isShownProperty(key, hiddenProperties))
  hideOthers(properties, shown, walk)
  return blockData([...shown.map(({ datum }) => datum), ...times], walk)
}

function hideOthers(lines: readonly PropertyLine[], shown: readonly PropertyLine[], { hidden }: Walk): void {
  const seen = new Set(shown)
  for (const line of lines) if (!seen.has(line)) hidden.push(line.range)
}

function blockData(data: readonly BlockDatumNode[], { locator, settings }: Walk): readonly Nodes[] {
  const [first] = data
  if (first === undefined) return []
  for (const datum of data) readInline(datum, locator, settings.macros)
  const start = first.position?.start.offset ?? 0
  const end = data.at(-1)?.position?.end.offset ?? start
  return [{ type: 'blockData', children: [...data], position: locator.position(start, Math.max(start, end)) }]
}
