import { syntaxTree } from '@codemirror/language'
import type { EditorState, Transaction } from '@codemirror/state'
import type { SyntaxNode, Tree } from '@lezer/common'
import type { Span } from './live-mark.ts'

/** A part of a note whose blocks may be others than before; what is around it has only moved. */
export interface ChangedRegion {
  readonly from: number
  readonly to: number
  /** Where it was. */
  readonly oldFrom: number
  readonly oldTo: number
}

/** How many blocks around a change are looked at for one that has stayed the same. */
const maxSteps = 6

/**
 * What a transaction, or parsing on, has changed of a note's blocks. The parser takes over blocks as they are: the first one
 * beside a change that is the same object ends the region. Where none is, it is everything.
 */
export function findChangedRegion({ startState, state, changes, docChanged }: Transaction): ChangedRegion {
  const [before, after] = [syntaxTree(startState), syntaxTree(state)]
  if (!docChanged) return regionParsed(before, after)
  let [fromA, toA, fromB, toB] = [startState.doc.length, 0, state.doc.length, 0]
  changes.iterChangedRanges((startA, endA, startB, endB) => {
    fromA = Math.min(fromA, startA)
    fromB = Math.min(fromB, startB)
    toA = Math.max(toA, endA)
    toB = Math.max(toB, endB)
  })
  const start = syncBefore(before, after, fromA, fromB)
  const end = syncAfter(before, after, toA, toB, toB - toA)
  if (end) return { oldFrom: start, from: start, ...end }
  if (after.length >= state.doc.length)
    return { oldFrom: start, from: start, oldTo: startState.doc.length, to: state.doc.length }
  // What is not parsed again yet is still what it was.
  const to = Math.max(after.length, toB)
  return { oldFrom: start, from: start, oldTo: to - (toB - toA), to }
}

/** The same text was parsed further. */
function regionParsed(before: Tree, after: Tree): ChangedRegion {
  const at = Math.min(before.length, after.length)
  const from = syncBefore(before, after, at, at)
  const to = after.length
  return { oldFrom: from, from, oldTo: to, to }
}

/** Where the last block ends that is the same before a place; 0 where there is none. */
function syncBefore(before: Tree, after: Tree, atA: number, atB: number): number {
  let a: SyntaxNode | null | undefined = before.topNode.childBefore(atA)?.prevSibling
  let b: SyntaxNode | null | undefined = after.topNode.childBefore(atB)?.prevSibling
  for (let i = 0; i < maxSteps && a && b; i++) {
    if (a.from === b.from && a.tree === b.tree) return a.to
    if (a.from >= b.from) a = a.prevSibling
    else b = b.prevSibling
  }
  return 0
}

/** Where the first block begins that is the same behind a place. */
function syncAfter(
  before: Tree,
  after: Tree,
  atA: number,
  atB: number,
  moved: number,
): { readonly oldTo: number; readonly to: number } | undefined {
  let a: SyntaxNode | null | undefined = before.topNode.childAfter(atA)?.nextSibling
  let b: SyntaxNode | null | undefined = after.topNode.childAfter(atB)?.nextSibling
  for (let i = 0; i < maxSteps && a && b; i++) {
    if (a.from + moved === b.from && a.tree === b.tree) return { oldTo: a.from, to: b.from }
    if (a.from + moved <= b.from) a = a.nextSibling
    else b = b.nextSibling
  }
  return undefined
}

/** Whether parsing has gone on, or begun anew. */
export function isParsedAnew(startState: EditorState, state: EditorState): boolean {
  return syntaxTree(startState) !== syntaxTree(state)
}

/** A region with spans that were in it, in part at least, and with others that come. */
export function widenRegion(
  { from, to, oldFrom, oldTo }: ChangedRegion,
  gone: readonly Span[],
  come: readonly Span[],
): ChangedRegion {
  const moved = to - oldTo
  const start = Math.min(from, ...[...gone, ...come].map((span) => span.from))
  const end = Math.max(to, ...gone.map((span) => span.to + moved), ...come.map((span) => span.to))
  return { from: start, to: end, oldFrom: start === from ? oldFrom : start, oldTo: end - moved }
}
