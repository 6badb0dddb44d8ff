import type { TextEdit } from '../../model/change.ts'
import { frontmatterRange } from '../../parse/frontmatter-items.ts'
import type { FilledTemplate } from '../templates/facts.ts'
import { bodyOf, takeProperties } from './take-properties.ts'

/** What puts a template into a note, and where one writes on: an offset of the text afterwards. */
interface TemplateInsertion {
  /** Sorted; they do not overlap. */
  readonly edits: readonly TextEdit[]
  readonly cursor: number
}

/** Puts the text of a filled template into a note at an offset, behind its properties, and its properties among them. */
export function insertTemplate(source: string, at: number, filled: FilledTemplate): TemplateInsertion {
  const body = bodyOf(filled.text)
  const oldHead = source.slice(0, source.length - bodyOf(source).length)
  const merged = takeProperties(oldHead, filled.text)
  const isSame = merged === oldHead || frontmatterRange(filled.text) === undefined
  const head = isSame ? oldHead : merged
  const place = Math.max(Math.min(at, source.length), oldHead.length)
  const inBody =
    filled.cursor === undefined
      ? body.length
      : Math.max(0, filled.cursor - (filled.text.length - body.length))
  return {
    edits: [
      ...(isSame ? [] : [{ range: { start: 0, end: oldHead.length }, text: head }]),
      ...(body === '' ? [] : [{ range: { start: place, end: place }, text: body }]),
    ],
    cursor: head.length - oldHead.length + place + inBody,
  }
}
