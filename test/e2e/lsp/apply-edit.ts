import type { TextEdit, WorkspaceEdit } from 'vscode-languageserver-protocol'
import { TextDocument } from 'vscode-languageserver-textdocument'

/** The files of a garden, by path, after an edit as an editor applies it. `pathOf` reads the URIs that the server sends. */
export function applyEdit(
  files: Readonly<Record<string, string>>,
  edit: WorkspaceEdit,
  pathOf: (uri: string) => string,
): Record<string, string> {
  const after: Record<string, string> = { ...files }
  const write = (uri: string, edits: TextEdit[]): void => {
    const path = pathOf(uri)
    const document = TextDocument.create(uri, 'markdown', 1, after[path] ?? '')
    after[path] = TextDocument.applyEdits(document, edits)
  }
  for (const [uri, edits] of Object.entries(edit.changes ?? {})) write(uri, edits)
  for (const step of edit.documentChanges ?? []) {
    if ('edits' in step)
      write(
        step.textDocument.uri,
        step.edits.filter((one) => 'newText' in one),
      )
    else if (step.kind === 'create') after[pathOf(step.uri)] ??= ''
    else if (step.kind === 'delete') delete after[pathOf(step.uri)]
    else {
      after[pathOf(step.newUri)] = after[pathOf(step.oldUri)] ?? ''
      delete after[pathOf(step.oldUri)]
    }
  }
  return after
}
