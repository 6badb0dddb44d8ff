import type { Element, ElementContent, Root } from 'hast'
import type { HtmlAddress } from '../model/author-tag.ts'
import { flowElements, textBlocks, textElements } from './html-elements.ts'
import type { Marks } from './mark.ts'
import { numberAddresses } from './place-addresses.ts'
import { parseRawPart, type RawPartContext } from './raw-part.ts'
import type { RawPiece } from './raw-piece.ts'
import { type RawHtml, scanRawHtml } from './scan-raw-html.ts'

/** A `raw` node of the tree, with its reading kept. */
interface RawNode {
  readonly type: 'raw'
  readonly value: string
  readonly addresses?: readonly HtmlAddress[]
  scan?: RawHtml
}

/** What a stretch of text has in it: no raw HTML, some that nests anywhere, or some that concerns the block. */
type RawKind = 0 | 1 | 2

/**
 * Puts the elements that authors wrote as HTML into the tree. Only the smallest part with a real element is given to
 * the HTML parser: children that are not raw stand in it as empty elements of the same name, so that HTML's own rules
 * (no paragraph in a paragraph) act as they would in the page. An element that is left open ends where its parent ends.
 *
 * Returns how deep the deepest part nests, for the budget; a part beyond the rules' `maxDepth` is left as text.
 */
export function joinRawHtml(
  tree: Root,
  raws: readonly string[],
  marks: Marks,
  rules: Pick<RawPartContext, 'parseFragment' | 'schema' | 'framed' | 'maxDepth'>,
): number {
  const context: RawPartContext = { ...rules, marks, attribute: freeName(raws), deepest: 0 }
  joinBlocks(tree, context)
  return context.deepest
}

/** Joins below an element that holds blocks (or a tight item's text): its own raw children last. */
function joinBlocks(parent: Root | Element, context: RawPartContext): void {
  let needsPart = false
  const pieces: RawPiece[] = []
  for (const node of parent.children as ElementContent[]) {
    const raw = scanOf(node, context)
    if (raw) {
      needsPart = true
      pieces.push(rawPiece(node, raw))
    } else if (node.type !== 'element') {
      pieces.push({ kind: 'node', node })
    } else if (textBlocks.has(node.tagName) || textElements.has(node.tagName)) {
      const kind = rawKindOf(node, context)
      if (kind === 1) joinText(node, context, node.tagName === 'a')
      if (kind === 2) needsPart = true
      pieces.push(kind === 2 ? openElement(node, context) : { kind: 'node', node })
    } else {
      joinBlocks(node, context)
      pieces.push({ kind: 'node', node })
    }
  }
  if (needsPart) parent.children = parseRawPart(pieces, context, { isText: false, inLink: false })
}

/** Joins below an element that holds text and only raw HTML that nests anywhere. */
function joinText(parent: Element, context: RawPartContext, inLink: boolean): void {
  let needsPart = false
  const pieces: RawPiece[] = []
  for (const node of parent.children) {
    const raw = scanOf(node, context)
    if (raw) needsPart = true
    else if (node.type === 'element') joinText(node, context, inLink || node.tagName === 'a')
    pieces.push(raw ? rawPiece(node, raw) : { kind: 'node', node })
  }
  if (needsPart) parent.children = parseRawPart(pieces, context, { isText: true, inLink })
}

/** An element that is read together with its parent: its tags stand among the pieces. */
function openElement(element: Element, context: RawPartContext): RawPiece {
  const children = element.children.map((node): RawPiece => {
    const raw = scanOf(node, context)
    if (raw) return rawPiece(node, raw)
    return node.type === 'element' && rawKindOf(node, context) !== 0
      ? openElement(node, context)
      : { kind: 'node', node }
  })
  return { kind: 'open', element, children }
}

function scanOf(node: ElementContent, { attribute }: RawPartContext): RawHtml | undefined {
  if ((node.type as string) !== 'raw') return undefined
  const raw = node as unknown as RawNode
  raw.scan ??= scanRawHtml(raw.addresses ? numberAddresses(raw.value, raw.addresses, attribute) : raw.value)
  return raw.scan
}

function rawPiece(node: ElementContent, raw: RawHtml): RawPiece {
  return { kind: 'raw', raw, written: (node as unknown as RawNode).value }
}

function rawKindOf(element: Element, context: RawPartContext): RawKind {
  let kind: RawKind = 0
  for (const node of element.children) {
    const raw = scanOf(node, context)
    const found = raw ? rawKind(raw) : node.type === 'element' ? rawKindOf(node, context) : 0
    if (found === 2) return 2
    if (found > kind) kind = found
  }
  return kind
}

function rawKind(raw: RawHtml): RawKind {
  return raw.tags.some((tag) => flowElements.has(tag.name)) ? 2 : 1
}

/** A name that no raw HTML of the note holds, so that no author can forge what it marks. */
function freeName(raws: readonly string[]): string {
  for (let number = 0; ; number++) {
    const name = `hortus-${number}`
    if (!raws.some((raw) => raw.toLowerCase().includes(name))) return name
  }
}
