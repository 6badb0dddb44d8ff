import type { Link, Nodes, Paragraph, Parents } from 'mdast'
import type { Body } from '../model/body.ts'
import { firstDirection, hasRightToLeft } from '../model/language.ts'
import type { ParsedNote } from '../model/parsed-note.ts'
import { isLooseList } from './is-loose-list.ts'

type Direction = 'auto' | 'ltr' | 'rtl'

/**
 * Gives each block of a note its own direction, where some of it is written from the right: text gets `auto`, by its first
 * letter; what holds blocks gets the direction of its first text, since for `auto` a browser does not look into blocks that
 * have a direction. Code and bare addresses go from the left wherever they stand, and do not decide for the text around
 * them. Changes the tree. A note without a letter from the right is left as it is.
 */
export function markDirections({ note, tree }: ParsedNote): void {
  if (hasRightToLeft(note.plainText)) visit(tree)
}

/** ` dir="ltr"` for a body without a letter from the right, where it stands in a page that is laid out from there. */
export function bodyDirection({ html }: Body, dir: 'ltr' | 'rtl'): string {
  return dir === 'ltr' || html.some((part) => part.includes(' dir="')) ? '' : ' dir="ltr"'
}

function visit(node: Nodes): void {
  mark(node, directionFor(node))
  if (node.type === 'list') {
    const isLoose = isLooseList(node)
    for (const item of node.children) {
      const [first] = item.children
      if (isLoose || first?.type !== 'paragraph') mark(item, firstDirectionIn(item))
      else if (!isWithoutWords(first)) mark(item, directionOfText(item))
    }
  }
  if (node.type === 'callout') for (const child of node.title) visit(child)
  if ('children' in node) for (const child of node.children) visit(child)
}

function mark(node: Nodes, dir: Direction | undefined): void {
  if (dir !== undefined) node.data = Object.assign(node.data ?? {}, { dir })
}

function directionFor(node: Nodes): Direction | undefined {
  switch (node.type) {
    case 'paragraph':
    case 'heading':
    case 'tableCell':
      return directionOfText(node)
    case 'list':
    case 'blockquote':
    case 'callout':
    case 'table':
      return firstDirectionIn(node)
    case 'inlineCode':
      return 'ltr'
    case 'emphasis':
      // Letters from the right are not slanted: so styles know them.
      return firstDirectionIn(node) === 'rtl' ? 'rtl' : undefined
    case 'link':
      return isBare(node) ? 'ltr' : undefined
    default:
      return undefined
  }
}

/**
 * `auto`, unless a formula stands before the first letter: browsers would read its letters. A text without any, of formulas,
 * code or numbers, stands as what is around it does.
 */
function directionOfText(node: Parents): Direction | undefined {
  const first = firstDirectionIn(node)
  return first === undefined || startsWithFormula(node) ? first : 'auto'
}

/** Code, formulas and addresses alone: an item of nothing else stands on its list's side. */
function isWithoutWords({ children }: Paragraph): boolean {
  return children.every(
    (child) =>
      child.type === 'inlineCode' ||
      child.type === 'inlineMath' ||
      (child.type === 'link' && isBare(child)) ||
      (child.type === 'text' && child.value.trim() === ''),
  )
}

function startsWithFormula({ children }: Parents): boolean {
  for (const child of children) {
    if (child.type === 'inlineMath') return true
    if (firstDirectionIn(child) !== undefined) return false
  }
  return false
}

/** The direction of the first letter that a node shows, but for code, formulas and addresses. */
function firstDirectionIn(node: Nodes): 'ltr' | 'rtl' | undefined {
  if (node.type === 'text') return firstDirection(node.value)
  if (node.type === 'wikiLink') return firstDirection(node.data.alias)
  if (node.type === 'link' && isBare(node)) return undefined
  if (node.type === 'callout') {
    const found = firstOf(node.title)
    if (found !== undefined) return found
  }
  return 'children' in node ? firstOf(node.children) : undefined
}

function firstOf(nodes: readonly Nodes[]): 'ltr' | 'rtl' | undefined {
  for (const node of nodes) {
    const found = firstDirectionIn(node)
    if (found !== undefined) return found
  }
  return undefined
}

/** `https://e.example`, whose text is its address. */
function isBare({ url, children }: Link): boolean {
  const [only] = children
  return children.length === 1 && only?.type === 'text' && url.endsWith(only.value)
}
