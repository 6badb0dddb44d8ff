import { type Extension, Prec } from '@codemirror/state'
import { EditorView, ViewPlugin } from '@codemirror/view'
import { getCM, Vim, vim } from '@replit/codemirror-vim'
import './vim.css'
import { followLink, peekLink } from '../link-marks.ts'
import { lineIntoBlock } from '../live/block-motion.ts'
import type { EditorActions } from './command.ts'
import { readVimrc } from './vim-choice.ts'
import { parseVimrc, type VimrcLine, type VimrcProblem, vimOptions } from './vimrc.ts'

/** Vim's commands are the same for all editors of a page: what they ask of the one that they are typed in. */
const actionsByView = new WeakMap<EditorView, EditorActions>()

/** Vim's keys with a line for its mode, and the commands that save, close and open. Loaded where somebody wants them. */
export function createVimMode(actions: EditorActions): Extension {
  defineCommands()
  applyVimrc(readVimrc())
  return [
    vim({ status: true }),
    // What is typed here is mostly no sentence.
    Prec.highest(EditorView.contentAttributes.of({ autocorrect: 'off', autocapitalize: 'off' })),
    ViewPlugin.define((view) => {
      actionsByView.set(view, actions)
      closeMessages(view)
      stepIntoBlocks(view)
      return {}
    }),
  ]
}

/** What Vim has to say stands in the place of the mode for a quarter of a minute: it goes with the next key. */
function closeMessages(view: EditorView): void {
  const editor = getCM(view)
  editor?.on('inputEvent', ({ type, key }: { readonly type: string; readonly key?: string }) => {
    if (type === 'handleKey' && key) editor.state.currentNotificationClose?.()
  })
}

/**
 * Vim's lines are those of the text, also where a block is shown in their place: CodeMirror goes up and down by what is
 * seen, so `j` jumped over tables and `dj` took them along. What is folded stays one line.
 */
function stepIntoBlocks(view: EditorView): void {
  const editor = getCM(view)
  if (editor === null) return
  const findPlace = editor.findPosV.bind(editor)
  editor.findPosV = (start, amount, unit, goalColumn) => {
    let place = findPlace(start, unit === 'line' ? 0 : amount, unit, goalColumn)
    const isForward = amount > 0
    for (let i = 0; unit === 'line' && i < Math.abs(amount); i++) {
      const next = findPlace(place, isForward ? 1 : -1, unit, goalColumn)
      const [head, target] = [editor.indexFromPos(place), editor.indexFromPos(next)]
      const into = lineIntoBlock(view, head, target, isForward)
      place = into === undefined ? next : editor.posFromIndex(into)
    }
    return place
  }
}

/** What a command of Vim's has of its editor. */
interface VimEditor {
  readonly cm6: EditorView
}

let isDefined = false

function defineCommands(): void {
  if (isDefined) return
  isDefined = true
  const ex = (name: string, short: string, run: (actions: EditorActions, args: string) => unknown): void =>
    Vim.defineEx(name, short, (cm: VimEditor, { argString = '' }: { readonly argString?: string }) => {
      const actions = actionsByView.get(cm.cm6)
      if (actions) run(actions, argString.trim())
    })
  ex('write', 'w', (actions) => actions.save())
  ex('wq', 'wq', (actions) => actions.done())
  ex('xit', 'x', (actions) => actions.done())
  // Nothing that was typed is lost by going: it is saved, or with `!` kept as a draft.
  ex('quit', 'q', (actions, args) => (args.startsWith('!') ? actions.quit() : actions.done()))
  ex('edit', 'e', (actions, args) => {
    if (args.startsWith('!')) return actions.revert()
    if (args !== '') actions.openNote(args.replace(/^\[\[|\]\]$/g, ''))
  })
  const action = (
    name: string,
    run: (view: EditorView, actions: EditorActions | undefined) => unknown,
  ): void =>
    Vim.defineAction(name, (cm: VimEditor) => {
      run(cm.cm6, actionsByView.get(cm.cm6))
    })
  action('followLink', (view) => followLink(view))
  action('peekLink', (view) => peekLink(view))
  action('saveAndQuit', (_, actions) => actions?.done())
  action('quitUnsaved', (_, actions) => actions?.quit())
}

/** Keys of Vim's own that mean something in a garden. */
const ownKeys = { gf: 'followLink', gd: 'followLink', K: 'peekLink', ZZ: 'saveAndQuit', ZQ: 'quitUnsaved' }

/** Puts the maps and options of a text of settings in the place of those before; gives what could not be done. */
export function applyVimrc(text: string): readonly VimrcProblem[] {
  const { lines, problems, leader } = parseVimrc(text)
  Vim.mapclear()
  for (const [keys, action] of Object.entries(ownKeys))
    Vim.mapCommand(keys, 'action', action, {}, { context: 'normal' })
  // A key that does something by itself would never wait for the next one. It has no mode, which the types do not know of.
  if (leader !== undefined) Reflect.apply(Vim.unmap, Vim, [leader])
  const failed = lines.flatMap((line) => {
    try {
      applyLine(line)
      return []
    } catch (error) {
      return [
        { line: line.line, text: line.text, reason: error instanceof Error ? error.message : String(error) },
      ]
    }
  })
  return [...problems, ...failed].sort((a, b) => a.line - b.line)
}

function applyLine(line: VimrcLine): void {
  switch (line.kind) {
    case 'map':
      for (const mode of line.modes) {
        if (line.isRecursive) Vim.map(line.keys, line.to, mode)
        else Vim.noremap(line.keys, line.to, mode)
      }
      return
    case 'unmap':
      for (const mode of line.modes) Vim.unmap(line.keys, mode)
      return
    case 'set': {
      const problem = Vim.setOption(vimOptions[line.option] ?? line.option, line.value)
      if (problem instanceof Error) throw problem
    }
  }
}
