import type { NoteTask } from './task-api.ts'

/** Words that Logseq and Org begin a task with, and the blanks behind them. */
export const taskWordPattern =
  /^(TODO|LATER|DOING|NOW|STARTED|IN-PROGRESS|WAIT|WAITING|DONE|CANCELED|CANCELLED)(?=[ \t]|$)[ \t]*/

/** Whether nothing is left to do of a task that begins with a word. */
export function isDoneWord(word: string): boolean {
  return /^(?:DONE|CANCEL)/.test(word)
}

/** What a click makes of a task: open ones are done, all others open. */
export function tickedAs({ sign, word }: Pick<NoteTask, 'sign' | 'word'>): {
  readonly sign: string
  /** What stands in its place then: between the brackets, or for the word. */
  readonly text: string
} {
  const isOpen = word === undefined ? sign === ' ' : !isDoneWord(word)
  const next = isOpen ? 'x' : ' '
  return { sign: next, text: word === undefined ? next : isOpen ? 'DONE' : 'TODO' }
}
