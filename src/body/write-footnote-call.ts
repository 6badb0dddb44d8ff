import type { FootnoteReference } from 'mdast'
import type { BodyWriter } from './body-writer.ts'
import { labelled } from './mark.ts'

/** The id of a footnote. A colon is in no slug and in no id of an author, so it meets no other. */
export function footnoteId(number: number): string {
  return `fn:${number}`
}

/** The id of the place that calls a footnote the `count`th time. */
export function callId(number: number, count: number): string {
  return count === 1 ? `fnref:${number}` : `fnref:${number}:${count}`
}

/** `[^1]`: a raised number that leads to the footnote. */
export function writeFootnoteCall(writer: BodyWriter, node: FootnoteReference): void {
  const { output, footnotes } = writer
  const id = node.identifier.toUpperCase()
  const definition = writer.definitions().footnotes.get(id)
  if (definition === undefined) {
    output.text(`[^${node.label ?? node.identifier}]`)
    return
  }
  const footnote = footnotes.get(id) ?? { number: footnotes.size + 1, node: definition, count: 0 }
  footnotes.set(id, footnote)
  footnote.count++
  const { number, count } = footnote
  output.open('sup')
  // Inside a link the number cannot be one itself.
  if (writer.linkDepth > 0) output.text(String(number))
  else {
    output.open('a', undefined, undefined, {
      attributes: [
        ...labelled({ kind: 'word', word: 'footnote', of: String(number) }),
        { kind: 'local-href', id: footnoteId(number) },
        { kind: 'local-id', id: callId(number, count) },
      ],
    })
    output.text(String(number))
    output.close('a')
  }
  output.close('sup')
}
