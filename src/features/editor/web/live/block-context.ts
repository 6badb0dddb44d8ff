import { syntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'
import { firstDirection } from '../../../../model/language.ts'
import { findBox } from './box-head.ts'
import { boxNames } from './box-syntax.ts'
import { findCalloutHead } from './callout-head.ts'
import type { Frame } from './live-mark.ts'

/** What a block stands in. */
export interface BlockContext {
  /** The quotes and callouts, from the outermost on. */
  readonly frames: readonly Frame[]
  /** Whether the quote ends with the block. */
  readonly isLast: boolean
  /** How the innermost quote runs. */
  readonly dir: 'ltr' | 'rtl' | undefined
  /** How many items of lists, how many of them hold the outermost quote, and how many are between that and the innermost. */
  readonly items: number
  readonly outside: number
  readonly between: number
}

/** Finds what a block stands in by the tree around it. */
export function contextOf(
  state: EditorState,
  { from, to }: { readonly from: number; readonly to: number },
): BlockContext {
  const { doc } = state
  let [items, isLast] = [0, false]
  // Items within the innermost quote, and within the outermost.
  const within = { innermost: 0, outermost: 0 }
  const frames: Frame[] = []
  let dir: 'ltr' | 'rtl' | undefined
  let node = syntaxTree(state).resolveInner(from, 1).parent
  for (; node; node = node.parent) {
    // What the block is itself.
    if (node.from >= from && node.to <= to) continue
    if (node.name === 'ListItem') items++
    const box = boxNames.has(node.name) ? findBox(doc, node) : undefined
    if (node.name !== 'Blockquote' && box?.type === undefined) continue
    const isEnd = doc.lineAt(node.to).to <= doc.lineAt(to).to
    const isFirst = doc.lineAt(node.from).from === doc.lineAt(from).from
    frames.unshift({ callout: box?.type ?? findCalloutHead(doc, node)?.type, isFirst, isLast: isEnd })
    within.outermost = items
    if (frames.length > 1) continue
    within.innermost = items
    isLast = isEnd
    dir = quoteDirection(doc.sliceString(node.from, Math.min(node.to, node.from + longestRead)))
  }
  const isQuoted = frames.length > 0
  return {
    frames,
    isLast,
    dir,
    items,
    outside: isQuoted ? items - within.outermost : 0,
    between: isQuoted ? within.outermost - within.innermost : 0,
  }
}

/** So much of a quote says how it runs, in characters. */
const longestRead = 400

/** How a quote runs, by the first letter that is no name of a kind of callout. */
export function quoteDirection(source: string): 'ltr' | 'rtl' | undefined {
  return firstDirection(source.slice(0, longestRead).replace(/\[![^\]\n]*\]/g, ''))
}
