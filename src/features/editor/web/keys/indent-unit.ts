import { indentUnit } from '@codemirror/language'
import type { EditorState, Extension } from '@codemirror/state'

/** How far up one looks for a line that is indented. */
const nearby = 50

/**
 * What lines are indented by: a tab, or blanks where the line with the cursor, or else the nearest above it that is indented, has those. So
 * one line never has both, and Enter and Tab go on in code as it was begun.
 */
export const indentAsAbove: Extension = indentUnit.compute(['doc', 'selection'], unitAt)

function unitAt({ doc, selection }: EditorState): string {
  const { number } = doc.lineAt(selection.main.head)
  for (let at = number; at >= Math.max(1, number - nearby); at--) {
    const blanks = /^(?:\t|[ ]+)(?=\S|$)|^\t/.exec(doc.line(at).text)?.[0]
    if (blanks?.startsWith('\t')) return '\t'
    if (blanks !== undefined) return blanks.length % 4 === 0 ? '    ' : '  '
  }
  return '\t'
}
