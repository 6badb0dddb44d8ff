import type { Text } from '@codemirror/state'
import type { SyntaxNode } from '@lezer/common'
import { isCalloutName } from '../../../../model/callout-kind.ts'
import { calloutTypeOf } from '../../../../parse/callouts.ts'

const calloutHead = /^\[!([^\]|\n]{1,64})(?:\|[^\]\n]{0,64})?\]([+-]?)[ \t]*/

/** `[!type]` at the start of a quote. */
interface CalloutHead {
  readonly from: number
  readonly to: number
  readonly type: string
  /** As a reader sees it where there is no title. */
  readonly name: string
  /** Whether a reader finds it closed. */
  readonly isFolded: boolean
}

/** What styles know a callout of a name by. A kind that a feature adds is known by its own; one of neither looks like a note. */
export function calloutLook(name: string): string {
  const type = calloutTypeOf(name)
  return type === 'note' && isCalloutName(name) ? name : type
}

/** What makes a quote a callout; undefined where it is none. */
export function findCalloutHead(doc: Text, quote: SyntaxNode): CalloutHead | undefined {
  const text = quote.getChild('Paragraph')
  const line = doc.lineAt(quote.from)
  if (!text || text.from > line.to) return undefined
  const match = calloutHead.exec(doc.sliceString(text.from, line.to))
  const name = match?.[1]?.trim().toLowerCase() ?? ''
  if (!match || name === '') return undefined
  return {
    from: text.from,
    to: text.from + match[0].length,
    type: calloutLook(name),
    name: name.charAt(0).toUpperCase() + name.slice(1),
    isFolded: match[2] === '-',
  }
}

/** Whether a quote, from its own first mark, is a callout that a reader finds closed, with something in it. */
export function isFoldedCallout(source: string): boolean {
  return /^>[ \t]?\[![^\]|\n]{1,64}(?:\|[^\]\n]{0,64})?\]-[^\n]*\n/.test(source)
}
