import { planFacts, plannedNames } from '../features/plans/facts.ts'
import type { Garden } from '../model/garden.ts'
import type { NotePath } from '../model/path.ts'
import type { LinkSentence } from '../model/path-answer.ts'
import { type TendItem, tendKinds, type WantedDemand } from '../model/tending.ts'
import { countOf, formatCount } from './describe-counts.ts'
import { renderTable } from './render-table.ts'
import type { Colors } from './terminal.ts'

/**
 * Wanted notes, sentences and other spellings of each, and things to tend of each kind that are shown unless all are
 * asked for.
 */
const maxWanted = 25
const maxSentences = 2
const maxSpellings = 3
const maxOfKind = 12

/** A wanted note as other programs read it. */
export interface WantedLine {
  readonly name: string
  readonly label: string
  readonly names: readonly string[]
  readonly noteCount: number
  readonly score: number
  /** The garden's list of plans names it. */
  readonly isPlanned: boolean
  readonly askedBy: readonly {
    readonly path: NotePath
    readonly title: string
    /** Left out for a link in a property, which says its name instead. */
    readonly sentence?: LinkSentence
    readonly property?: string
  }[]
}

/** The wanted notes with the sentences that ask. */
export function describeWanted(
  { notesByPath, read }: Garden,
  wanted: readonly WantedDemand[],
): readonly WantedLine[] {
  const planned = plannedNames(read(planFacts))
  return wanted.map(({ name, label, names, noteCount, score, askedBy }) => ({
    name,
    label,
    names,
    noteCount,
    score,
    isPlanned: names.some((name) => planned.has(name)),
    askedBy: askedBy.map(({ source, link }) => {
      const { title, links, plainText } = notesByPath.get(source)!
      const { context, property } = links[link]!
      return {
        path: source,
        title,
        ...(property !== undefined && { property }),
        ...(context && {
          sentence: {
            before: plainText.slice(context.from, context.linkFrom),
            link: plainText.slice(context.linkFrom, context.linkTo),
            after: plainText.slice(context.linkTo, context.to),
          },
        }),
      }
    }),
  }))
}

/** The wanted notes for people: how many ask, and the first sentences that do. */
export function renderWantedText(
  garden: Garden,
  wanted: readonly WantedDemand[],
  all: boolean,
  colors: Colors,
): string {
  if (wanted.length === 0) return 'Every link leads to a note.'
  const shown = describeWanted(garden, all ? wanted : wanted.slice(0, maxWanted))
  const parts = shown.map(({ name, label, names, noteCount, isPlanned, askedBy }) => {
    const spellings = names.filter((other) => other !== name).slice(0, maxSpellings)
    const others = [
      ...(isPlanned ? ['planned'] : []),
      ...(spellings.length > 0 ? [`also written ${spellings.join(', ')}`] : []),
    ]
    const about = others.length > 0 ? colors.dim(`  ${others.join('; ')}`) : ''
    const sentences = askedBy
      .filter(({ path }, i) => askedBy.findIndex((one) => one.path === path) === i)
      .slice(0, maxSentences)
      .map(({ title, sentence, property }) =>
        sentence === undefined
          ? `    ${colors.dim(`${title} names it in its property "${property ?? ''}"`)}`
          : `    ${colors.dim(`${title}:`)} ${oneLine(sentence, colors)}`,
      )
    return [`${colors.bold(label)}  ${countOf(noteCount, 'note')}${about}`, ...sentences].join('\n')
  })
  const rest = wanted.length - shown.length
  const more = rest === 0 ? '' : `\n\n${colors.dim(`${formatCount(rest)} more; --all prints them`)}`
  return `${countOf(wanted.length, 'wanted note')}\n\n${parts.join('\n')}${more}`
}

const titles: Readonly<Record<TendItem['kind'], string>> = {
  sprouting: 'Seedlings that others rely on',
  stale: 'Evergreen notes older than what they cite',
  bridge: 'Bridges worth writing',
  orphan: 'Orphans: no link leads to them or away',
  stub: 'Stubs',
  'no-topic': 'Notes without a topic',
}

/** What to tend for people: a table for each kind. */
export function renderTendText(
  { notesByPath }: Garden,
  tend: readonly TendItem[],
  all: boolean,
  colors: Colors,
): string {
  if (tend.length === 0) return 'Nothing needs tending.'
  const titleOf = (path: NotePath): string => notesByPath.get(path)!.title
  return tendKinds
    .flatMap((kind) => {
      const items = tend.filter((item) => item.kind === kind)
      if (items.length === 0) return []
      const shown = all ? items : items.slice(0, maxOfKind)
      const rows = shown.map((item) => [nameOf(item, titleOf), reasonOf(item, titleOf)])
      const rest = items.length - shown.length
      const more = rest === 0 ? '' : `\n${colors.dim(`${formatCount(rest)} more; --all prints them`)}`
      const head = `${colors.bold(titles[kind])}  ${colors.dim(formatCount(items.length))}`
      return [`${head}\n${renderTable([{ title: 'note' }, { title: 'why' }], rows, colors)}${more}`]
    })
    .join('\n\n')
}

function nameOf(item: TendItem, titleOf: (path: NotePath) => string): string {
  return item.kind === 'bridge' ? `${titleOf(item.path)} – ${titleOf(item.other)}` : titleOf(item.path)
}

function reasonOf(item: TendItem, titleOf: (path: NotePath) => string): string {
  switch (item.kind) {
    case 'sprouting':
      return `${countOf(item.noteCount, 'note')} ${item.noteCount === 1 ? 'links' : 'link'} to it`
    case 'stale':
      return `last changed ${item.since}; ${item.newer.map(({ path, day }) => `${titleOf(path)} is of ${day}`).join(', ')}`
    case 'bridge':
      return `both speak of ${item.words.join(', ')}; no link joins them`
    case 'orphan':
      return countOf(item.words, 'word')
    case 'stub':
      return `${countOf(item.words, 'word')}, ${countOf(item.noteCount, 'note')} ${item.noteCount === 1 ? 'links' : 'link'} to it`
    case 'no-topic':
      return `in ${item.path.includes('/') ? item.path.slice(0, item.path.lastIndexOf('/') + 1) : 'no folder'}`
  }
}

function oneLine({ before, link, after }: LinkSentence, colors: Colors): string {
  const marked = colors.isColorSupported ? colors.underline(link) : `»${link}«`
  return `${before}${marked}${after}`.replace(/\s+/g, ' ').trim()
}
