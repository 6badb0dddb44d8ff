import type { Element, ElementContent } from 'hast'
import type { Heading, List, ListItem, Nodes, Paragraph, Parents } from 'mdast'
import { isComment } from '../model/is-comment.ts'
import type { Note } from '../model/note.ts'
import type { HastState, NoteHandler } from './hast-state.ts'
import { headingTag } from './heading-level.ts'
import { createMarker, labelled, markKey, markOf } from './mark.ts'
import { createElement } from './text-handlers.ts'

/** A paragraph; embeds that are blocks split it, because HTML allows no block in a paragraph. */
export const paragraphHandler: NoteHandler<Paragraph> = (state, node) => {
  const children = state.all(node)
  if (!children.some(isBlockMarker)) return state.applyData(node, createElement('p', children)) as Element
  const made: ElementContent[] = []
  let text: ElementContent[] = []
  const endText = (): void => {
    const trimmed = trimBreaks(text)
    if (trimmed.length > 0) made.push(createElement('p', trimmed))
    text = []
  }
  for (const child of children) {
    if (!isBlockMarker(child)) {
      text.push(child)
      continue
    }
    endText()
    made.push(child)
  }
  endText()
  return made
}

/**
 * A heading, with an id that its own page shows. A page has one `h1`, its title: the heading that is the title is left
 * out, or kept for that `h1` where it has markup.
 */
export const headingHandler: NoteHandler<Heading> = (state, node, parent) => {
  const index = (node.data as { readonly headingIndex?: number } | undefined)?.headingIndex
  const isTop = parent?.type === 'root'
  const section =
    index !== undefined ? { section: { kind: 'section', heading: index, depth: node.depth } as const } : {}
  if (isTop && index === 0 && state.note.opensWithTitle) {
    if (!hasMarkup(state.note, node)) return createMarker(state.marks, 'span', section)
    const title = createElement('h2', state.all(node))
    Object.assign(markOf(state.marks, title), section, { isTitle: true })
    return state.applyData(node, title) as Element
  }
  const made = createElement(headingTag(node.depth, index, state.loweredFrom), state.all(node))
  const heading = index === undefined ? undefined : state.note.headings[index]
  if (heading !== undefined) {
    const { slug, otherSlug } = heading
    Object.assign(markOf(state.marks, made), section, { attributes: [{ kind: 'id', id: slug }] })
    if (otherSlug !== undefined)
      made.children.unshift(
        createMarker(state.marks, 'span', { replaceBy: { kind: 'other-id', id: otherSlug } }),
      )
  }
  return state.applyData(node, made) as Element
}

/** Whether the heading that is the title shows more than the title's words. A title of its own is words alone. */
export function hasMarkup({ titleFrom }: Note, { children }: Heading): boolean {
  return titleFrom === 'heading' && children.some((child) => child.type !== 'text' && !isCommentNode(child))
}

function isCommentNode(node: Nodes): boolean {
  return node.type === 'html' && isComment(node.value)
}

/** A list item. Any sign in brackets makes it a task (`- [/] half done`), and only a space means that it is open. */
export const listItemHandler: NoteHandler<ListItem> = (state, node, parent) => {
  const task = taskOf(node)
  const results = state.all(node)
  const isLoose = parent?.type === 'list' ? isLooseList(state, parent) : isLooseItem(node)
  if (task !== undefined) addCheckbox(state, results, task)

  const children: ElementContent[] = []
  for (const [i, child] of results.entries()) {
    const isParagraph = child.type === 'element' && child.tagName === 'p'
    if (isLoose || i > 0 || !isParagraph) children.push({ type: 'text', value: '\n' })
    // A paragraph with a mark is needed as an element, even in a tight list.
    if (isParagraph && !isLoose && child.properties[markKey] === undefined) children.push(...child.children)
    else children.push(child)
  }
  const last = results.at(-1)
  if (last && (isLoose || last.type !== 'element' || last.tagName !== 'p'))
    children.push({ type: 'text', value: '\n' })

  const properties = task === undefined ? {} : { className: ['task-list-item'], dataTask: task }
  return state.applyData(node, createElement('li', children, properties)) as Element
}

