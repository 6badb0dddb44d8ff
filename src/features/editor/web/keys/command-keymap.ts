import { Compartment, type Extension, Prec } from '@codemirror/state'
import { type KeyBinding, keymap, runScopeHandlers, ViewPlugin } from '@codemirror/view'
import { isWriting } from '../../../../../web/controllers/is-writing.ts'
import type { CommandContext, EditorActions, EditorCommand } from './command.ts'
import { keysChanged, keysOf, readKeyChoices } from './key-choices.ts'
import { changeKeys } from './view-commands.ts'

/** The scope of keys that work wherever the focus is in the editor. */
const noteScope = 'note'

/**
 * The keys of commands, as somebody has chosen them now; `actions` is what those ask of the editor as a whole. They stand
 * before what Markdown and the browser would do, and behind the menu of completions.
 */
export function commandKeymap(commands: readonly EditorCommand[], actions: EditorActions): Extension {
  const keys = new Compartment()
  const bindings = (): Extension => {
    const choices = readKeyChoices()
    return Prec.highest(
      keymap.of(commands.flatMap((command) => bindingsOf(command, keysOf(command, choices), actions))),
    )
  }
  return [
    keys.of(bindings()),
    ViewPlugin.define((view) => {
      const listening = new AbortController()
      const follow = (): void => view.dispatch({ effects: keys.reconfigure(bindings()) })
      document.addEventListener(keysChanged, follow, { signal: listening.signal })
      // Another tab has changed them.
      window.addEventListener('storage', follow, { signal: listening.signal })
      return { destroy: () => listening.abort() }
    }),
  ]
}

/**
 * Runs the command for the note as a whole that a key means, wherever the focus is; false where it means none. `?` lists the
 * keys, as it does on a page, wherever it is not text.
 */
export function runNoteKey(context: CommandContext, event: KeyboardEvent): boolean {
  if (event.key === '?' && !isWriting(event.target)) return changeKeys(context)
  return runScopeHandlers(context.view, event, noteScope)
}

function bindingsOf(
  command: EditorCommand,
  keys: readonly string[],
  actions: EditorActions,
): readonly KeyBinding[] {
  const scope = command.where === 'note' ? noteScope : 'editor'
  return keys.map((key) => ({
    key,
    scope,
    // The page has keys of its own, and the browser too: one that does nothing here, as in code, is not theirs either.
    stopPropagation: true,
    preventDefault: scope === 'editor' && /(?:^|-)(?:Mod|Ctrl|Cmd|Meta|Alt)-/.test(key),
    run: (view) => command.run({ view, actions }),
  }))
}
