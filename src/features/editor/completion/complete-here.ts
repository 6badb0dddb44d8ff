/** What few places ask for, in one piece that browsers load when the first of them does. */
export { completeAcross, rankAcross } from './across.ts'
export { completeEmoji } from './complete-emoji.ts'
export { appendixOf, completeInNote } from './complete-in-note.ts'
export { completeOutline } from './complete-outline.ts'