/** Says where a block with an id starts and ends, and gives its element the id. */
export function markBlock(
  state: HastState,
  id: string,
  made: ElementContent[],
  node: Nodes,
  parent: Parents | undefined,
): void {
  const elements = made.filter((child): child is Element => child.type === 'element')
  const first = elements[0]
  const last = elements.at(-1)
  // An id that is used again leads to its first block.
  if (first === undefined || last === undefined || state.blockIds.has(id)) return
  state.blockIds.add(id)
  const item = node.type !== 'listItem' ? undefined : parent?.type === 'list' && parent.ordered ? 'ol' : 'ul'
  const firstMark = markOf(state.marks, first)
  const idHole = { kind: 'id', id: `^${id}` } as const
  const before = [{ kind: 'block-start', id, item } as const]
  if (firstMark.replaceBy || firstMark.attributes || firstMark.section) {
    // An embed has no element yet, and a heading has an id already, or is the page's title.
    firstMark.before = [...before, '<span', idHole, '></span>']
  } else {
    firstMark.before = before
    firstMark.attributes = [idHole]
  }
  markOf(state.marks, last).after = [{ kind: 'block-end', id }]
}

function isBlockMarker(node: ElementContent): boolean {
  return node.type === 'element' && node.tagName === 'div' && node.properties[markKey] !== undefined
}

/** The nodes without spaces and line breaks at their ends. */
function trimBreaks(nodes: readonly ElementContent[]): ElementContent[] {
  let start = 0
  let end = nodes.length
  while (start < end && isBreak(nodes[start]!)) start++
  while (end > start && isBreak(nodes[end - 1]!)) end--
  const first = nodes[start]
  const last = nodes[end - 1]
  if (first?.type === 'text') first.value = first.value.trimStart()
  if (last?.type === 'text') last.value = last.value.trimEnd()
  return nodes.slice(start, end)
}

function isBreak(node: ElementContent): boolean {
  return node.type === 'text' ? node.value.trim() === '' : node.type === 'element' && node.tagName === 'br'
}

/** Asked once for every item of a list, so the answer is kept. */
function isLooseList(state: HastState, list: List): boolean {
  let isLoose = state.looseLists.get(list)
  if (isLoose === undefined) {
    isLoose = list.spread === true || list.children.some(isLooseItem)
    state.looseLists.set(list, isLoose)
  }
  return isLoose
}

/** Whether an item of its own has paragraphs. */
export function isLooseItem(item: ListItem): boolean {
  return item.spread ?? item.children.length > 1
}

/** The sign between the brackets. Parsers know ` ` and `x`; other signs are still in the text and are taken out of it. */
function taskOf(item: ListItem): string | undefined {
  const head = item.children[0]
  const text = head?.type === 'paragraph' ? head.children[0] : undefined
  if (typeof item.checked === 'boolean') return item.checked ? (item.data?.task ?? 'x') : ' '
  if (text?.type !== 'text') return undefined
  const match = /^\[([^\s[\]]{1,2})\][\t ]+/u.exec(text.value)
  if (!match || [...match[1]!].length !== 1) return undefined
  // Something must follow the brackets, in this text or behind it.
  const isAlone = match[0].length === text.value.length && (head as Paragraph).children.length === 1
  if (isAlone) return undefined
  text.value = text.value.slice(match[0].length)
  return match[1]
}

function addCheckbox(state: HastState, results: ElementContent[], task: string): void {
  let head = results[0]
  if (head?.type !== 'element' || head.tagName !== 'p') {
    head = createElement('p', [])
    results.unshift(head)
  }
  if (head.children.length > 0) head.children.unshift({ type: 'text', value: ' ' })
  const box = createElement('input', [], { type: 'checkbox', checked: task !== ' ', disabled: true })
  markOf(state.marks, box).attributes = labelled({ kind: 'word', word: 'task', of: task })
  head.children.unshift(box)
}
