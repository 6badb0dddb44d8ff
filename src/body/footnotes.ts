import type { Element, ElementContent } from 'hast'
import type { FootnoteReference, Nodes } from 'mdast'
import type { HastState, NoteHandler } from './hast-state.ts'
import { labelled, markOf } from './mark.ts'
import { createElement } from './text-handlers.ts'

// A colon is in no slug and in no id of an author, so these ids meet no other.
const noteId = (number: number): string => `fn:${number}`
const callId = (number: number, count: number): string =>
  count === 1 ? `fnref:${number}` : `fnref:${number}:${count}`

/** `[^1]`: a raised number that leads to the footnote. */
export const footnoteReferenceHandler: NoteHandler<FootnoteReference> = (state, node) => {
  const id = node.identifier.toUpperCase()
  const definition = state.footnoteById.get(id)
  if (!definition) return { type: 'text', value: `[^${node.label ?? node.identifier}]` }
  return call(state, id, definition)
}

/** The footnotes that were called, in the order of their first calls; undefined without any. */
export function footnoteSection(state: HastState): Element | undefined {
  if (state.footnotes.length === 0) return undefined
  const items: Element[] = []
  // Footnotes call footnotes: the list may grow while it is read.
  for (let i = 0; i < state.footnotes.length; i++) {
    const footnote = state.footnotes[i]!
    const content = state.all(footnote.node)
    const item = createElement('li', content)
    markOf(state.marks, item).attributes = [{ kind: 'local-id', id: noteId(i + 1) }]
    items.push(item)
  }
  for (const [i, item] of items.entries()) addReturns(state, item, i + 1, state.footnotes[i]!.count)
  const list = createElement('ol', state.wrap(items, true) as ElementContent[])
  const section = createElement('section', state.wrap([list], true) as ElementContent[], {
    className: ['footnotes'],
  })
  Object.assign(markOf(state.marks, section), {
    // No part of the text holds them, so they end the last section.
    section: { kind: 'section', heading: -1, depth: 0 },
    attributes: labelled({ kind: 'word', word: 'footnotes' }),
  })
  return section
}

function call(state: HastState, id: string, definition: Nodes): ElementContent {
  let footnote = state.footnotesById.get(id)
  if (footnote === undefined) {
    footnote = { number: state.footnotes.length + 1, node: definition, count: 0 }
    state.footnotes.push(footnote)
    state.footnotesById.set(id, footnote)
  }
  footnote.count++
  const { number } = footnote
  const text: ElementContent = { type: 'text', value: String(number) }
  // Inside a link the number cannot be one itself.
  if (state.linkDepth > 0) return createElement('sup', [text])
  const link = createElement('a', [text])
  markOf(state.marks, link).attributes = [
    ...labelled({ kind: 'word', word: 'footnote', of: String(number) }),
    { kind: 'local-href', id: noteId(number) },
    { kind: 'local-id', id: callId(number, footnote.count) },
  ]
  return createElement('sup', [link])
}

/** Links back to the calls, at the end of the footnote's last paragraph. */
function addReturns(state: HastState, item: Element, number: number, count: number): void {
  const returns: ElementContent[] = []
  for (let i = 1; i <= count; i++) {
    const link = createElement('a', [{ type: 'text', value: '↩' }], {
      className: ['footnote-backref'],
    })
    const place = count === 1 ? {} : { place: String(i) }
    markOf(state.marks, link).attributes = [
      ...labelled({ kind: 'word', word: 'backToCall', of: String(number), ...place }),
      { kind: 'local-href', id: callId(number, i) },
    ]
    returns.push({ type: 'text', value: ' ' }, link)
  }
  const last = item.children.at(-1)
  if (last?.type === 'element' && last.tagName === 'p') last.children.push(...returns)
  else item.children.push(...returns)
}
