import type { TextEdit } from '../../model/change.ts'
import type { NotePath } from '../../model/path.ts'

/*
 * How notes begin, as parts of the edit API (`edit-api.ts`). None of these requests writes anything; `now` is what the clock
 * of the browser shows, `2026-11-22T21:05:00+01:00`.
 *
 * | request | body or query | answer |
 * |---|---|---|
 * | `GET new-note` | `?name=` and `&source=`, the note that asks, `&template=`, `&now=` | {@link NewNoteAnswer} |
 * | `GET templates` | | {@link TemplateList} |
 * | `POST template` | {@link TemplateRequest} | {@link TemplateAnswer} |
 * | `GET day` | `?date=` and `&now=` | {@link DayAnswer} |
 */

/** Where a note of that name would go and what it would start with. Nothing is written. */
export interface NewNoteAnswer {
  readonly path: NotePath
  readonly text: string
  /** Where one writes on: an offset of the text. */
  readonly cursor: number
}

/** The names of a garden's templates, as `template` takes them. */
export interface TemplateList {
  readonly templates: readonly string[]
}

/** A template to put into a note's text, which need not be saved. Nothing is written. */
export interface TemplateRequest {
  readonly path: NotePath
  readonly text: string
  /** Where in the text. */
  readonly at: number
  readonly template: string
  /** What the clock of the browser shows: `2026-11-22T21:05:00+01:00`. */
  readonly now: string
}

/** What puts a template into a note. */
export interface TemplateAnswer {
  readonly edits: readonly TextEdit[]
  /** Where one writes on: an offset of the text afterwards. */
  readonly cursor: number
}

/** The note of a day: where it is, and what it begins with where it is not there. Nothing is written. */
export interface DayAnswer {
  readonly path: NotePath
  readonly exists: boolean
  readonly text: string
  readonly cursor: number
}
