import type { EditorView } from '@codemirror/view'
import { withFind } from '../find/load-find.ts'
import { isVimCommand } from '../tables/table-place.ts'
import type { EditorCommand } from './command.ts'

/** In Vim's own modes its keys stay Vim's. */
function findWith(
  act: (find: typeof import('../find/open-find.ts'), view: EditorView, typed: string) => void,
): EditorCommand['run'] {
  return ({ view }) => {
    if (isVimCommand(view)) return false
    withFind((find, typed) => act(find, view, typed))
    return true
  }
}

/** Finding and replacing. */
export const findCommands: readonly EditorCommand[] = [
  {
    id: 'find.open',
    keys: ['Mod-f'],
    where: 'note',
    inMenu: true,
    run: findWith(({ openFind }, view, typed) => openFind(view, { withReplacing: false, typed })),
  },
  {
    id: 'find.replace',
    keys: ['Mod-h', 'Mod-Alt-f'],
    where: 'note',
    inMenu: true,
    run: findWith(({ openFind }, view, typed) => openFind(view, { withReplacing: true, typed })),
  },
  { id: 'find.next', keys: ['F3', 'Mod-g'], run: findWith(({ findNext }, view) => findNext(view, 1)) },
  {
    id: 'find.previous',
    keys: ['Shift-F3', 'Mod-Shift-g'],
    run: findWith(({ findNext }, view) => findNext(view, -1)),
  },
]
