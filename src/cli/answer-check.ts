import type { Answer, AskedGarden } from '../define/command.ts'
import { type Diagnostic, type Severity, severityRank } from '../model/diagnostic.ts'
import { countNotes } from '../model/garden.ts'
import type { GardenPath } from '../model/path.ts'
import { createPublication } from '../model/publication.ts'
import { countOf } from '../text/count-of.ts'
import { describeCounts, noNotes } from './describe-counts.ts'
import { type LocatedDiagnostic, locateDiagnostics } from './locate-diagnostics.ts'
import { renderDiagnosticGithub } from './render-diagnostic-github.ts'
import { renderDiagnosticText } from './render-diagnostic-text.ts'

/**
 * The problems of a garden at a level or worse. Notes that are not published are listed at every level, without being a
 * problem; templates are at that of their diagnostic.
 */
export async function answerCheck(
  { garden, options, diagnostics, textOf, showFile }: AskedGarden,
  format: 'text' | 'json' | 'github',
  level: Severity,
): Promise<Answer> {
  const all = await diagnostics()
  const isCounted = ({ severity }: Diagnostic): boolean => severityRank(severity) <= severityRank(level)
  const { reasonOfDraft } = createPublication({ options, now: 0 })
  const isTemplate = (path: GardenPath): boolean => reasonOfDraft({ path }) !== undefined
  const shown = all.filter((one) => isCounted(one) || (one.code === 'not-published' && !isTemplate(one.path)))
  const located = await locateDiagnostics(shown, textOf, showFile)
  const notes = countNotes(garden, isTemplate)
  const counts = countBySeverity(all)
  return {
    exitCode: all.some(isCounted) ? 1 : 0,
    text(colors) {
      switch (format) {
        case 'json':
          return JSON.stringify({ notes, counts, diagnostics: located.map(toJson) }, null, 2)
        case 'github':
          return located.map(renderDiagnosticGithub).join('\n')
        case 'text':
          return [
            ...located.map((one) => `${renderDiagnosticText(one, colors)}\n`),
            describeResult(notes, counts, all.length - shown.length),
          ].join('\n')
      }
    },
  }
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
