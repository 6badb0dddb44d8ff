import type { Heading, ListItem, Paragraph, PhrasingContent } from 'mdast'
import type { Locator } from '../../parse/locator.ts'
import { cutNodes, trimNodes } from './cut-nodes.ts'

/** Logseq's words for how far a task is, and the sign of each in the brackets of a task. */
const signByWord: Readonly<Record<string, string>> = {
  TODO: ' ',
  LATER: ' ',
  DOING: '/',
  NOW: '/',
  STARTED: '/',
  'IN-PROGRESS': '/',
  WAIT: '?',
  WAITING: '?',
  DONE: 'x',
  CANCELED: '-',
  CANCELLED: '-',
}

/** What their signs say alone. */
const plain: ReadonlySet<string> = new Set(['TODO', 'DONE'])

const marker = new RegExp(
  `^(${Object.keys(signByWord).join('|')})(?=[ \\t]|$)[ \\t]*(?:\\[#([A-C])\\](?=[ \\t]|$))?[ \\t]*`,
)

const priority = /^\[#([A-C])\](?=[ \t]|$)[ \t]*/

/**
 * Makes a task of an item whose text begins with a word such as `TODO`: the word goes, and comes again in small letters
 * where the sign does not say all of it. The same for the letter of how urgent it is.
 */
export function takeMarker(item: ListItem, head: Paragraph | Heading, locator: Locator): void {
  const [first] = head.children
  if (first?.type !== 'text') return
  const found = marker.exec(first.value) ?? priority.exec(first.value)
  if (!found) return
  const start = first.position?.start.offset ?? 0
  const isTask = found[0].startsWith('[') === false
  const word = isTask ? found[1] : undefined
  const urgency = isTask ? found[2] : found[1]
  // What is written behind the backslash of `\TODO` is text.
  if (!locator.source.startsWith(found[0].trimEnd(), start)) return
  const rest = trimNodes(cutNodes(head.children, start + found[0].length, locator)[1], locator)
  const position = locator.position(start, start + found[0].trimEnd().length)
  const marks: PhrasingContent[] = []
  const mark = (value: string): void => {
    marks.push({ type: 'blockMark', value, position }, { type: 'text', value: ' ', position })
  }
  if (word !== undefined) {
    const sign = signByWord[word] ?? ' '
    item.checked = sign !== ' '
    if (sign !== ' ') item.data = { ...item.data, task: sign }
    if (!plain.has(word)) mark(word.toLowerCase().replace('-', ' '))
  }
  if (urgency !== undefined) mark(urgency)
  head.children = [...marks, ...rest]
}
