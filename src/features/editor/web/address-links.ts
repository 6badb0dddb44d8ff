import { ensureSyntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'
import type { SyntaxNode } from '@lezer/common'
import { parseAddress } from '../../../parse/link-target.ts'
import type { EditorLink } from './editor-link.ts'

/** Longest wait until the text is read as far as a link and its definition, in milliseconds. */
const readTime = 100

/** The Markdown link or picture at a place of the text, also one whose address stands elsewhere in it, under a label. */
export function addressLinkAt(state: EditorState, position: number): EditorLink | undefined {
  const tree = ensureSyntaxTree(state, state.doc.length, readTime)
  if (tree === null) return undefined
  const node = findLink(tree.resolveInner(position, 1)) ?? findLink(tree.resolveInner(position, -1))
  if (node === null) return undefined
  const { from, to } = node
  const url = node.getChild('URL') ?? findDefinition(state, tree.topNode, labelOf(state, node))
  if (url === undefined) return undefined
  const written = state.sliceDoc(url.from, url.to).replace(/^<(.*)>$/, '$1')
  const { target, fragment } = parseAddress(written)
  const text = fragment?.kind === 'block' ? `^${fragment.id}` : (fragment?.path.join('#') ?? '')
  return { from, to, syntax: 'markdown', target, fragment: text }
}

function isLink({ name }: SyntaxNode): boolean {
  return name === 'Link' || name === 'Image' || name === 'LinkReference'
}

function findLink(at: SyntaxNode): SyntaxNode | null {
  let node: SyntaxNode | null = at
  while (node && !isLink(node)) node = node.parent
  return node
}

/** What names the address of `[text][label]`, `[label][]` or `[label]`; labels are alike in any letter case. */
function labelOf(state: EditorState, node: SyntaxNode): string {
  const label = node.getChild('LinkLabel')
  const written = label === null ? '' : state.sliceDoc(label.from + 1, label.to - 1)
  const whole = state.sliceDoc(node.from, node.to).replace(/^!?\[|\](?:\[\])?$/g, '')
  return keyOf(written.trim() === '' ? whole : written)
}

function findDefinition(state: EditorState, top: SyntaxNode, label: string): SyntaxNode | undefined {
  for (const definition of top.getChildren('LinkReference')) {
    const own = definition.getChild('LinkLabel')
    const url = definition.getChild('URL')
    if (own && url && keyOf(state.sliceDoc(own.from + 1, own.to - 1)) === label) return url
  }
  return undefined
}

function keyOf(label: string): string {
  return label.trim().replace(/\s+/g, ' ').toLowerCase()
}
