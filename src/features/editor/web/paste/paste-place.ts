import { ensureSyntaxTree, syntaxTree } from '@codemirror/language'
import type { EditorState } from '@codemirror/state'

/** Milliseconds that may pass until it is known what stands at a place far down. */
const patience = 100

type SyntaxNode = ReturnType<typeof syntaxTree>['topNode']

/** Whether text stays as it is where it is pasted: in code, formulas and properties nothing is Markdown. */
export function isPlainPlace(state: EditorState, from: number, to: number): boolean {
  const tree = ensureSyntaxTree(state, to, patience) ?? syntaxTree(state)
  for (let node: SyntaxNode | null = tree.resolveInner(from, from < to ? 1 : -1); node; node = node.parent) {
    if (/^(?:InlineCode|InlineMath)$/.test(node.name) && node.from < from && from < node.to) return true
    if (/^(?:CodeBlock|Frontmatter\w*|BlockMath|HTMLBlock)$/.test(node.name) && from <= node.to) return true
  }
  // Code that nothing closes goes on over empty lines, which are not part of it yet.
  const before = state.sliceDoc(Math.max(0, from - maxEmpty), from)
  const last = from - (before.length - before.trimEnd().length)
  for (let node: SyntaxNode | null = tree.resolveInner(last, -1); node; node = node.parent)
    if (node.name === 'FencedCode') return from < node.to || node.getChildren('CodeMark').length < 2
  return false
}

/** Characters of empty lines that are looked over. */
const maxEmpty = 500

/** The blanks before each line of the code or formula that a place is in, where it is part of a list; empty elsewhere. */
export function codeIndent(state: EditorState, at: number): string {
  let block: SyntaxNode | undefined
  for (let node: SyntaxNode | null = syntaxTree(state).resolveInner(at, -1); node; node = node.parent) {
    if (/^(?:FencedCode|BlockMath)$/.test(node.name)) block = node
    if (node.name !== 'ListItem' || block === undefined) continue
    const line = state.doc.lineAt(block.from)
    const before = line.text.slice(0, block.from - line.from).replace(/^\s*(?:>[ \t]?)+/, '')
    return ' '.repeat(before.length)
  }
  return ''
}

/** Whether a place is between the brackets or in the address of a link that is there already. */
export function isInLink(state: EditorState, at: number): boolean {
  for (let node: SyntaxNode | null = syntaxTree(state).resolveInner(at, -1); node; node = node.parent)
    if (/^(?:Link|Image|URL|Autolink)$/.test(node.name) && node.from < at && at < node.to) return true
  return false
}
