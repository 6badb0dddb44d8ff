import { DiagnosticSeverity, type Diagnostic as EditorDiagnostic } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import type { EditorProblem } from './collect-problems.ts'
import { rangeIn } from './range-in.ts'

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const

/** A note's problems as an editor shows them. */
export function editorDiagnostics(
  list: readonly EditorProblem[],
  document: TextDocument,
): EditorDiagnostic[] {
  return list.map(({ code, severity, range, message }) => ({
    range: rangeIn(document, range ?? { start: 0, end: 0 }),
    severity: severities[severity],
    code,
    source: 'hortus',
    message,
  }))
}
