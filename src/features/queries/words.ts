import { defineWords } from '../../define/words.ts'

/** What the answers to queries say themselves. */
export const queryWords = defineWords({
  en: {
    note: 'Note',
    group: 'Group',
    view: 'View',
    nothing: 'Nothing is found.',
    more: (count: string) => `${count} more are not shown.`,
    cut: 'The query would take too long: this is what was found by then.',
    unanswered: 'This query cannot be answered:',
    unrun: 'Code that is written for Obsidian is not run here.',
    source: 'As it is written',
  },
})
