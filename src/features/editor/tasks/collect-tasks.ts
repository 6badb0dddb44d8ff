import type { ListItem, Nodes } from 'mdast'
import type { GardenOptions } from '../../../model/options.ts'
import type { ContentHash, NotePath } from '../../../model/path.ts'
import { createNoteProcessor } from '../../../parse/note-processor.ts'
import { parseNote } from '../../../parse/parse-note.ts'
import { openDialects } from '../../../session/dialects.ts'
import type { NoteTask } from './task-api.ts'
import { taskWordPattern, tickedAs } from './task-words.ts'

/**
 * The tasks of a text in the order in which its page shows them, but for those in footnotes, which stand elsewhere. `place` is
 * absent where the sign is written in a way that cannot be changed.
 */
export function collectTasks(
  path: NotePath,
  source: string,
  options: Pick<GardenOptions, 'parser' | 'lineBreaks' | 'budget' | 'dialects' | 'withoutFeatures'>,
): readonly NoteTask[] {
  const { parser, lineBreaks, budget } = options
  const dialects = openDialects(options)
  const hasWords = dialects.some(({ taskWord }) => taskWord !== undefined)
  const processor = createNoteProcessor({ parser, lineBreaks, dialects })
  const { tree } = parseNote({ path, source, hash: '' as ContentHash, budget }, processor)
  const tasks: NoteTask[] = []
  const visit = (node: Nodes): void => {
    if (node.type === 'footnoteDefinition') return
    if (node.type === 'listItem' && isTask(node)) tasks.push(taskAt(source, node, hasWords))
    if ('children' in node) for (const child of node.children) visit(child)
  }
  visit(tree)
  return tasks
}

/** As pages show it: any sign in brackets makes a task of an item, where something follows it. */
function isTask(item: ListItem): boolean {
  if (typeof item.checked === 'boolean') return true
  const [head] = item.children
  const text = head?.type === 'paragraph' ? head.children[0] : undefined
  if (head?.type !== 'paragraph' || text?.type !== 'text') return false
  const [match = '', sign = ''] = /^\[([^\s[\]]{1,2})\][\t ]+/u.exec(text.value) ?? []
  const isAlone = match.length === text.value.length && head.children.length === 1
  return [...sign].length === 1 && !isAlone
}

function taskAt(source: string, item: ListItem, hasWords: boolean): NoteTask {
  const offset = item.position?.start.offset ?? 0
  const start = source.lastIndexOf('\n', offset - 1) + 1
  const end = /\r?\n|$/.exec(source.slice(start))?.index ?? 0
  const text = source.slice(start, start + end)
  const line = source.slice(0, start).split('\n').length - 1
  const [mark = ''] = /^(?:[-*+]|\d{1,9}[.)])[\t ]+/.exec(source.slice(offset, start + end)) ?? []
  const word = hasWords
    ? taskWordPattern.exec(source.slice(offset + mark.length, start + end))?.[1]
    : undefined
  if (word !== undefined) {
    const sign = item.data?.task ?? (item.checked === true ? 'x' : ' ')
    return { line, text, sign, word, place: offset - start + mark.length }
  }
  const found = /^(?:[-*+]|\d{1,9}[.)])[\t ]+\[(.)\](?=[\t ]|$)/su.exec(source.slice(offset, start + end))
  if (found?.[1] === undefined) return { line, text, sign: '' }
  const place = offset - start + found[0].length - found[1].length - 1
  return { line, text, sign: found[1], place }
}

/**
 * A text with the task on a line ticked, or open again, and its sign then. Undefined where this very line does not stand there any more, or is no
 * task.
 */
export function tickTask(
  path: NotePath,
  source: string,
  wanted: Pick<NoteTask, 'line' | 'text' | 'sign'>,
  options: Parameters<typeof collectTasks>[2],
): { readonly text: string; readonly sign: string } | undefined {
  const task = collectTasks(path, source, options).find(
    ({ line, text, sign }) => line === wanted.line && text === wanted.text && sign === wanted.sign,
  )
  if (task?.place === undefined) return undefined
  let at = task.place
  for (let line = 0, from = 0; line < task.line; line++) {
    from = source.indexOf('\n', from) + 1
    at = from + task.place
  }
  const ticked = tickedAs(task)
  return {
    text: source.slice(0, at) + ticked.text + source.slice(at + (task.word ?? task.sign).length),
    sign: ticked.sign,
  }
}
