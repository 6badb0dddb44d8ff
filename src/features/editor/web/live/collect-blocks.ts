import type { Text } from '@codemirror/state'
import { Tree } from '@lezer/common'
import { readContainerHead } from '../../../../parse/container-head.ts'
import { isDrawn, isWholeHtml } from './block-marks.ts'
import { boxNames } from './box-syntax.ts'
import { isFoldedCallout } from './callout-head.ts'
import { longestForeign, mayBeForeign } from './foreign-marks.ts'

/**
 * What is shown in place of whole lines; of a callout that is folded its title is shown, and nothing else. An `element` is HTML
 * over several blocks, `tabs` are of other programs, as is what is `foreign`.
 */
export type LiveBlockKind =
  | 'table'
  | 'embed'
  | 'math'
  | 'diagram'
  | 'html'
  | 'element'
  | 'tabs'
  | 'foreign'
  | 'fold'

/** A block of a note that is shown as a whole. `to` is where its last line ends. */
export interface LiveBlock {
  readonly kind: LiveBlockKind
  readonly from: number
  readonly to: number
}

const containers: ReadonlySet<string> = new Set([
  '',
  'Blockquote',
  'BulletList',
  'OrderedList',
  'ListItem',
  'FootnoteDefinition',
  ...boxNames,
  'Tabs',
])

/** What holds tabs. */
const tabs = /^(?:Tabs|Box\d|BoxTabs|BoxCodeGroup)$/

const kinds: ReadonlyMap<string, LiveBlockKind> = new Map([
  ['Table', 'table'],
  ['BlockMath', 'math'],
])

const lone: ReadonlyMap<string, LiveBlockKind> = new Map([
  ['WikiEmbed', 'embed'],
  ['Image', 'embed'],
  ['InlineMath', 'math'],
])

/** Parts of a tree are the same objects as long as their text is: what is in them is looked for once. */
const known = new WeakMap<Tree, readonly LiveBlock[]>()

const none: readonly LiveBlock[] = []

/** The blocks of the parts of a tree that begin in a range, in order. */
export function collectBlocks(tree: Tree, doc: Text, from = 0, to = tree.length): readonly LiveBlock[] {
  const blocks: LiveBlock[] = []
  for (let node = tree.topNode.childAfter(from); node && node.from < to; node = node.nextSibling) {
    if (node.from < from || !node.tree) continue
    for (const block of blocksIn(node.tree, doc, node.from))
      blocks.push({ kind: block.kind, from: block.from + node.from, to: block.to + node.from })
  }
  return blocks
}

/** Offsets from where the part begins. */
function blocksIn(tree: Tree, doc: Text, at: number): readonly LiveBlock[] {
  const { name } = tree.type
  const kind = kinds.get(name)
  if (kind !== undefined) return [{ kind, from: 0, to: tree.length }]
  if (name === 'FencedCode')
    return isDrawn(doc.lineAt(at).text) ? [{ kind: 'diagram', from: 0, to: tree.length }] : none
  if (name === 'HTMLBlock')
    return isWholeHtml(doc.sliceString(at, at + tree.length))
      ? [{ kind: 'html', from: 0, to: tree.length }]
      : none
  if (name !== 'Paragraph' && !containers.has(name)) return none
  const before = known.get(tree)
  if (before) return before
  const blocks = name === 'Paragraph' ? alone(tree, doc, at) : collectInside(tree, doc, at)
  known.set(tree, blocks)
  return blocks
}

function collectInside(tree: Tree, doc: Text, at: number): readonly LiveBlock[] {
  const blocks: LiveBlock[] = []
  const isFolded = boxNames.has(tree.type.name)
    ? isFoldedBox(tree, doc, at)
    : tree.type.name === 'Blockquote' && isFoldedCallout(doc.sliceString(at, at + tree.length))
  if (tabs.test(tree.type.name) && holdsTabs(tree, doc, at))
    blocks.push({ kind: 'tabs', from: 0, to: tree.length })
  else if (isFolded) blocks.push({ kind: 'fold', from: 0, to: tree.length })
  for (const [i, child] of tree.children.entries()) {
    if (!(child instanceof Tree)) continue
    const offset = tree.positions[i] ?? 0
    for (const { kind, from, to } of blocksIn(child, doc, at + offset))
      blocks.push({ kind, from: from + offset, to: to + offset })
  }
  return blocks.length === 0 ? none : blocks
}

/** Whether a box that is whole is closed until a reader opens it. */
function isFoldedBox(box: Tree, doc: Text, at: number): boolean {
  const line = doc.lineAt(at)
  const isWhole = box.type.name === 'IndentedBox' || box.topNode.lastChild?.name === 'BoxEnd'
  return isWhole && readContainerHead(line.text, at - line.from)?.fold === '-'
}

/** Whether a box that is whole shows one of several at a time. */
function holdsTabs(box: Tree, doc: Text, at: number): boolean {
  if (box.type.name === 'Tabs') return true
  const line = doc.lineAt(at)
  const kind = readContainerHead(line.text, at - line.from)?.kind
  return (kind === 'tabs' || kind === 'codes') && box.topNode.lastChild?.name === 'BoxEnd'
}

function alone(paragraph: Tree, doc: Text, at: number): readonly LiveBlock[] {
  const start = doc.sliceString(at, at + Math.min(paragraph.length, longestForeign))
  return mayBeForeign(start) ? [{ kind: 'foreign', from: 0, to: paragraph.length }] : loneIn(paragraph)
}

/** A paragraph that is nothing but one embed, or one formula. */
function loneIn(paragraph: Tree): readonly LiveBlock[] {
  const cursor = paragraph.cursor()
  if (!cursor.firstChild() || cursor.from !== 0 || cursor.to !== paragraph.length) return none
  const kind = lone.get(cursor.name)
  return kind === undefined ? none : [{ kind, from: 0, to: paragraph.length }]
}
