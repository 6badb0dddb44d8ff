import { ensureSyntaxTree, syntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'
import { readLinePrefix } from './line-prefix.ts'
import { isProse } from './list-block.ts'

/** A kind of marks around words. */
export interface MarkKind {
  /** What is written on either side. */
  readonly mark: string
  /** What the grammar calls words so marked; undefined for marks that it does not know. */
  readonly node?: string
}

/** A piece of the text. */
export interface Piece {
  readonly from: number
  readonly to: number
}

/** Words with their marks. */
export interface MarkedPiece extends Piece {
  /** Where the words begin, behind the opening mark. */
  readonly start: number
  /** Where the words end. */
  readonly end: number
}

/**
 * The words of a selection: a piece for each line that has any, without the marks of lists, quotes and headings before
 * them and without blanks at either end. Code has none.
 */
export function collectWords(state: EditorState, from: number, to: number): readonly Piece[] {
  const pieces: Piece[] = []
  for (let at = from; at <= to; ) {
    const line = state.doc.lineAt(at)
    const lead = readLinePrefix(line.text).length
    const heading = /^#{1,6}[ \t]+/.exec(line.text.slice(lead))?.[0].length ?? 0
    const start = Math.max(from, line.from + lead + heading)
    const words = state.sliceDoc(start, Math.max(start, Math.min(to, line.to)))
    const blanks = words.length - words.trimStart().length
    const text = words.trim()
    if (text !== '' && !isTableRule(text) && isProse(state, Math.max(line.from, start)))
      pieces.push({ from: start + blanks, to: start + blanks + text.length })
    at = line.to + 1
  }
  return pieces
}

function isTableRule(text: string): boolean {
  return /^[|:\- \t]*-[|:\- \t]*$/.test(text)
}

/** Words of one kind in the lines of a piece, in their order. */
export function collectMarked(
  state: EditorState,
  kind: MarkKind,
  { from, to }: Piece,
): readonly MarkedPiece[] {
  return kind.node === undefined ? scanMarked(state, kind, from, to) : readMarked(state, kind.node, from, to)
}

function readMarked(state: EditorState, name: string, from: number, to: number): readonly MarkedPiece[] {
  const found: MarkedPiece[] = []
  const tree = ensureSyntaxTree(state, to, 50) ?? syntaxTree(state)
  tree.iterate({
    from,
    to,
    enter: ({ name: own, node }) => {
      const { firstChild, lastChild } = node
      if (own === name && firstChild && lastChild && firstChild.from !== lastChild.from)
        found.push({ from: node.from, to: node.to, start: firstChild.to, end: lastChild.from })
    },
  })
  return found
}

function scanMarked(
  state: EditorState,
  { mark }: MarkKind,
  from: number,
  to: number,
): readonly MarkedPiece[] {
  const found: MarkedPiece[] = []
  const start = state.doc.lineAt(from).from
  const text = state.sliceDoc(start, state.doc.lineAt(to).to)
  for (let open = text.indexOf(mark); open >= 0; ) {
    const close = text.indexOf(mark, open + mark.length)
    if (close < 0) break
    const inside = text.slice(open + mark.length, close)
    if (inside.includes('\n') || inside === '') {
      open = close
      continue
    }
    const piece = { from: start + open, to: start + close + mark.length }
    if (piece.to >= from && piece.from <= to)
      found.push({ ...piece, start: piece.from + mark.length, end: piece.to - mark.length })
    open = text.indexOf(mark, close + mark.length)
  }
  return found
}

const wholes = /^(?:Link|Image|InlineCode|Autolink|URL|Emphasis|StrongEmphasis|Strikethrough|HTMLTag|Escape)$/

/** A piece with every construct whole that it has only a part of, so that marks around it do not cross others. */
export function widenToWholes(state: EditorState, piece: Piece): Piece {
  let { from, to } = piece
  const tree = ensureSyntaxTree(state, to, 50) ?? syntaxTree(state)
  tree.iterate({
    from,
    to,
    enter: ({ name, from: start, to: end }) => {
      if (!wholes.test(name)) return
      const isPart = (start < from && end > from && end < to) || (start > from && start < to && end > to)
      // Marks inside code and addresses would be letters of theirs.
      const isClosed = /^(?:InlineCode|Autolink|URL|HTMLTag)$/.test(name) && start < to && end > from
      if (isPart || isClosed) {
        from = Math.min(from, start)
        to = Math.max(to, end)
      }
    },
  })
  for (const { index, 0: link } of lineText(state, from).matchAll(/!?\[\[[^[\]\n]*\]\]/g)) {
    const start = state.doc.lineAt(from).from + index
    if (start < to && start + link.length > from) {
      from = Math.min(from, start)
      to = Math.max(to, start + link.length)
    }
  }
  return { from, to }
}

function lineText(state: EditorState, at: number): string {
  return state.doc.lineAt(at).text
}
