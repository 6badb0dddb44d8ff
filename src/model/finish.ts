import type { Note } from './note.ts'

/** `length` characters of a text from `at` on, and what stands there instead. */
export interface TextEdit {
  readonly at: number
  readonly length: number
  readonly by: string
}

/**
 * How a feature finishes what pages show: their words, not their markup, addresses, code and formulas. Notes, the search and
 * all that other programs read stay as they are written.
 */
export interface Finish<Input> {
  /**
   * What finishing has to know of a note, as plain JSON, where its page is in the language `lang`; nothing where its text
   * stays as it is. Without a note, of a page that the garden makes.
   */
  collect(lang: string, note: Note | undefined): Input | undefined
  /**
   * What changes in the text of one block, sorted and apart. `\ufffc` stands for what is no text, such as code. Takes time
   * linear in the text.
   */
  findEdits(text: string, input: Input): readonly TextEdit[]
}

/** A finish whose input only it knows. */
export type AnyFinish = Finish<unknown>
