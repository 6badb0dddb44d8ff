import {
  addCursorAbove,
  addCursorBelow,
  copyLineDown,
  copyLineUp,
  deleteLine,
  insertBlankLine,
  redo,
  redoSelection,
  selectLine,
  simplifySelection,
  toggleBlockComment,
  toggleComment,
  undo,
  undoSelection,
} from '@codemirror/commands'
import { selectNextOccurrence, selectSelectionMatches } from '@codemirror/search'
import type { StateCommand } from '@codemirror/state'
import { type EditorCommand, onText } from './command.ts'
import { continueList, removeListMark } from './list-enter.ts'
import { indent, indentLines, outdentLines } from './list-indent.ts'
import { moveDown, moveUp } from './list-move.ts'
import { tickTask, toggleLines } from './tick-task.ts'

/** What is selected becomes a comment, else the whole line. */
const comment: StateCommand = (target) =>
  target.state.selection.ranges.every(({ empty }) => empty)
    ? toggleComment(target)
    : toggleBlockComment(target)

/** Lists, whole lines and several cursors. */
export const lineCommands: readonly EditorCommand[] = [
  { id: 'list.task', keys: ['Mod-Enter'], run: onText(tickTask) },
  { id: 'list.bullets', run: onText(toggleLines('bullet')) },
  { id: 'list.numbers', run: onText(toggleLines('number')) },
  { id: 'list.quote', run: onText(toggleLines('quote')) },
  { id: 'list.continue', keys: ['Enter'], where: 'list', run: onText(continueList) },
  { id: 'list.removeMark', keys: ['Backspace'], where: 'list', run: onText(removeListMark) },
  { id: 'line.indent', keys: ['Tab'], run: onText(indent) },
  { id: 'line.outdent', keys: ['Shift-Tab', 'Mod-['], run: onText(outdentLines) },
  { id: 'line.further', keys: ['Mod-]'], run: onText(indentLines) },
  { id: 'line.up', keys: ['Alt-ArrowUp'], run: onText(moveUp) },
  { id: 'line.down', keys: ['Alt-ArrowDown'], run: onText(moveDown) },
  { id: 'line.copyUp', keys: ['Shift-Alt-ArrowUp'], run: onText(copyLineUp) },
  { id: 'line.copyDown', keys: ['Shift-Alt-ArrowDown'], run: onText(copyLineDown) },
  { id: 'line.delete', keys: ['Mod-Shift-k'], run: onText(deleteLine) },
  { id: 'line.below', run: onText(insertBlankLine) },
  { id: 'line.comment', keys: ['Mod-/'], run: onText(comment) },
  { id: 'cursor.line', run: onText(selectLine) },
  { id: 'cursor.next', keys: ['Mod-d'], run: onText(selectNextOccurrence) },
  { id: 'cursor.all', keys: ['Mod-Shift-l'], run: onText(selectSelectionMatches) },
  { id: 'cursor.above', keys: ['Mod-Alt-ArrowUp'], run: onText(addCursorAbove) },
  { id: 'cursor.below', keys: ['Mod-Alt-ArrowDown'], run: onText(addCursorBelow) },
  { id: 'cursor.one', keys: ['Escape'], run: onText(simplifySelection) },
  { id: 'edit.undo', keys: ['Mod-z'], run: onText(undo) },
  { id: 'edit.redo', keys: ['Mod-y', 'Mod-Shift-z'], run: onText(redo) },
  { id: 'edit.undoSelection', keys: ['Mod-u'], run: onText(undoSelection) },
  { id: 'edit.redoSelection', keys: ['Alt-u'], run: onText(redoSelection) },
]
