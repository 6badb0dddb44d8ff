import type { Range as EditorRange } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { Range } from '../model/range.ts'

/** Offsets as an editor counts; the start of the file where there is no text. */
export function rangeIn(document: TextDocument | undefined, { start, end }: Range): EditorRange {
  if (!document) return { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
  return { start: document.positionAt(start), end: document.positionAt(end) }
}
