import type { Element, ElementContent, Root } from 'hast'
import { type Schema, sanitize } from 'hast-util-sanitize'
import { boxTables } from './box-tables.ts'
import { cleanAuthorNodes } from './clean-author-element.ts'
import { compileBody } from './compile-body.ts'
import { escapeText } from './escape-html.ts'
import { createOpenElements, isDrawing, voidElements } from './html-elements.ts'
import type { Marks } from './mark.ts'
import { spellFontSizes } from './old-elements.ts'
import type { ParseFragment } from './parse-fragment.ts'
import type { RawPiece } from './raw-piece.ts'
import { fillSlots, type Slots } from './raw-slots.ts'
import { partSchema } from './sanitize-schema.ts'
import { scanRawHtml } from './scan-raw-html.ts'
import { unwrapStrays } from './unwrap-strays.ts'

/** What all parts of a note share. */
export interface RawPartContext {
  readonly parseFragment: ParseFragment
  /** What an author's HTML may hold. */
  readonly schema: Schema
  /** Matches the addresses that may be framed. */
  readonly framed: RegExp
  readonly marks: Marks
  readonly maxDepth: number
  /** Attribute that marks a slot, and name of the element around a part. */
  readonly attribute: string
  /** How deep elements were opened in any part. */
  deepest: number
}

/** Where a part stands. */
interface RawPlace {
  /** Only HTML that nests anywhere is in it. */
  readonly isText: boolean
  readonly inLink: boolean
}

/** How often a part may be read again until it reads back to itself. */
const maxRounds = 4

/** Replaces the raw pieces by the elements they mean. What is closed again is read by itself, in order. */
export function parseRawPart(
  pieces: readonly RawPiece[],
  context: RawPartContext,
  place: RawPlace,
): ElementContent[] {
  const made: ElementContent[] = []
  for (let i = 0; i < pieces.length; ) {
    const piece = pieces[i]!
    if (piece.kind === 'node') {
      made.push(piece.node)
      i++
      continue
    }
    const end = endOfGroup(pieces, i, context)
    for (const node of parseGroup(pieces.slice(i, end), context, place)) made.push(node)
    i = end
  }
  return made
}

/** Where everything that piece `start` opens is closed again. */
function endOfGroup(pieces: readonly RawPiece[], start: number, context: RawPartContext): number {
  const open = createOpenElements()
  const count = (piece: RawPiece): void => {
    if (piece.kind === 'open') for (const child of piece.children) count(child)
    if (piece.kind !== 'raw') return
    for (const tag of piece.raw.tags) {
      // In a drawing `<path/>` is closed; in HTML the slash means nothing.
      if (tag.attributes.endsWith('/') && isDrawing(tag.name)) continue
      open.push(tag.name, tag.kind)
      context.deepest = Math.max(context.deepest, open.depth())
    }
  }
  for (let i = start; i < pieces.length; i++) {
    const piece = pieces[i]!
    if (piece.kind === 'node') continue
    count(piece)
    if (open.depth() === 0) return i + 1
  }
  return pieces.length
}

function parseGroup(group: readonly RawPiece[], context: RawPartContext, place: RawPlace): ElementContent[] {
  const slots: Slots = { attribute: context.attribute, nodes: [], shells: [] }
  const html = spellFontSizes(group.map((piece) => writePiece(piece, slots)).join(''))
  if (context.deepest > context.maxDepth) return textOf(group)
  // Stripping elements changes what the parser would make of the rest, so what the page holds is read again.
  const part = place.isText ? parsePart(html, context) : settle(html, context)
  return part === undefined ? textOf(group) : boxTables(fillSlots(part, slots, context.marks, place.inLink))
}

/** Sanitises and reads again until nothing changes; undefined for HTML that never settles. */
function settle(html: string, context: RawPartContext): ElementContent[] | undefined {
  const schema = partSchema(context.schema, context.attribute)
  let last = html
  for (let round = 0; round < maxRounds; round++) {
    const children = parsePart(last, context)
    if (children === undefined) return undefined
    const safe = sanitize({ type: 'root', children }, schema)
    const root: Root = safe.type === 'root' ? safe : { type: 'root', children: [safe as ElementContent] }
    unwrapStrays(root)
    const next = compileBody(root, []).html.join('')
    if (next === last) return root.children as ElementContent[]
    last = next
  }
  return undefined
}

/** Parses inside an element that no author can close, so that the part is read as it would be inside its parent. */
function parsePart(html: string, context: RawPartContext): ElementContent[] | undefined {
  const { attribute } = context
  const root = context.parseFragment(`<${attribute}>${html}</${attribute}>`)
  const wrapper = root.children[0]
  if (wrapper?.type !== 'element' || wrapper.tagName !== attribute) return undefined
  const depth = depthOf(wrapper)
  context.deepest = Math.max(context.deepest, depth)
  return depth > 2 * context.maxDepth
    ? undefined
    : cleanAuthorNodes(wrapper.children, { own: attribute, framed: context.framed })
}

function writePiece(piece: RawPiece, slots: Slots): string {
  switch (piece.kind) {
    case 'raw':
      return piece.raw.html
    case 'node': {
      const { node } = piece
      if (node.type === 'text') return escapeText(node.value)
      if (node.type !== 'element') return ''
      slots.nodes.push(node)
      const tag = `${node.tagName} ${slots.attribute}="${slots.nodes.length - 1}"`
      return voidElements.has(node.tagName) ? `<${tag}>` : `<${tag}></${node.tagName}>`
    }
    case 'open': {
      const { tagName } = piece.element
      slots.shells.push(piece.element)
      const tag = `${tagName} ${slots.attribute}="s${slots.shells.length - 1}"`
      return `<${tag}>${piece.children.map((child) => writePiece(child, slots)).join('')}</${tagName}>`
    }
  }
}

/** The group with its raw HTML as text: what is shown when no safe reading of it exists. */
function textOf(group: readonly RawPiece[]): ElementContent[] {
  return group.map((piece): ElementContent => {
    if (piece.kind === 'raw') return { type: 'text', value: scanRawHtml(piece.written).html }
    if (piece.kind === 'node') return piece.node
    return { ...piece.element, children: textOf(piece.children) }
  })
}

/** Levels below an element, without recursion: the parser's output may be deep. */
function depthOf(element: Element): number {
  let level: Element[] = [element]
  let depth = 0
  for (; level.length > 0; depth++) {
    const below: Element[] = []
    for (const { children } of level)
      for (const child of children) if (child.type === 'element') below.push(child)
    level = below
  }
  return depth
}
