import { setImmediate } from 'node:timers/promises'
import type {
  DocumentDiagnosticReport,
  PreviousResultId,
  WorkspaceDocumentDiagnosticReport,
} from 'vscode-languageserver'
import type { NotePath } from '../model/path.ts'
import type { Snapshot } from '../session/snapshot.ts'
import { collectAllProblems, collectProblems, type EditorProblem, problemsId } from './collect-problems.ts'
import { editorDiagnostics } from './editor-diagnostics.ts'
import type { LanguageGarden } from './language-garden.ts'
import type { LanguageServer } from './language-server.ts'

/** Notes whose problems are made ready between two answers to somebody else. */
const batch = 40

/** Answers an editor that asks for problems: of one document, and of all notes. */
export function registerProblems(server: LanguageServer): void {
  const { diagnostics } = server.connection.languages
  const cache = new WeakMap<Snapshot, Promise<ReadonlyMap<NotePath, readonly EditorProblem[]>>>()
  diagnostics.on(async ({ textDocument, previousResultId }): Promise<DocumentDiagnosticReport> => {
    const found = server.settings().diagnostics ? await server.noteAt(textDocument.uri) : undefined
    if (found === undefined) return { kind: 'full', items: [] }
    const problems = await collectProblems(await found.garden.rested(), found.path)
    const resultId = problemsId(problems, found.document.getText())
    return resultId === previousResultId
      ? { kind: 'unchanged', resultId }
      : { kind: 'full', resultId, items: editorDiagnostics(problems, found.document) }
  })
  diagnostics.onWorkspace(async ({ previousResultIds }) => {
    const items: WorkspaceDocumentDiagnosticReport[] = []
    for (const garden of server.settings().diagnostics ? await server.gardens.all() : []) {
      const snapshot = await garden.rested()
      const known = cache.get(snapshot) ?? collectAllProblems(snapshot)
      cache.set(snapshot, known)
      items.push(...(await reportsOf(server, garden, snapshot, await known, previousResultIds)))
    }
    return { items }
  })
}

/** One report for each note that has problems, and for each that had some when the editor last asked. */
async function reportsOf(
  { documents }: LanguageServer,
  garden: LanguageGarden,
  { garden: { notesByPath } }: Snapshot,
  problemsByPath: ReadonlyMap<NotePath, readonly EditorProblem[]>,
  previous: readonly PreviousResultId[],
): Promise<WorkspaceDocumentDiagnosticReport[]> {
  const before = new Map(
    previous.flatMap(({ uri, value }) => {
      const path = garden.pathOf(uri)
      return path === undefined ? [] : [[path, value] as const]
    }),
  )
  const reports: WorkspaceDocumentDiagnosticReport[] = []
  const paths = [...new Set([...problemsByPath.keys(), ...before.keys()])]
  for (const [i, path] of paths.entries()) {
    if (i % batch === batch - 1) await setImmediate()
    const problems = problemsByPath.get(path) ?? []
    const uri = garden.uriOf(path)
    const version = documents.get(uri)?.version ?? null
    const resultId = problemsId(problems, notesByPath.get(path)?.hash ?? '')
    const isSame = before.get(path) === resultId
    if (isSame) reports.push({ kind: 'unchanged', resultId, uri, version })
    else if (problems.length > 0 || before.has(path)) {
      const document = problems.length > 0 ? await garden.documentOf(path) : undefined
      const list = document ? editorDiagnostics(problems, document) : []
      reports.push({ kind: 'full', resultId, uri, version, items: list })
    }
  }
  return reports
}
