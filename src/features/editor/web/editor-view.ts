import {
  autocompletion,
  type CompletionSource,
  closeBrackets,
  closeBracketsKeymap,
  completionKeymap,
} from '@codemirror/autocomplete'
import { defaultKeymap, history, historyKeymap, indentWithTab } from '@codemirror/commands'
import { markdown, markdownLanguage, pasteURLAsLink } from '@codemirror/lang-markdown'
import { yamlFrontmatter } from '@codemirror/lang-yaml'
import { bracketMatching, indentOnInput, syntaxHighlighting } from '@codemirror/language'
import { lintGutter, lintKeymap } from '@codemirror/lint'
import { diff } from '@codemirror/merge'
import { highlightSelectionMatches, searchKeymap } from '@codemirror/search'
import {
  Annotation,
  ChangeSet,
  Compartment,
  EditorState,
  type Extension,
  Prec,
  Transaction,
} from '@codemirror/state'
import { drawSelection, dropCursor, EditorView, highlightActiveLine, keymap } from '@codemirror/view'
import { classHighlighter } from '@lezer/highlight'
import { formatKeymap, wrapSelection } from './format-keys.ts'
import { lineDirection } from './line-direction.ts'
import { type LineEnds, type Piece, readLineEnds, toEditorOffset, toFileOffset } from './line-ends.ts'
import { tableKeymap } from './table-keys.ts'

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
  setVim(isOn: boolean): Promise<void>
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
      const changes = diff(view.state.doc.toString(), next.text, { timeout: 200 }).map(
        ({ fromA, toA, fromB, toB }) => ({ from: fromA, to: toA, insert: next.text.slice(fromB, toB) }),
      )
      if (changes.length > 0)
        view.dispatch({ changes, annotations: [fromOutside.of(true), Transaction.addToHistory.of(false)] })
      ends = next
      edits = whole.includes('\r') ? ChangeSet.empty(next.text.length) : undefined
    },
    async setVim(isOn) {
      const mode = isOn ? (await import('@replit/codemirror-vim')).vim() : []
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
    closeBrackets(),
    highlightActiveLine(),
    highlightSelectionMatches(),
    autocompletion({ override: [complete], icons: false }),
    // Behind the menu of completions, before what Markdown does on Enter.
    Prec.highest(keymap.of(tableKeymap)),
    lintGutter(),
    yamlFrontmatter({ content: markdown({ base: markdownLanguage, completeHTMLTags: false }) }),
    pasteURLAsLink,
    syntaxHighlighting(classHighlighter),
    extensions,
    wrapSelection,
    lineDirection,
    keymap.of([
      ...formatKeymap,
      ...closeBracketsKeymap,
      ...completionKeymap,
      ...searchKeymap,
      ...historyKeymap,
      ...lintKeymap,
      ...defaultKeymap,
      indentWithTab,
    ]),
    EditorView.contentAttributes.of({ 'aria-label': label, spellcheck: 'true' }),
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
