import type { Colors } from '../../define/command.ts'
import { countOf, formatCount } from '../../text/count-of.ts'
import { renderTable } from '../../text/render-table.ts'
import type { ImportReport } from './report.ts'

/** Entries that are printed of a long list; --json has all. */
const mostShown = 20

const reasons = { illegal: 'no name for a file', long: 'too long', clash: 'taken already' } as const

/** What an import did, for people. */
export function renderReport(report: ImportReport, colors: Colors): string {
  const { tool, sign, source, garden, isDry, notes, otherFiles, assets, bytes, unchanged, kept } = report
  const came = notes + otherFiles + assets
  const verb = isDry ? 'Would bring' : 'Brought'
  const size = `${formatCount(Math.ceil(bytes / 1024))} KiB`
  return [
    `${colors.bold(source)}: ${tool}${sign === undefined ? '' : ` (${sign})`}.`,
    came === 0
      ? `Nothing is new in ${garden}.`
      : `${verb} ${countOf(notes, 'note')}, ${countOf(assets, 'attachment')}${otherFiles === 0 ? '' : ` and ${countOf(otherFiles, 'other file')}`} to ${garden}, ${size}.`,
    ...(unchanged === 0
      ? []
      : [`${countOf(unchanged, 'file')} ${unchanged === 1 ? 'is' : 'are'} there already, just the same.`]),
    ...renderNames('Changed in the garden since an earlier import, and left alone', kept, colors),
    ...renderRenamed(report, colors),
    ...renderNames('Links in the source, not followed', report.links, colors),
    ...renderRemarks(report, colors),
    ...(isDry ? ['Nothing was written.'] : came === 0 ? [] : ['"hortus undo" takes it all back.']),
  ].join('\n\n')
}

function renderNames(title: string, names: readonly string[], colors: Colors): readonly string[] {
  if (names.length === 0) return []
  const rest = names.length - mostShown
  const lines = names.slice(0, mostShown).map((name) => `  ${name}`)
  return [
    `${colors.bold(title)} (${formatCount(names.length)})\n${lines.join('\n')}${rest > 0 ? `\n  and ${formatCount(rest)} more` : ''}`,
  ]
}

function renderRenamed({ renamed }: ImportReport, colors: Colors): readonly string[] {
  if (renamed.length === 0) return []
  const rows = renamed.slice(0, mostShown).map(({ wish, path, reason }) => [wish, path, reasons[reason]])
  const rest = renamed.length - rows.length
  const table = renderTable([{ title: 'there' }, { title: 'here' }, { title: 'why' }], rows, colors)
  return [
    `${colors.bold('Called otherwise')} (${formatCount(renamed.length)})\n${table}${rest > 0 ? `\nand ${formatCount(rest)} more` : ''}`,
  ]
}

function renderRemarks({ remarks }: ImportReport, colors: Colors): readonly string[] {
  if (remarks.length === 0) return []
  const rows = remarks.map(({ message, count, first }) => [message, formatCount(count), first.join(', ')])
  const columns = [{ title: 'what' }, { title: 'times', align: 'right' as const }, { title: 'first' }]
  return [`${colors.bold('To look at')}\n${renderTable(columns, rows, colors)}`]
}
