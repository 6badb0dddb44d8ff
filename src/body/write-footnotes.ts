import { type BodyWriter, blockMark, endInside, type Footnote, startInside } from './body-writer.ts'
import { isNothing } from './is-nothing.ts'
import { labelled, type Mark } from './mark.ts'
import { callId, footnoteId } from './write-footnote-call.ts'
import { splitAtEmbeds } from './write-paragraph.ts'
import { writeText } from './write-text.ts'

/** Writes the footnotes that were called, in the order of their first calls, after `count` blocks. */
export function writeFootnotes(writer: BodyWriter, count: number): void {
  const { output, footnotes } = writer
  if (footnotes.size === 0) return
  const written: (() => void)[] = []
  // Footnotes call footnotes: the list grows while it is read, and how often each is called is known after the last.
  for (const footnote of footnotes.values()) written.push(writeFootnote(writer, footnote))
  if (count > 0) output.line()
  const mark: Mark = {
    // No part of the text holds them, so they end the last section.
    section: { kind: 'section', heading: -1, depth: 0 },
    attributes: labelled({ kind: 'word', word: 'footnotes' }),
  }
  output.open('section', undefined, { className: ['footnotes'] }, mark)
  output.line()
  output.open('ol')
  output.line()
  for (const put of written) {
    put()
    output.line()
  }
  output.close('ol')
  output.line()
  output.close('section', mark)
}

/** Writes what a footnote holds. Calling the result puts it, with links back at the end of its last paragraph. */
function writeFootnote(writer: BodyWriter, footnote: Footnote): () => void {
  const { output } = writer
  const { node, number } = footnote
  const blocks = node.children.filter((child) => !isNothing(child))
  const last = blocks.at(-1)
  const text = last?.type === 'paragraph' && !splitAtEmbeds(writer, last) ? last : undefined
  if (text !== undefined) blocks.pop()
  const outer = startInside(writer)
  const putBlocks = output.capture(() => {
    for (const block of blocks) writer.writeBlock(writer, block, node)
  })
  const putText = text && output.capture(() => writeText(writer, text))
  const putEnd = output.capture(() => endInside(writer, outer))
  return () => {
    output.open('li', undefined, undefined, { attributes: [{ kind: 'local-id', id: footnoteId(number) }] })
    putBlocks()
    const mark = text && blockMark(writer, text)
    if (text !== undefined) output.open('p', text.data, undefined, mark)
    putText?.()
    writeReturns(writer, footnote)
    if (text !== undefined) output.close('p', mark)
    putEnd()
    output.close('li')
  }
}

/** Links back to the calls. */
function writeReturns({ output }: BodyWriter, { number, count }: Footnote): void {
  for (let i = 1; i <= count; i++) {
    const place = count === 1 ? {} : { place: String(i) }
    output.text(' ')
    output.open(
      'a',
      undefined,
      { className: ['footnote-backref'] },
      {
        attributes: [
          ...labelled({ kind: 'word', word: 'backToCall', of: String(number), ...place }),
          { kind: 'local-href', id: callId(number, i) },
        ],
      },
    )
    output.text('↩')
    output.close('a')
  }
}
