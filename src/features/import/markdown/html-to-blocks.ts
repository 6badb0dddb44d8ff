import type { Element, Nodes as HastNodes, Root as HastRoot } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { type Handle, toMdast } from 'hast-util-to-mdast'
import type { Root } from 'mdast'
import { asLine } from './as-line.ts'
import {
  asBlocks,
  type Block,
  box,
  highlight,
  type Inline,
  isBlock,
  isWebAddress,
  verbatim,
} from './build.ts'

/** How elements that mean something in one program are read; each answers what stands in their place. */
export type ElementReaders = Readonly<
  Record<string, (element: Element, children: () => Inline[]) => Inline | Block | (Inline | Block)[]>
>

/** Deepest nesting of elements that is read; what is deeper is left out. */
const deepest = 200

/** The blocks of a fragment of HTML. What would run, or only lays a page out, is left out. */
export function htmlToBlocks(html: string, readers: ElementReaders = {}): Block[] {
  return treeToBlocks(parseHtml(html), readers)
}

/** The blocks of a tree of HTML. */
export function treeToBlocks(tree: HastNodes, readers: ElementReaders = {}): Block[] {
  const own: Record<string, Handle> = {}
  for (const [name, read] of Object.entries(readers))
    own[name] = (state, node) => read(node, () => state.all(node) as Inline[]) as ReturnType<Handle>
  const mdast = toMdast(tree, {
    document: true,
    handlers: {
      mark: (state, node) => highlight(state.all(node) as Inline[]) as never,
      ...keptTags,
      details: (state, node: Element) => {
        const [summary] = node.children.filter(
          (child) => child.type === 'element' && child.tagName === 'summary',
        )
        node.children = node.children.filter((child) => child !== summary)
        return box(
          'note',
          summary ? textOfElement(summary) : '',
          state.toFlow(state.all(node)) as Block[],
          true,
        ) as never
      },
      a: (state, node: Element) => {
        const children = state.all(node) as Inline[]
        const url = String(node.properties['href'] ?? '')
        if (url === '' || !isWebAddress(url)) return children as never
        return { type: 'link', url, children } as never
      },
      ...own,
    },
  }) as Root
  const blocks = mdast.children as unknown as Block[]
  flattenCells(blocks)
  return blocks
}

/** Elements that have no sign in Markdown and stay elements. */
const keptTags = Object.fromEntries(
  ['u', 'ins', 'sup', 'sub', 'kbd'].map((name): [string, Handle] => [
    name,
    (state, node) =>
      [verbatim(`<${name}>`), ...(state.all(node) as Inline[]), verbatim(`</${name}>`)] as never,
  ]),
)

/** A cell is one line, whatever stood in it. */
function flattenCells(blocks: readonly Block[]): void {
  for (const block of blocks) {
    if (block.type === 'table') {
      for (const cell of block.children.flatMap((row) => row.children))
        if (cell.children.some(isBlock)) cell.children = asLine(asBlocks(cell.children))
    } else if (block.type === 'blockquote') flattenCells(block.children)
    else if (block.type === 'list') for (const one of block.children) flattenCells(one.children)
  }
}

/** The tree of a fragment of HTML, without what is deeper in it than anybody writes. */
export function parseHtml(html: string): HastRoot {
  const tree = parseWhole(html)
  cutDepth(tree, 0)
  return tree
}

function parseWhole(html: string): HastRoot {
  try {
    return fromHtml(html, { fragment: true })
  } catch (error) {
    if (!(error instanceof RangeError)) throw error
    // So deep that no stack holds it: its words alone.
    return fromHtml(html.replace(/<\/?[a-z][^<>]*>/gi, ' '), { fragment: true })
  }
}

function cutDepth(node: HastNodes, depth: number): void {
  if (!('children' in node)) return
  if (depth > deepest) node.children = []
  for (const child of node.children) cutDepth(child, depth + 1)
}

/** The text of an element without its form. */
export function textOfElement(node: HastNodes): string {
  if (node.type === 'text') return node.value
  return 'children' in node ? node.children.map(textOfElement).join('') : ''
}
