import type { Colors } from '../define/command.ts'
import type { Diagnostic, DiagnosticCode, Severity } from '../model/diagnostic.ts'
import type { LocatedDiagnostic } from './locate-diagnostics.ts'
import { renderExcerpt } from './render-excerpt.ts'

/** Names shown of those a problem knows to be right. */
const maxExpected = 5

/**
 * A diagnostic for people, several lines: `file:line:column: severity: message [code]`, the source line with carets
 * below the place, and what would be right.
 *
 * @example
 * linux/page-cache.md:12:5: warning: No note or asset is named "Page cahce" [missing-target]
 *   12 │ See [[Page cahce]] for more.
 *      │     ^^^^^^^^^^^^^^
 *   did you mean "Page cache"?
 */
export function renderDiagnosticText(located: LocatedDiagnostic, colors: Colors): string {
  const { diagnostic, file, start, source } = located
  const name = oneLine(file)
  const place = start === undefined ? name : `${name}:${start.line}:${start.column}`
  const lines = [
    `${colors.bold(place)}: ${paint(diagnostic.severity, colors)}: ${oneLine(diagnostic.message)} ${colors.dim(`[${diagnostic.code}]`)}`,
  ]
  // A password stands on the line of its word; what may be shown of the line is in the message.
  const isShown = diagnostic.code !== 'not-published'
  if (isShown && start !== undefined && source !== undefined && diagnostic.range !== undefined) {
    const { text, caretStart, caretWidth } = renderExcerpt(source, diagnostic.range)
    const number = String(start.line)
    lines.push(`  ${colors.dim(`${number} │`)} ${text}`)
    lines.push(
      `  ${' '.repeat(number.length)} ${colors.dim('│')} ${' '.repeat(caretStart)}${colors.red('^'.repeat(caretWidth))}`,
    )
  }
  const expected = describeExpected(diagnostic)
  if (expected !== undefined) lines.push(`  ${expected}`)
  return lines.join('\n')
}

/** What would be right, in words; undefined where nothing is known. */
export function describeExpected({ code, expected = [] }: Diagnostic): string | undefined {
  if (expected.length === 0) return undefined
  const names = expected.slice(0, maxExpected).map((name) => `"${oneLine(name)}"`)
  if (guesses.has(code)) {
    const last = names.length > 1 ? ` or ${names.at(-1)}` : ''
    return `did you mean ${(last === '' ? names : names.slice(0, -1)).join(', ')}${last}?`
  }
  const more = expected.length > maxExpected ? ` and ${expected.length - maxExpected} more` : ''
  return `expected ${names.join(', ')}${more}`
}

/** Codes whose `expected` is a guess at what was meant. */
const guesses: ReadonlySet<DiagnosticCode> = new Set(['missing-target', 'missing-heading', 'missing-block'])

function paint(severity: Severity, colors: Colors): string {
  return severity === 'error'
    ? colors.red('error')
    : severity === 'warning'
      ? colors.yellow('warning')
      : colors.blue('info')
}

/** Names come from files: a line end or an escape sequence in one must not reach the terminal. */
function oneLine(text: string): string {
  return text.replace(/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]+/g, ' ')
}
