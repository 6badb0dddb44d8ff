/** What finding in a note, and the line below its text, say in English. */
export const findText = {
  title: 'Find and replace',
  search: 'Find',
  replacement: 'Replace with',
  showReplacing: 'Replace',
  isCaseSensitive: 'Match case',
  isWholeWord: 'Whole words',
  isRegExp: 'Regular expression',
  inSelection: 'In the selection',
  next: 'Next match',
  previous: 'Match before',
  close: 'Close',
  replaceOne: 'Replace',
  replaceAll: 'Replace all',
  none: 'Not found',
  place: (at: string, count: string) => `${at} of ${count}`,
  count: (n: number, formatted: string) => `${formatted} ${n === 1 ? 'match' : 'matches'}`,
  replaced: (n: number, formatted: string) => `${formatted} ${n === 1 ? 'match' : 'matches'} replaced`,
  bad: (reason: string) => `No regular expression: ${reason}`,
  tooSlow: 'This expression takes too long in this note. Make it simpler.',
} as const

/** Words and reading time. */
export const footText = {
  minutes: (n: number, formatted: string) => `${formatted} ${n === 1 ? 'minute' : 'minutes'} to read`,
  selected: (words: string) => `Selected: ${words}`,
} as const

/** What keeps words while a page is loaded anew, and what it says then. */
export const reloadText = {
  draft: 'Loaded anew: this goes on with what you had typed, and saves it.',
  file: 'Loaded anew: this is the file, with everything that was typed.',
  noRoom: 'This browser has no room for drafts: what you type is safe only once it is saved.',
} as const
