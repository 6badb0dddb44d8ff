import { syntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'
import { firstDirection } from '../../../../model/language.ts'
import { findBox } from './box-head.ts'
import { boxNames } from './box-syntax.ts'
import { findCalloutHead } from './callout-head.ts'

/** What a block stands in. */
export interface BlockContext {
  readonly quotes: number
  /** Of the innermost callout. */
  readonly callout: string | undefined
  /** Whether the quote ends with the block. */
  readonly isLast: boolean
  /** How the innermost quote runs. */
  readonly dir: 'ltr' | 'rtl' | undefined
  /** How many items of lists. */
  readonly items: number
}

/** Finds what a block stands in by the tree around it. */
export function contextOf(
  state: EditorState,
  { from, to }: { readonly from: number; readonly to: number },
): BlockContext {
  const { doc } = state
  let [quotes, items, isLast] = [0, 0, false]
  let callout: string | undefined
  let dir: 'ltr' | 'rtl' | undefined
  let node = syntaxTree(state).resolveInner(from, 1).parent
  for (; node; node = node.parent) {
    if (node.name === 'ListItem') items++
    const box = boxNames.has(node.name) ? findBox(doc, node) : undefined
    if (node.name !== 'Blockquote' && box?.type === undefined) continue
    if (quotes++ > 0) continue
    callout = box?.type ?? findCalloutHead(doc, node)?.type
    isLast = doc.lineAt(node.to).to <= doc.lineAt(to).to
    dir = quoteDirection(doc.sliceString(node.from, Math.min(node.to, node.from + longestRead)))
  }
  return { quotes, callout, isLast, dir, items }
}

/** So much of a quote says how it runs, in characters. */
const longestRead = 400

/** How a quote runs, by the first letter that is no name of a kind of callout. */
export function quoteDirection(source: string): 'ltr' | 'rtl' | undefined {
  return firstDirection(source.slice(0, longestRead).replace(/\[![^\]\n]*\]/g, ''))
}
