import { Text } from '@codemirror/state'
import type { EditorView } from '@codemirror/view'
import type { SyntaxNode, Tree } from '@lezer/common'
import { firstDirection } from '../../../../model/language.ts'
import { abbreviations } from './abbreviations.ts'
import { collectMarks } from './collect-marks.ts'
import { footnoteNumbers } from './footnote-numbers.ts'
import type { LiveMark, Shown } from './live-mark.ts'
import type { BlockEnvironment } from './live-settings.ts'
import { partParser } from './note-parser.ts'
import { renderMarked } from './render-marked.ts'
import { renderPiece } from './render-piece.ts'
import { withoutWord } from './shown-by-page.ts'

/** A table as the page has it, made from its source; what its cells hold is looked up like what stands in the text. */
export function renderTable(source: string, settings: BlockEnvironment, view: EditorView): HTMLElement {
  const doc = Text.of(source.split('\n'))
  const tree = partParser().parse(source)
  const marks = marksOf(doc, tree, settings, settings.pieces.find, view)
  const box = document.createElement('div')
  box.className = 'text'
  const frame = document.createElement('div')
  frame.className = 'table'
  // As the first letter runs, so do the columns.
  frame.dir = firstDirection(source) ?? 'ltr'
  frame.append(fillTable(doc, tree, marks, (shown) => renderShown(shown, settings, view)))
  box.append(frame)
  return box
}

/** Pictures, formulas and marks of other programs in a table: few have any. */
export function piecesInTable(source: string): readonly string[] {
  if (!/[$^{~]|!\[|\+\+|:\w+:|\(\(|<%|#\[\[|\[:/.test(source)) return []
  const pieces: string[] = []
  const plain = { targetSide: (left: string) => left, linkClass: () => '' }
  marksOf(Text.of(source.split('\n')), partParser().parse(source), plain, (piece) => {
    pieces.push(piece)
    return ''
  })
  return pieces
}

function marksOf(
  doc: Text,
  tree: Tree,
  { targetSide, linkClass }: Pick<BlockEnvironment, 'targetSide' | 'linkClass'>,
  htmlOf: (piece: string) => string | undefined,
  view?: EditorView,
): readonly LiveMark[] {
  const numbers = view?.state.field(footnoteNumbers, false)
  return collectMarks({
    doc,
    tree,
    revealed: [],
    from: 0,
    to: doc.length,
    isCovered: () => false,
    isInTable: true,
    htmlOf,
    targetSide,
    linkClass,
    numberOf: (name) => numbers?.get(name.toUpperCase()),
    abbreviations: view?.state.field(abbreviations, false),
    colorsOf: () => [],
  })
}

function renderShown(shown: Shown, { pieces }: BlockEnvironment, view: EditorView): Node {
  if (shown.kind === 'break') return document.createElement('br')
  if (shown.kind === 'piece') return renderPiece(view, withoutWord(pieces.find(shown.source) ?? ''), 'inline')
  return document.createTextNode(shown.kind === 'text' ? shown.text : '')
}

function fillTable(
  doc: Text,
  tree: Tree,
  marks: readonly LiveMark[],
  shown: (shown: Shown) => Node,
): HTMLElement {
  const table = document.createElement('table')
  const node = findTable(tree.topNode)
  if (!node) return table
  const rule = node.getChild('TableDelimiter')
  const sides = rule ? readSides(doc.sliceString(rule.from, rule.to)) : []
  const head = table.createTHead()
  const body = table.createTBody()
  for (let row = node.firstChild; row; row = row.nextSibling) {
    const isHead = row.name === 'TableHeader'
    if (!isHead && row.name !== 'TableRow') continue
    const line = (isHead ? head : body).insertRow()
    for (const [i, { from, to }] of cellsOf(row, doc).slice(0, sides.length).entries()) {
      const cell = document.createElement(isHead ? 'th' : 'td')
      cell.dataset['at'] = String(from)
      const side = sides[i]
      if (side) cell.className = side
      cell.dir = 'auto'
      cell.append(renderMarked(doc, marks, { from, to }, shown))
      line.append(cell)
    }
  }
  return table
}

/** What a table may stand in. */
const around = /^(?:Blockquote|BulletList|OrderedList|ListItem)$/

function findTable(node: SyntaxNode): SyntaxNode | null {
  for (let child = node.firstChild; child; child = child.nextSibling) {
    const found = child.name === 'Table' ? child : around.test(child.name) ? findTable(child) : null
    if (found) return found
  }
  return null
}

/** How the columns are set, by the row of dashes. */
function readSides(rule: string): readonly string[] {
  return rule
    .trim()
    .replace(/^\|/, '')
    .replace(/\|$/, '')
    .split('|')
    .map((column) => {
      const dashes = column.trim()
      const isEnd = dashes.endsWith(':')
      return isEnd ? (dashes.startsWith(':') ? 'center' : 'right') : dashes.startsWith(':') ? 'left' : ''
    })
}

/** The cells of a row; an empty one stands where something could be written. */
function cellsOf(row: SyntaxNode, doc: Text): readonly { readonly from: number; readonly to: number }[] {
  const cells: { from: number; to: number }[] = []
  const line = doc.lineAt(row.from)
  const isOpen = doc.sliceString(row.from, row.from + 1) === '|'
  let at = row.from + (isOpen ? 1 : 0)
  let cell: { from: number; to: number } | undefined
  for (let child = row.firstChild; child; child = child.nextSibling) {
    if (child.name === 'TableCell') cell = { from: child.from, to: child.to }
    if (child.name !== 'TableDelimiter' || (isOpen && child.from === row.from)) continue
    cells.push(cell ?? { from: Math.min(at + 1, child.from), to: Math.min(at + 1, child.from) })
    cell = undefined
    at = child.to
  }
  if (cell) cells.push(cell)
  else if (at < line.to && cells.length === 0) cells.push({ from: at, to: at })
  return cells
}
