import { againRatio, cpuRatio, isMissed, wallRatio } from './bars.mjs'
import { growthTag, median, percentile } from './statistics.mjs'

/** The whole result as Markdown: the machine, one table, what else was measured, growth, and the bars. */
export function renderReport({ machine, tools, absent, gardens, growth, bars }) {
  return [
    ...machine,
    '',
    ...tools.map(({ name, version, remark }) => `- **${name}** ${version}: ${remark}`),
    ...absent.map((reason) => `- skipped: ${reason}.`),
    '',
    ...renderTable(gardens),
    '',
    ...gardens.flatMap(renderServing),
    ...growth.map(renderGrowth),
    '',
    ...bars.map(renderBar),
  ].join('\n')
}

/** The same as a page of the docs, which nobody writes by hand. */
export function renderMeasuredPage(report) {
  return `# What was measured\n\nWritten by \`npm run bench -- --docs\`; [006](decisions/006-measured.md) says what followed.\n\n${report}\n`
}

const columns = [
  'garden',
  'notes',
  'tool',
  'pages',
  'wall s',
  'CPU s',
  'peak MB',
  'wall beside Hortus',
  'CPU beside Hortus',
  'unchanged s',
  'beside cold',
  'one note edited s',
  'beside cold',
]

function renderTable(gardens) {
  const rows = gardens.flatMap((garden) =>
    garden.rows.map((row) =>
      row.failure === undefined
        ? renderRow(garden, row)
        : [garden.name, garden.notes, row.tool, `failed: ${row.failure.replaceAll('|', '\\|')}`],
    ),
  )
  const rule = columns.map((_, index) => (index === 0 || index === 2 ? '---' : '---:'))
  return [columns, rule, ...rows].map((cells) => `| ${columns.map((_, at) => cells[at] ?? '').join(' | ')} |`)
}

function renderRow(garden, { tool, pages, cold, unchanged, edited }) {
  const seconds = (runs) => fixed(median(runs.map(({ wallMs }) => wallMs)) / 1000, 2)
  return [
    garden.name,
    garden.notes.toLocaleString('en'),
    tool,
    pages.toLocaleString('en'),
    seconds(cold),
    fixed(median(cold.map(({ cpuMs }) => cpuMs)) / 1000, 2),
    fixed(median(cold.map(({ peakBytes }) => peakBytes)) / 1e6, 0),
    fixed(wallRatio(garden, tool, 'Hortus'), 2, ' ×'),
    fixed(cpuRatio(garden, tool, 'Hortus'), 2, ' ×'),
    seconds(unchanged),
    fixed(againRatio(garden, tool, 'unchanged'), 2, ' ×'),
    seconds(edited),
    fixed(againRatio(garden, tool, 'edited'), 2, ' ×'),
  ]
}

function renderServing({ name, session, firstPage }) {
  const lines = []
  if (firstPage?.wallMs) {
    const peak = fixed(firstPage.peakBytes / 1e6, 0, ' MB')
    lines.push(
      `- ${name}: first page of \`hortus serve\` after ${fixed(firstPage.firstMs, 0)} ms at a first start, ${fixed(firstPage.wallMs, 0)} ms at a second, peak ${peak || 'unknown'}`,
    )
  }
  if (session?.textMs) {
    const one = (values) => `${fixed(median(values), 1)} ms (95 %: ${fixed(percentile(values, 0.95), 1)})`
    lines.push(
      `- ${name}: one edited note in a session, to its new page: text ${one(session.textMs)}, with a link and its target's page ${one(session.linkMs)}; first snapshot ${fixed(session.firstMs, 0)} ms`,
    )
  }
  for (const part of [session, firstPage])
    if (part?.skipped) lines.push(`- ${name}: skipped: ${part.skipped}`)
  return lines
}

function renderGrowth({ name, exponent, lastStep, points }) {
  const steps = points.map(({ size, cost }) => `${size.toLocaleString('en')}: ${fixed(cost / 1000, 2)} s`)
  return `- growth of ${name}: exponent ${fixed(exponent, 2)} ${growthTag(exponent)}, ${fixed(lastStep, 2)} in the last step (${steps.join(', ')})`
}

function renderBar(bar) {
  const mark = bar.measured === undefined ? 'not measured' : isMissed(bar) ? 'MISSED' : 'holds'
  const measured =
    bar.measured === undefined ? '' : `${fixed(bar.measured, bar.measured < 10 ? 2 : 0)} ${bar.unit}, `
  return `- ${mark}: ${bar.name}: ${measured}at most ${bar.limit} ${bar.unit}`.trimEnd()
}

function fixed(value, digits, unit = '') {
  return value === undefined || Number.isNaN(value) ? '' : value.toFixed(digits) + unit
}
