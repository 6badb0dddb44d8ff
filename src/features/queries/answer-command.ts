import type { Answer, AskedGarden, Colors } from '../../define/command.ts'
import { countOf } from '../../text/count-of.ts'
import { renderTable } from '../../text/render-table.ts'
import { readDataview } from './read-dataview.ts'
import type { QueryResult, ResultView } from './result.ts'
import { runDataview } from './run-dataview.ts'
import { showValue } from './show-value.ts'
import { toJson } from './to-json.ts'

/** Answers a query on the command line; exit code 1 where nothing is found. Throws a message for what cannot be read. */
export function answerCommand(
  { garden, published, publication }: AskedGarden,
  source: string,
  { drafts }: { readonly drafts: boolean },
): Answer {
  const read = readDataview(source)
  if ('problems' in read) {
    const [problem] = read.problems
    const before = source.slice(0, problem?.at ?? 0)
    throw new Error(`column ${before.length + 1} of the query: ${problem?.message ?? ''}`)
  }
  const result = runDataview(read.query, { garden: drafts ? garden : published, now: publication.now })
  return {
    exitCode: result.views.every(({ total }) => total === 0) ? 1 : 0,
    text: (colors) => result.views.map((view) => describeView(view, result, colors)).join('\n\n'),
    json: () => jsonOf(result),
  }
}

function jsonOf({ views, isCut }: QueryResult): unknown {
  const [view] = views
  const rows = view?.groups.flatMap(({ key, rows: list }) =>
    list.map(({ head, cells }) => ({
      ...(key !== undefined && { group: toJson(key) }),
      ...(view.heads !== undefined && { [view.heads]: toJson(head) }),
      ...(view.shows === 'tasks' && { task: toJson(head) }),
      ...(cells.length > 0 && { values: cells.map((cell) => toJson(cell)) }),
    })),
  )
  return { shows: view?.shows, columns: view?.columns ?? [], rows: rows ?? [], isCut }
}

function describeView(view: ResultView, { isCut }: QueryResult, colors: Colors): string {
  const cut = isCut ? `\n${colors.dim('The query would take too long: this is what was found by then.')}` : ''
  if (view.total === 0) return `Nothing is found.${cut}`
  const lines = view.groups.flatMap(({ key, rows }) => {
    const heading = key === undefined ? [] : [colors.bold(showValue(key))]
    if (view.shows === 'table') {
      const heads = view.heads === undefined ? [] : [view.heads === 'note' ? 'Note' : 'Group']
      return [
        ...heading,
        renderTable(
          [...heads, ...view.columns].map((title) => ({ title })),
          rows.map(({ head, cells }) => [
            ...(view.heads === undefined ? [] : [showValue(head)]),
            ...cells.map(showValue),
          ]),
          colors,
        ),
      ]
    }
    return [...heading, ...rows.map((row) => describeRow(view, row))]
  })
  return `${lines.join('\n')}\n${colors.dim(countOf(view.total, view.shows === 'tasks' ? 'task' : 'row'))}${cut}`
}

function describeRow(
  { shows, heads }: ResultView,
  { head, cells }: ResultView['groups'][number]['rows'][number],
): string {
  if (shows === 'tasks') {
    const task = typeof head === 'object' && head !== null && 'task' in head ? head.task : undefined
    return `${'  '.repeat(task?.depth ?? 0)}- [${task?.mark ?? ' '}] ${task?.text ?? showValue(head)}`
  }
  const parts = [...(heads === undefined ? [] : [showValue(head)]), ...cells.map(showValue)]
  return `- ${parts.filter((part) => part !== '').join(': ')}`
}
