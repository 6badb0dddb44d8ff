import type { Code, InlineCode } from 'mdast'
import type { Position } from 'unist'
import type { CalloutNode } from '../model/note-nodes.ts'

/** What another program would run, as a closed box that says what it is, with the source in it. */
export function boxSource(title: string, code: Code, position: Position): CalloutNode {
  return {
    type: 'callout',
    calloutType: 'info',
    calloutName: 'info',
    fold: '-',
    title: [{ type: 'text', value: title, position, data: { isLiteral: true } }],
    children: [code],
    position,
    data: { boxed: title },
  }
}

/** The same among text: its source as code. */
export function sourceInText(title: string, value: string, position: Position): InlineCode {
  return { type: 'inlineCode', value, position, data: { boxed: title } }
}
