import type { Answer, Colors } from '../../define/command.ts'
import type { Garden } from '../../model/garden.ts'
import type { NotePath } from '../../model/path.ts'
import { type TendItem, tendKinds } from '../../model/tending.ts'
import { countOf, formatCount } from '../../text/count-of.ts'
import { renderTable } from '../../text/render-table.ts'
import { tendFacts } from './facts.ts'

/** Things to tend of each kind that are shown unless all are asked for. */
const maxOfKind = 12

/** What there is to tend. */
export function answerTend(garden: Garden, all: boolean): Answer {
  const tend = garden.read(tendFacts)
  return { json: () => ({ tend }), text: (colors) => renderText(garden, tend, all, colors) }
}

const titles: Readonly<Record<TendItem['kind'], string>> = {
  sprouting: 'Seedlings that others rely on',
  stale: 'Evergreen notes older than what they cite',
  unchecked: 'Claims that nobody has run lately; hortus verify runs them',
  bridge: 'Bridges worth writing',
  orphan: 'Orphans: no link leads to them or away',
  stub: 'Stubs',
  'no-topic': 'Notes without a topic',
}

/** What to tend for people: a table for each kind. */
function renderText(
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
    case 'unchecked':
      return item.isFailed
        ? `did not hold on ${item.since}`
        : `${countOf(item.claims, 'claim')}, ${item.since === undefined ? 'never run' : `run last on ${item.since}`}`
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
