import {
  type CompletionSource,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete'
import { history } from '@codemirror/commands'
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language'
import {
  Annotation,
  ChangeSet,
  Compartment,
  EditorState,
  type Extension,
  Transaction,
} from '@codemirror/state'
import { drawSelection, dropCursor, EditorView, highlightActiveLine, keymap } from '@codemirror/view'
import { classHighlighter } from '@lezer/highlight'
import { collectEdits } from '../../../merge/collect-edits.ts'
import { completionList } from './completion-keys.ts'
import type { EditorActions } from './keys/command.ts'
import { plainKeymap } from './keys/plain-keymap.ts'
import { proseExtensions } from './keys/prose-extensions.ts'
import './focus/focus.css'
import { aboveKeyboard } from './focus/above-keyboard.ts'
import { focusMode } from './focus/focus-mode.ts'
import { wordFoot } from './focus/word-foot.ts'
import { lineDirection } from './line-direction.ts'
import { type LineEnds, type Piece, readLineEnds, toEditorOffset, toFileOffset } from './line-ends.ts'
import { noteLanguage } from './live/note-parser.ts'
import { tables } from './tables/tables.ts'

/** Marks changes that did not come from the keyboard: taken over from disk, merged, restored. */
const fromOutside = Annotation.define<true>()

/** What an editor is made of. */
interface EditorViewSettings {
  readonly parent: HTMLElement
  /** As the file has it. */
  readonly text: string
  /** Name for screen readers. */
  readonly label: string
  /** Called after what somebody typed, not after {@link NoteView.replace}. */
  readonly onEdited: () => void
  /** Called after any change of the text. */
  readonly onChanged: () => void
  readonly complete: CompletionSource
  /** What the editor itself says, in another language than English. */
  readonly phrases: Readonly<Record<string, string>>
  /** What the garden adds: links, diagnostics, files that are dropped. */
  readonly extensions: readonly Extension[]
}

/** What has changed in a text since somebody began to ask for something that goes into it. */
interface ChangeTracker {
  changes(): ChangeSet
  end(): void
}

/** A note in an editor. */
export interface NoteView {
  readonly view: EditorView
  /** The text as a file would have it: with the line ends that it had. */
  text(): string
  /** Where an offset of {@link text} is in the editor. */
  positionOf(offset: number): number
  /** Where a place of the editor is in {@link text}. */
  offsetOf(position: number): number
  /** Puts a whole text in place; what is the same stays, with cursor, folds and undo. */
  replace(text: string): void
  /** Follows what becomes of the text that stands here now, until {@link ChangeTracker.end}. */
  trackChanges(): ChangeTracker
  /** Switches Vim's keys on, with what they ask of the editor, or off. */
  setVim(actions: EditorActions | undefined): Promise<void>
  destroy(): void
}

/** Creates the editor: Markdown with everything that writers of notes expect of one. */
export function createNoteView(settings: EditorViewSettings): NoteView {
  let ends: LineEnds = readLineEnds(settings.text)
  /** What was edited since {@link ends} was read; only kept where the file's line ends need it. */
  let edits: ChangeSet | undefined = settings.text.includes('\r')
    ? ChangeSet.empty(ends.text.length)
    : undefined
  const vimMode = new Compartment()
  const trackers = new Set<{ changes: ChangeSet }>()

  const view = new EditorView({
    parent: settings.parent,
    state: EditorState.create({
      doc: ends.text,
      extensions: [
        vimMode.of([]),
        writingExtensions(settings),
        EditorView.updateListener.of((update) => {
          if (!update.docChanged) return
          if (edits) edits = edits.compose(update.changes)
          for (const tracker of trackers) tracker.changes = tracker.changes.compose(update.changes)
          settings.onChanged()
          const isTyped = update.transactions.some((one) => one.docChanged && !one.annotation(fromOutside))
          if (isTyped) settings.onEdited()
        }),
      ],
    }),
  })

  const text = (): string => (edits ? ends.restore(piecesOf(edits)) : view.state.doc.toString())

  return {
    view,
    text,
    positionOf: (offset) => (edits ? toEditorOffset(text(), offset) : offset),
    offsetOf: (position) => (edits ? toFileOffset(text(), position) : position),
    replace(whole) {
      const next = readLineEnds(whole)
      const changes = collectEdits(view.state.doc.toString(), next.text)
      if (changes.length > 0)
        view.dispatch({ changes, annotations: [fromOutside.of(true), Transaction.addToHistory.of(false)] })
      ends = next
      edits = whole.includes('\r') ? ChangeSet.empty(next.text.length) : undefined
    },
    trackChanges() {
      const tracker = { changes: ChangeSet.empty(view.state.doc.length) }
      trackers.add(tracker)
      return { changes: () => tracker.changes, end: () => void trackers.delete(tracker) }
    },
    async setVim(actions) {
      const mode = actions ? (await import('./keys/vim-mode.ts')).createVimMode(actions) : []
      view.dispatch({ effects: vimMode.reconfigure(mode) })
    },
    destroy: () => view.destroy(),
  }
}

/** What is the same in every editor of a note. */
function writingExtensions({ phrases, complete, extensions, label }: EditorViewSettings): Extension {
  return [
    EditorState.phrases.of(phrases),
    history(),
    drawSelection(),
    dropCursor(),
    EditorState.allowMultipleSelections.of(true),
    EditorView.lineWrapping,
    indentOnInput(),
    bracketMatching(),
    proseExtensions,
    closeBrackets(),
    highlightActiveLine(),
    completionList(complete),
    tables(),
    noteLanguage(),
    syntaxHighlighting(classHighlighter),
    extensions,
    lineDirection,
    wordFoot,
    focusMode,
    aboveKeyboard,
    keymap.of([...closeBracketsKeymap, ...completionKeymap, ...plainKeymap]),
    EditorView.contentAttributes.of({ 'aria-label': label, tabindex: '0' }),
  ]
}

function piecesOf(edits: ChangeSet): readonly Piece[] {
  const pieces: Piece[] = []
  let from = 0
  edits.iterChanges((fromA, toA, _fromB, _toB, inserted) => {
    pieces.push({ kind: 'kept', from, to: fromA }, { kind: 'new', text: inserted.toString() })
    from = toA
  }, true)
  pieces.push({ kind: 'kept', from, to: edits.length })
  return pieces
}
