import type { ContentHash, NotePath } from '../../../model/path.ts'

/*
 * Tasks that are ticked where they are read, as parts of the edit API (`edit-api.ts`).
 *
 * | request | body or query | answer |
 * |---|---|---|
 * | `GET tasks` | `?path=` | {@link NoteTasks}: of the file as it is |
 * | `POST tasks` | {@link TasksRequest} | {@link NoteTasks}: of a text that is being written |
 * | `POST task` | {@link TickRequest} | {@link TickAnswer}; 409 where the line is not what it was |
 */

/** A task of a note's text. */
export interface NoteTask {
  /** From 0. */
  readonly line: number
  /** The whole line, without its end. */
  readonly text: string
  /** What stands in the brackets; empty where it cannot be found. */
  readonly sign: string
  /** Where in the line it stands; absent where it cannot be changed. */
  readonly place?: number
  /** What says it in place of brackets, as `TODO` does. */
  readonly word?: string
}

export interface NoteTasks {
  /** In the order in which the page shows them. */
  readonly tasks: readonly NoteTask[]
}

export interface TasksRequest {
  readonly path: NotePath
  readonly text: string
}

/** A task to tick, or to open again. The line has to be where and what it was, whatever else was changed. */
export interface TickRequest {
  readonly path: NotePath
  readonly line: number
  readonly text: string
  readonly sign: string
  readonly client: string
}

export interface TickAnswer {
  readonly path: NotePath
  readonly hash: ContentHash
  /** What stands in the brackets now. */
  readonly sign: string
}
