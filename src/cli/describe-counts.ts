import type { Severity } from '../model/diagnostic.ts'
import { countOf } from '../text/count-of.ts'

/** How diagnostics are counted. */
type SeverityCounts = Readonly<Record<Severity, number>>

/** The levels a command can be asked for, worst first. */
const severityLevels: readonly Severity[] = ['error', 'warning', 'info']

/** `2 errors, 1 warning, 30 infos`; those that are 0 are left out; `undefined` when all are. */
export function describeCounts(counts: SeverityCounts): string | undefined {
  const parts = severityLevels
    .filter((level) => counts[level] > 0)
    .map((level) => countOf(counts[level], level))
  return parts.length === 0 ? undefined : parts.join(', ')
}

/** Said of a garden in which nothing was found: most likely another folder was meant. */
export const noNotes = 'no notes here: a note is a file whose name ends in ".md"'
