import type { editorText } from './en/editor.ts'

/** The same tree of texts in another language: texts stay texts, sentences around something keep what they take. */
export type Translated<Shape> = {
  readonly [Key in keyof Shape]: Shape[Key] extends string
    ? string
    : Shape[Key] extends (...given: infer Given) => string
      ? (...given: Given) => string
      : Translated<Shape[Key]>
}

/** What writing says, in one language. */
export type EditorText = Translated<typeof editorText>
