import type { StateCommand } from '@codemirror/state'
import type { Command, EditorView } from '@codemirror/view'
import type { EditorText } from '../../words/editor-text.ts'

/** Ids of the editor's commands: those that have words in `words/<language>/commands.ts`, and no others. */
export type CommandId = keyof EditorText['commands']['names']

/** What stands before the dot of an id: commands are listed under its name. */
type CommandGroup = keyof EditorText['commands']['groups']

/**
 * Where a key means a command: in the text, in one kind of construct of it, or wherever the focus is in the editor. Two
 * commands may share a key where they are in different places: the narrower one answers `false` outside of its own.
 */
type CommandPlace = 'text' | 'table' | 'list' | 'note'

/** Changes across notes, by the names that `across-settings.ts` has for them. */
type ChangeTask = 'rename' | 'merge' | 'extract' | 'remove' | 'split' | 'movePart' | 'makeSeries' | 'replace'

/** What commands ask of the editor as a whole, besides its text. */
export interface EditorActions {
  save(): Promise<void>
  /** Saves what can be saved and goes back to the page. */
  done(): Promise<void>
  /** Asks for a change of this note and others, and does it. */
  change(task: ChangeTask): Promise<void>
  showPast(): Promise<void>
  chooseMentions(): Promise<void>
  /** Asks for a template and puts it where the cursor is. */
  insertTemplate(): Promise<void>
  toggleVim(): void
  /** Reads the settings of Vim's keys anew. */
  refreshVim(): void
  /** Goes back to the page without saving; what is not saved is kept as a draft. */
  quit(): Promise<void>
  /** Puts the text of the file in place, as a change that can be undone. */
  revert(): Promise<void>
  /** Saves, and opens a note by its name; one that there is not yet is begun. */
  openNote(name: string): void
  /** Shows or folds the panel of what one needs beside the text. */
  toggleBeside(): void
  /** All that it can do. */
  readonly commands: readonly EditorCommand[]
  /** From source to live, to side by side, and back. */
  nextMode(): void
}

/** What a command works on. */
export interface CommandContext {
  readonly view: EditorView
  readonly actions: EditorActions
}

/** Something that the editor can do: by a key, from its menu, from the list of commands, and from the bar on a phone. */
export interface EditorCommand {
  readonly id: CommandId
  /**
   * Its keys unless somebody chose others, in CodeMirror's spelling (`Mod-Shift-x`; `Mod` is Ctrl, or Cmd on a Mac). The
   * first is the one that menus show.
   */
  readonly keys?: readonly string[]
  /** `text` where nothing is said. */
  readonly where?: CommandPlace
  /** Whether it stands in the menu of the bar above the text. */
  readonly inMenu?: true
  /** Whether it asks something first; menus then show `…` behind its name. */
  readonly asks?: true
  /**
   * Does it; `false` where there is nothing to do, and the key goes on to whoever is next in the text. With Ctrl or Alt it
   * goes no further.
   */
  readonly run: (context: CommandContext) => boolean
}

/** The group that a command is listed in. */
export function groupOf(id: CommandId): CommandGroup {
  return id.slice(0, id.indexOf('.')) as CommandGroup
}

/** Makes what CodeMirror calls a command ours. */
export function onText(run: Command | StateCommand): EditorCommand['run'] {
  return ({ view }) => run(view)
}

/** Makes something that the editor as a whole does a command. */
export function onNote(run: (actions: EditorActions) => unknown): EditorCommand['run'] {
  return ({ actions }) => {
    run(actions)
    return true
  }
}
