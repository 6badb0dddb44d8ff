import { toggleFocus } from '../focus/focus-mode.ts'
import { type EditorCommand, onNote, onText } from './command.ts'

const chooseAndRun: EditorCommand['run'] = (context) => {
  void import('./command-palette.ts').then(async ({ chooseCommand }) => {
    const command = await chooseCommand(context.actions.commands)
    context.view.focus()
    command?.run(context)
  })
  return true
}

/** Shows the keys of the editor, which can be changed there. */
export const changeKeys: EditorCommand['run'] = ({ view, actions }) => {
  void import('./keys-dialog.ts').then(async ({ showKeys }) => {
    await showKeys(actions.commands)
    view.focus()
  })
  return true
}

/** How the text is shown, and what the editor can do. */
export const viewCommands: readonly EditorCommand[] = [
  { id: 'view.mode', keys: ['Mod-Shift-e'], where: 'note', run: onNote((note) => note.nextMode()) },
  {
    id: 'view.beside',
    keys: ['Alt-Shift-b'],
    where: 'note',
    inMenu: true,
    run: onNote((note) => note.toggleBeside()),
  },
  {
    id: 'view.commands',
    keys: ['Mod-p'],
    where: 'note',
    inMenu: true,
    asks: true,
    run: chooseAndRun,
  },
  {
    id: 'view.keys',
    keys: ['F1'],
    where: 'note',
    inMenu: true,
    asks: true,
    run: changeKeys,
  },
  { id: 'view.focus', keys: ['Alt-Shift-f'], where: 'note', inMenu: true, run: onText(toggleFocus) },
]
