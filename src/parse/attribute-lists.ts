import type { Nodes, Parents, PhrasingContent, Table, Text } from 'mdast'
import type { Position } from 'unist'
import { setChildren } from '../model/children.ts'
import type { CalloutNode } from '../model/note-nodes.ts'
import { calloutTypeOf } from './callouts.ts'
import { cutText, type TextCut } from './cut-text.ts'
import type { Locator } from './locator.ts'

/** What a program writes in braces about the block or words before it. */
export interface AttributeLists {
  /** Wherever it stands behind words or in a line of its own: `{: .class #id key="value" }`. */
  readonly list: RegExp
  /** The name of the box that a block with such a class is. */
  readonly boxOf?: (classes: readonly string[]) => string | undefined
}

/** Lists of kramdown's. */
export const kramdownLists = /\{:[^{}\n]*\}/

/** Lists of Goldmark's: `{.class #id key="value"}`. */
export const goldmarkLists =
  /\{[ \t]*(?:[.#][\w:-]+|[\w-]+=(?:"[^"\n]*"|[^\s{}"]+))(?:[ \t,]+(?:[.#][\w:-]+|[\w-]+=(?:"[^"\n]*"|[^\s{}"]+)))*[ \t]*\}/

/**
 * Takes lists of attributes out of a tree. A name in one becomes a place that links find; of classes those count that make a
 * box of a block. Lists before a block are for that, others for what is before them.
 */
export function readAttributeLists(tree: Parents, lists: AttributeLists, locator: Locator): void {
  if (locator.source.search(lists.list) >= 0) visit(tree, lists, locator)
}

/** Returns the lists in lines of a block's own text, which are for the block. */
function visit(parent: Parents, lists: AttributeLists, locator: Locator): readonly string[] {
  const own: string[] = []
  const kept: Nodes[] = []
  let ahead: readonly string[] = []
  const children = parent.children as readonly Nodes[]
  for (const [i, node] of children.entries()) {
    if (node.type === 'text') {
      kept.push(
        ...cutLists(node, children[i - 1], { lists, locator, own, isInHeading: parent.type === 'heading' }),
      )
      continue
    }
    const alone = node.type === 'paragraph' ? listAlone(node, lists) : undefined
    const last = kept.at(-1)
    if (alone !== undefined) {
      if (last !== undefined && isRightBelow(children[i - 1], node))
        kept.splice(-1, 1, ...described(last, [alone], lists, locator))
      else ahead = [...ahead, alone]
      continue
    }
    const inner =
      node.type === 'table' ? takeRow(node, lists) : 'children' in node ? visit(node, lists, locator) : []
    // To Markdown a line below a quote is part of its last paragraph.
    const isOfQuote = parent.type === 'blockquote' && i === children.length - 1
    if (isOfQuote) own.push(...inner)
    kept.push(...described(node, isOfQuote ? ahead : [...ahead, ...inner], lists, locator))
    ahead = []
  }
  setChildren(parent, kept)
  return own
}

/** The list that is all of a paragraph. */
function listAlone({ children }: Parents, { list }: AttributeLists): string | undefined {
  const [only] = children
  if (children.length !== 1 || only?.type !== 'text') return undefined
  const text = only.value.trim()
  return new RegExp(`^(?:${list.source})$`).test(text) ? text : undefined
}

function isRightBelow(before: Nodes | undefined, node: Nodes): boolean {
  return (before?.position?.end.line ?? -1) + 1 === node.position?.start.line
}

/** A block with what lists say of it. */
function described(
  node: Nodes,
  written: readonly string[],
  { boxOf }: AttributeLists,
  { position }: Locator,
): readonly Nodes[] {
  if (written.length === 0) return [node]
  const at = node.position ?? position(0, 0)
  const places = written.flatMap((one): readonly Nodes[] => {
    const id = idIn(one)
    return id === undefined ? [] : [anchor(id, at)]
  })
  const classes = written.flatMap((one) => [...one.matchAll(/\.([\w-]+)/g)].map(([, name = '']) => name))
  const box = boxOf?.(classes)
  if (box === undefined || (node.type !== 'paragraph' && node.type !== 'blockquote')) return [...places, node]
  const callout: CalloutNode = {
    type: 'callout',
    calloutType: calloutTypeOf(box),
    calloutName: box,
    title: [],
    children: node.type === 'blockquote' ? node.children : [node],
    position: at,
  }
  return [...places, callout]
}

function idIn(list: string): string | undefined {
  return /[\s{:]#([\w:-]+)/.exec(list)?.[1]
}

function anchor(id: string, position: Position): Extract<Nodes, { type: 'html' }> {
  return { type: 'html', value: `<a id="${id}"></a>`, position }
}

/** A list right below a table is read as its last row. */
function takeRow(table: Table, { list }: AttributeLists): readonly string[] {
  const [cell] = table.children.at(-1)?.children ?? []
  const [only] = cell?.children ?? []
  if (only?.type !== 'text' || cell?.children.length !== 1) return []
  const text = only.value.trim()
  if (!new RegExp(`^(?:${list.source})$`).test(text)) return []
  table.children.pop()
  return [text]
}

interface Cutting {
  readonly lists: AttributeLists
  readonly locator: Locator
  /** Takes lists that are lines. */
  readonly own: string[]
  readonly isInHeading: boolean
}

/** A text without the lists in it that are for what is before them, and those that are lines. */
function cutLists(
  text: Text,
  before: Nodes | undefined,
  { lists: { list }, locator, own, isInHeading }: Cutting,
): readonly PhrasingContent[] {
  const { value } = text
  const cuts: TextCut[] = []
  for (const { index, 0: written } of value.matchAll(new RegExp(list.source, 'g'))) {
    const lineStart = value.lastIndexOf('\n', index - 1) + 1
    const lead = value.slice(lineStart, index)
    const isStart = lead.trim() === '' && (lineStart > 0 || before === undefined || before.type === 'break')
    const isEnd = /^[ \t]*(?:\n|$)/.test(value.slice(index + written.length))
    const isOfBefore = index === 0 && before !== undefined && before.type !== 'break'
    const isOfItem = isStart && written.startsWith('{:')
    if (!isOfBefore && !isOfItem && !(isStart && isEnd) && !(isInHeading && isEnd)) continue
    const id = idIn(written)
    // A name at its end that a heading begins its list with is read elsewhere.
    if (isInHeading && /^\{:?[ \t]*#/.test(written)) continue
    const isLine = isStart && isEnd
    if (isLine) own.push(written)
    const blanks = isInHeading ? (/[ \t]*$/.exec(value.slice(0, index))?.[0].length ?? 0) : 0
    const place: TextCut['make'] = ({ position }) =>
      id === undefined || isLine ? [] : [anchor(id, position ?? locator.position(0, 0))]
    cuts.push({
      from: isLine && lineStart > 0 ? lineStart - 1 : index - blanks,
      to: index + written.length + ((isOfItem && !isEnd) || (isLine && lineStart === 0) ? 1 : 0),
      make: place,
    })
  }
  return cutText(text, cuts, locator)
}
