import { type EditorCommand, onNote } from './command.ts'

const changeVimrc: EditorCommand['run'] = ({ view, actions }) => {
  void import('./vimrc-dialog.ts').then(async ({ showVimrc }) => {
    if (await showVimrc()) actions.refreshVim()
    view.focus()
  })
  return true
}

/** What is done with the note as a whole; its keys work wherever the focus is in the editor. */
export const noteCommands: readonly EditorCommand[] = [
  { id: 'note.save', keys: ['Mod-s'], where: 'note', inMenu: true, run: onNote((note) => note.save()) },
  { id: 'note.done', keys: ['Mod-Shift-Enter'], where: 'note', run: onNote((note) => note.done()) },
  {
    id: 'note.rename',
    keys: ['F2'],
    where: 'note',
    inMenu: true,
    asks: true,
    run: onNote((note) => note.change('rename')),
  },
  { id: 'note.extract', inMenu: true, asks: true, run: onNote((note) => note.change('extract')) },
  { id: 'note.merge', inMenu: true, asks: true, run: onNote((note) => note.change('merge')) },
  { id: 'note.split', inMenu: true, asks: true, run: onNote((note) => note.change('split')) },
  { id: 'note.movePart', inMenu: true, asks: true, run: onNote((note) => note.change('movePart')) },
  { id: 'note.series', inMenu: true, asks: true, run: onNote((note) => note.change('makeSeries')) },
  {
    id: 'find.garden',
    keys: ['Mod-Alt-h'],
    where: 'note',
    inMenu: true,
    asks: true,
    run: onNote((note) => note.change('replace')),
  },
  { id: 'note.mentions', inMenu: true, asks: true, run: onNote((note) => note.chooseMentions()) },
  { id: 'note.past', inMenu: true, asks: true, run: onNote((note) => note.showPast()) },
  { id: 'note.remove', inMenu: true, asks: true, run: onNote((note) => note.change('remove')) },
  { id: 'note.vim', run: onNote((note) => note.toggleVim()) },
  { id: 'note.vimrc', inMenu: true, asks: true, run: changeVimrc },
]
