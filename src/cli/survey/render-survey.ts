import type { Colors } from '../../define/command.ts'
import { countOf, formatCount } from '../../text/count-of.ts'
import { renderTable } from '../../text/render-table.ts'
import type { Fate } from './constructs.ts'
import type { Survey } from './survey.ts'

const titles: Readonly<Record<Fate, string>> = {
  'left out': 'Not shown',
  'as text': 'Shown as it is written',
  'as code': 'Shown as code',
  read: 'Read',
}

/** Names that are printed of a long list; --json has all. */
const maxNames = 12

/** A survey for people. */
export function renderSurvey(survey: Survey, colors: Colors): string {
  const { folder, programs, importer, notes, otherFiles, links, unreadable } = survey
  const { wiki, markdown, property, html } = links.bySyntax
  const seems =
    programs.length === 0
      ? 'No program left settings here.'
      : `Settings of ${programs.map(({ name, sign }) => `${name} (${sign})`).join(', ')}.`
  const files = otherFiles
    .slice(0, maxNames)
    .map(({ ending, count }) => `${formatCount(count)} ${ending === '' ? 'without an ending' : ending}`)
  const rest = otherFiles.length - files.length
  return [
    `${colors.bold(folder)}: ${countOf(notes, 'note')}. ${seems}`,
    ...(importer === undefined
      ? []
      : [`"hortus import ${importer.name}" makes notes of it (${importer.sign}).`]),
    `Links: ${countOf(wiki, 'wiki-link')}, ${formatCount(markdown)} of Markdown, ${formatCount(property)} in properties, ${formatCount(html)} in HTML; ${formatCount(links.embeds)} of them embeds, ${formatCount(links.external)} to the web. ${formatCount(links.missing)} lead nowhere, ${formatCount(links.ambiguous)} to one of several.`,
    ...(files.length === 0
      ? []
      : [`Other files: ${files.join(', ')}${rest > 0 ? ` and ${formatCount(rest)} more kinds` : ''}.`]),
    ...renderConstructs(survey, colors),
    ...renderProperties(survey, colors),
    ...renderPrivate(survey, colors),
    ...(unreadable.length === 0
      ? []
      : [
          `${countOf(unreadable.length, 'note')} could not be read: ${unreadable.slice(0, maxNames).join(', ')}`,
        ]),
  ].join('\n\n')
}

function renderConstructs({ constructs }: Survey, colors: Colors): readonly string[] {
  return (Object.keys(titles) as Fate[]).flatMap((fate) => {
    const own = constructs.filter((one) => one.fate === fate)
    if (own.length === 0) return []
    const rows = own.map(({ name, tools, count, files, first, becomes }) => [
      name,
      formatCount(count),
      formatCount(files),
      first,
      tools,
      becomes,
    ])
    const columns = [
      { title: 'what' },
      { title: 'times', align: 'right' as const },
      { title: 'files', align: 'right' as const },
      { title: 'first' },
      { title: 'of' },
      { title: 'readers see' },
    ]
    return [`${colors.bold(titles[fate])}\n${renderTable(columns, rows, colors)}`]
  })
}

function renderProperties({ properties }: Survey, colors: Colors): readonly string[] {
  if (properties.length === 0) return []
  const shown = properties.slice(0, maxNames).map(({ name, notes }) => `${name} ${formatCount(notes)}`)
  const rest = properties.length - shown.length
  return [
    `${colors.bold('Properties')}\n${shown.join(', ')}${rest > 0 ? ` and ${formatCount(rest)} more` : ''}`,
  ]
}

function renderPrivate({ private: kept, notes }: Survey, colors: Colors): readonly string[] {
  const all = kept.reduce((sum, one) => sum + one.notes, 0)
  if (all === 0)
    return [
      `${colors.bold('Private')}\nNothing says that it is: all ${countOf(notes, 'note')} would be published.`,
    ]
  const rows = kept
    .slice(0, 40)
    .map(({ words, tools, notes: count, first }) => [words, formatCount(count), tools, first])
  const columns = [
    { title: 'what says so' },
    { title: 'notes', align: 'right' as const },
    { title: 'of' },
    { title: 'first' },
  ]
  return [
    `${colors.bold('Private')}\n${countOf(all, 'note')} would not be published.\n${renderTable(columns, rows, colors)}`,
  ]
}
