import type { LocatedDiagnostic } from './locate-diagnostics.ts'
import { describeExpected } from './render-diagnostic-text.ts'

/**
 * A diagnostic as a workflow command of GitHub Actions, which shows it at its place in a pull request.
 *
 * @example
 * ::warning file=garden/a.md,line=3,col=5,endLine=3,endColumn=12,title=missing-target::No note or asset is named "B"
 */
export function renderDiagnosticGithub({ diagnostic, file, start, end }: LocatedDiagnostic): string {
  const command = diagnostic.severity === 'info' ? 'notice' : diagnostic.severity
  const properties: [string, string | number][] = [['file', file]]
  if (start !== undefined) properties.push(['line', start.line], ['col', start.column])
  if (start !== undefined && end !== undefined) {
    properties.push(['endLine', end.line])
    // GitHub shows nothing at all when columns of different lines are given.
    if (end.line === start.line) properties.push(['endColumn', end.column])
  }
  properties.push(['title', diagnostic.code])
  const expected = describeExpected(diagnostic)
  const message = expected === undefined ? diagnostic.message : `${diagnostic.message}; ${expected}`
  return `::${command} ${properties.map(([key, value]) => `${key}=${escapeProperty(String(value))}`).join(',')}::${escapeData(message)}`
}

function escapeData(text: string): string {
  return text.replace(/%/g, '%25').replace(/\r/g, '%0D').replace(/\n/g, '%0A')
}

function escapeProperty(text: string): string {
  return escapeData(text).replace(/:/g, '%3A').replace(/,/g, '%2C')
}
