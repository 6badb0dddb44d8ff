import type { Element } from 'hast'
import type { Hole } from '../model/body.ts'

/** Finished HTML, or a hole. */
export type Piece = string | Hole

/**
 * What the compiler adds to an element: things that no author may write, so they are not in the tree while it is
 * sanitised. The element carries only the mark's number, under {@link markKey}.
 */
export interface Mark {
  /** Stands before everything else. */
  section?: Extract<Hole, { kind: 'section' }>
  before?: Piece[]
  /** After the element's own attributes; the first piece and each hole that is an attribute start with a space. */
  attributes?: Piece[]
  after?: Piece[]
  /** Stands in place of the element and its children. */
  replaceBy?: Hole
  /** The element is the heading that is the title: only its children are written, marked as such. */
  isTitle?: true
}

/**
 * The property that holds an element's mark. A space can be in no attribute's name, so no HTML that an author writes
 * can make it; the sanitiser lets it pass as it is.
 */
export const markKey = ' mark'

/** The marks of one body, by number. */
export type Marks = Mark[]

/** The element's mark, made if it has none. */
export function markOf(marks: Marks, element: Element): Mark {
  const number = element.properties[markKey]
  if (typeof number === 'number') return marks[number]!
  const mark: Mark = {}
  element.properties[markKey] = marks.length
  marks.push(mark)
  return mark
}

/** An `aria-label` in the page's language, as attributes of a mark. */
export function labelled(word: Extract<Hole, { kind: 'word' }>): Piece[] {
  return [' aria-label="', word, '"']
}
