import { join } from 'node:path'
import { decodeText } from '../model/decode-text.ts'
import { type Diagnostic, type Severity, severityRank } from '../model/diagnostic.ts'
import { countNotes } from '../model/garden.ts'
import { createProgress } from './create-progress.ts'
import { countOf, describeCounts, noNotes } from './describe-counts.ts'
import { type LocatedDiagnostic, locateDiagnostics } from './locate-diagnostics.ts'
import { type OpenGarden, openGarden } from './open-garden.ts'
import { openKeptSession } from './open-kept-session.ts'
import { renderDiagnosticGithub } from './render-diagnostic-github.ts'
import { renderDiagnosticText } from './render-diagnostic-text.ts'
import { showPath } from './show-path.ts'
import type { Terminal } from './terminal.ts'
import type { TrustFlags } from './trust-flags.ts'

/** How the diagnostics can be printed. */
export type CheckFormat = 'text' | 'json' | 'github'

/** A check as the command line asks for it. */
export interface CheckRequest extends TrustFlags {
  readonly folder: string | undefined
  readonly format: CheckFormat
  readonly level: Severity
  readonly terminal: Terminal
}

/**
 * Prints the problems of a garden at the asked level or worse; resolves to their number. Notes that are not published are
 * listed at every level, without being a problem.
 */
export async function runCheck(request: CheckRequest): Promise<number> {
  const { format, level, terminal } = request
  const garden = await openGarden({ ...request, onNotice: (message) => terminal.err(message) })
  const progress = await createProgress(terminal)
  const session = openKeptSession(garden, { onProgress: progress.onProgress })
  const snapshot = await session.update().finally(progress.stop)
  // What a garden's own features fail at shows when pages are made.
  if (garden.chosen.own.size > 0) for (const page of snapshot.plan.pages) await snapshot.render(page)
  const all = await snapshot.diagnostics()
  const isCounted = ({ severity }: Diagnostic): boolean => severityRank(severity) <= severityRank(level)
  const shown = all.filter((diagnostic) => isCounted(diagnostic) || diagnostic.code === 'not-published')
  const found = all.filter(isCounted).length
  const located = await locateDiagnostics(
    shown,
    (path) => readSource(garden, path),
    (path) => showPath(join(garden.folder, path)),
  )
  await session.close()

  const counts = countBySeverity(all)
  if (format === 'json') {
    terminal.out(
      JSON.stringify(
        { notes: countNotes(snapshot.garden), counts, diagnostics: located.map(toJson) },
        null,
        2,
      ),
    )
    return found
  }
  for (const item of located) {
    terminal.out(
      format === 'github' ? renderDiagnosticGithub(item) : `${renderDiagnosticText(item, terminal.colors)}\n`,
    )
  }
  if (format === 'text')
    terminal.out(describeResult(countNotes(snapshot.garden), counts, all.length - shown.length))
  return found
}

function describeResult(notes: number, counts: Readonly<Record<Severity, number>>, hidden: number): string {
  const found = describeCounts(counts) ?? 'no problems'
  const more = hidden === 0 ? '' : ` (${hidden} not shown: --level info shows all)`
  return `${countOf(notes, 'note')}: ${found}${more}${notes === 0 ? `\n${noNotes}` : ''}`
}

function countBySeverity(diagnostics: readonly Diagnostic[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, info: 0 }
  for (const { severity } of diagnostics) counts[severity]++
  return counts
}

/** A diagnostic as other programs read it: lines and columns start at 1, columns count UTF-16 code units. */
function toJson({ diagnostic, file, start, end }: LocatedDiagnostic): unknown {
  const { code, severity, path, range, message, expected, related } = diagnostic
  return { file, path, start, end, range, severity, code, message, expected, related }
}

/** The text that ranges point into: decoded as the notes were, without a byte order mark. */
async function readSource(
  { store, options }: OpenGarden,
  path: Diagnostic['path'],
): Promise<string | undefined> {
  try {
    return decodeText((await store.head(path, options.budget.maxBytes)).bytes)
  } catch {
    return undefined
  }
}
