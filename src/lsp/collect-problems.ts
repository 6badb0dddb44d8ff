import { createHash } from 'node:crypto'
import type { Diagnostic } from '../model/diagnostic.ts'
import { resolvedPath } from '../model/link.ts'
import { isNotePath, type NotePath } from '../model/path.ts'
import type { Snapshot } from '../session/snapshot.ts'

/** A problem as an editor is told: also what only somebody who writes wants to know. */
export type EditorProblem = Omit<Diagnostic, 'code'> & { readonly code: string }

/** The problems of one note, "did you mean" among them. */
export async function collectProblems(snapshot: Snapshot, path: NotePath): Promise<readonly EditorProblem[]> {
  return [...(await snapshot.diagnosticsOf(path)), ...ambiguousHeadings(snapshot, path)]
}

/** The problems of every note that has some, sorted by path; names that may be meant are left out, for they take long. */
export async function collectAllProblems(
  snapshot: Snapshot,
): Promise<ReadonlyMap<NotePath, readonly EditorProblem[]>> {
  const byPath = new Map<NotePath, EditorProblem[]>()
  const add = (path: NotePath, problem: EditorProblem): void => {
    const list = byPath.get(path)
    if (list) list.push(problem)
    else byPath.set(path, [problem])
  }
  for (const problem of await snapshot.diagnostics({ suggest: false }))
    if (isNotePath(problem.path)) add(problem.path, problem)
  for (const path of snapshot.garden.notesByPath.keys())
    for (const problem of ambiguousHeadings(snapshot, path)) add(path, problem)
  return new Map([...byPath].sort(([a], [b]) => (a < b ? -1 : 1)))
}

/** Names a list of problems of a text: equal for equal ones. */
export function problemsId(problems: readonly EditorProblem[], hash: string): string {
  return createHash('sha256').update(hash).update(JSON.stringify(problems)).digest('base64url').slice(0, 22)
}

/** Links to a heading that their note has twice: they lead to the first. */
function ambiguousHeadings({ garden }: Snapshot, path: NotePath): readonly EditorProblem[] {
  const note = garden.notesByPath.get(path)
  const resolutions = garden.links.resolutionsByPath.get(path) ?? []
  return (note?.links ?? []).flatMap(({ fragment, range }, i): EditorProblem[] => {
    const resolution = resolutions[i]
    if (resolution?.kind !== 'note' || fragment?.kind !== 'heading' || fragment.path.length !== 1) return []
    const target = resolvedPath(resolution)
    const headings = target && isNotePath(target) ? garden.notesByPath.get(target)?.headings : undefined
    const named = headings?.find(({ slug }) => slug === resolution.anchor)
    const twins = headings?.filter(({ key }) => key === named?.key) ?? []
    // Who writes the id of one of them means that.
    const isId = twins.some(({ slug }) => slug === fragment.path[0] && slug !== twins[0]?.slug)
    if (named === undefined || twins.length < 2 || isId) return []
    const message = `${target} has ${twins.length} headings "${named.text}": this link leads to the first`
    return [{ code: 'ambiguous-heading', severity: 'info', path, range, message }]
  })
}
