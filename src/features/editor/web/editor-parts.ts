import { EditorView } from '@codemirror/view'
import type { NotePath } from '../../../model/path.ts'
import { findIdPlace } from '../completion/find-id-place.ts'
import type { ShownNote } from '../note-preview.ts'
import { type BesideSwitch, createBeside } from './beside/beside-switch.ts'
import type { NoteChanges } from './changes/across-settings.ts'
import { createNoteChanges } from './changes/note-changes.ts'
import { createCompletionSource } from './completion-source.ts'
import type { EditorNotice } from './editor-frame.ts'
import type { EditorLink } from './editor-link.ts'
import { type EditorMode, keepEditorMode, readEditorMode } from './editor-mode.ts'
import type { EditorStart } from './editor-start.ts'
import { createNoteView, type NoteView } from './editor-view.ts'
import { editorWords } from './editor-words.ts'
import { createGardenMarks, type GardenMarks } from './garden-marks.ts'
import type { EditorActions } from './keys/command.ts'
import { commandKeymap } from './keys/command-keymap.ts'
import { editorCommands } from './keys/editor-commands.ts'
import { chooseFirstInsertion, createInsertPalette, firstOf } from './keys/insert-palette.ts'
import { taskWord } from './keys/tick-task.ts'
import { gardenChanged, linkMarks } from './link-marks.ts'
import { createPieceFetcher } from './live/fetch-pieces.ts'
import { createLiveSwitch } from './live/live-loader.ts'
import { createNamesLoader, type NamesLoader } from './names-loader.ts'
import { type BufferState, createNoteBuffer, type NoteBuffer } from './note-buffer.ts'
import { addBlockId, describeNote } from './other-notes.ts'
import { pasting } from './paste/paste.ts'
import type { BlockFollower } from './preview/follow-blocks.ts'
import { createPreviewPane, type PreviewPane } from './preview/preview-pane.ts'
import { createPropertySwitch, type PropertySwitch } from './properties/property-form.ts'
import { createSettler, type Settler } from './settle-buffer.ts'

/** What an editor's parts ask of the element that holds them. */
interface EditorHost {
  readonly textElement: HTMLElement
  /** Scrolls with the text; the page's own text is in {@link previewText}. */
  readonly previewElement: HTMLElement
  readonly previewText: HTMLElement
  readonly actions: EditorActions
  readonly say: (text: string, action?: EditorNotice['action']) => void
  /** Saves, and asks at once what stands in the way. */
  readonly save: () => Promise<void>
  /** Does something that changes this very file, and only afterwards looks at what became of it. */
  readonly quietly: <Result>(act: () => Promise<Result>) => Promise<Result>
  /** Closes the editor: the note may stay gone. */
  readonly letGo: () => void
  /** Goes on with the note that a change has made of this one; undefined where none is left. */
  readonly leaveFor: (path: NotePath | undefined) => void
  readonly openLink: (link: EditorLink) => void
  readonly onState: (state: BufferState) => void
  readonly onRendered: (shown: ShownNote, isExact: boolean) => void
}

/** What an editor consists of. */
export interface EditorParts {
  readonly note: NoteView
  readonly buffer: NoteBuffer
  readonly preview: PreviewPane
  readonly properties: PropertySwitch
  readonly loader: NamesLoader
  readonly marks: GardenMarks
  readonly changes: NoteChanges
  readonly settler: Settler
  /** Asks for a template and puts it where the cursor is. */
  insertTemplate(): Promise<void>
  /** The panel of what one needs beside the text. */
  readonly beside: BesideSwitch
  /** Shows the text as somebody chose, here and in every note from now on. */
  showMode(mode: EditorMode): Promise<void>
  destroy(): void
}

/** Creates the parts of a note's editor and joins them: what is typed is kept, saved, shown and held against the garden. */
export function createEditorParts(start: EditorStart, host: EditorHost): EditorParts {
  const { api, path, drafts } = start

  const loader = createNamesLoader(
    () => api.names(),
    () => note.view.dispatch({ effects: gardenChanged.of(null) }),
  )
  const names = () => loader.names
  const focus = (): void => note.view.focus()
  const text = (): string => note.text()
  const replace = (whole: string): void => note.replace(whole)

  const marks = createGardenMarks({
    api,
    path,
    names,
    note: () => note,
    isSaved: (hash) => buffer.state.kind === 'saved' && buffer.hash === hash,
  })

  const properties = createPropertySwitch(readEditorMode(), {
    path,
    names,
    open: (target) => host.openLink({ from: 0, to: 0, target, fragment: '' }),
  })

  const targetSide = (left: string, right: string): string => names()?.targetSide(path, left, right) ?? left
  const live = createLiveSwitch(readEditorMode(), {
    fetchPieces: createPieceFetcher((whole) => api.showText(path, whole, AbortSignal.timeout(20_000)), text),
    targetSide,
    stateOf: (target) => names()?.stateOf(path, target) ?? 'unknown',
  })

  const note: NoteView = createNoteView({
    parent: host.textElement,
    text: start.text,
    label: editorWords().label(path),
    phrases: editorWords().phrases,
    complete: firstOf(
      createInsertPalette({ withoutFeatures: start.withoutFeatures, actions: host.actions }),
      createCompletionSource({
        path,
        names,
        ready: () => loader.start(),
        outline: (other) => api.outline(other).catch(() => undefined),
        across: async (kind, query) => (await api.across(kind, query).catch(() => undefined))?.targets,
        also: (change) => {
          if (change.path === path) {
            const offset = findIdPlace(text(), change)
            if (offset === undefined) host.say(editorWords().block.gone(path))
            else note.view.dispatch({ changes: { from: note.positionOf(offset), insert: change.text } })
          } else void addBlockId(api, change, (message) => host.say(message)).then(focus)
        },
      }),
    ),
    onEdited: () => {
      buffer.edited()
      loader.typed()
      if (buffer.state.kind === 'conflict') settler.askInPause()
    },
    onChanged: () => {
      preview.show()
      beside.changed()
    },
    extensions: [
      commandKeymap(editorCommands, host.actions),
      chooseFirstInsertion,
      linkMarks({
        targetSide,
        stateOf: (target) => names()?.stateOf(path, target) ?? 'unknown',
        open: (link) => host.openLink(link),
        describe: async (link) => {
          await loader.start()
          const other = names()?.findNote(path, link.target, link.syntax)
          return other && describeNote(api, other)
        },
      }),
      marks.extensions,
      live.extension,
      EditorView.updateListener.of(({ docChanged, selectionSet, changes, transactions }) => {
        if (docChanged) follower?.changed(changes.desc)
        if (selectionSet || (docChanged && transactions.some((one) => one.isUserEvent('input'))))
          follower?.cursorMoved()
      }),
      properties.extension,
      taskWord.of(start.taskWord),
      pasting({
        path,
        api,
        names,
        root: start.home,
        lineBreak: start.preview.lineBreaks === 'obsidian' ? '\n' : '  \n',
        say: host.say,
      }),
    ],
  })

  const beside = createBeside({
    parent: () => host.textElement.parentElement ?? host.textElement,
    api,
    path,
    note: () => note,
    targetSide,
    stateOf: (target) => names()?.stateOf(path, target) ?? 'unknown',
    openTarget: (target) => host.openLink({ from: 0, to: 0, target, fragment: '' }),
    focus,
  })

  const settler = createSettler({
    path,
    drafts,
    buffer: () => buffer,
    text,
    replace,
    letGo: host.letGo,
    focus,
  })

  const changes = createNoteChanges({
    api,
    path,
    drafts,
    names,
    text,
    selection: () => {
      const { from, to } = note.view.state.selection.main
      return { start: note.offsetOf(from), end: note.offsetOf(to) }
    },
    hash: () => buffer.hash,
    save: async () => {
      await host.save()
      return buffer.state.kind === 'saved'
    },
    quietly: host.quietly,
    leaveFor: host.leaveFor,
    focus,
    say: host.say,
  })

  let wasSaved = start.disk !== null
  let isWarned = false
  const buffer: NoteBuffer = createNoteBuffer({
    disk: start.disk,
    text,
    replace,
    ...(start.sent && { sent: start.sent }),
    save: (whole, base, isLeaving) => api.saveNote(path, whole, base, isLeaving),
    read: () => api.readDisk(path),
    keepDraft: async (draft) => {
      if ((await drafts.put({ ...draft, path, at: Date.now() })) || isWarned) return
      isWarned = true
      host.say(editorWords().reload.noRoom)
    },
    keepDraftAtOnce: (draft) => drafts.putAtOnce({ ...draft, path, at: Date.now() }),
    dropDraft: () => drafts.remove(path),
    onState: (state) => {
      host.onState(state)
      if (state.kind === 'saved' && !wasSaved) {
        void marks.refresh()
        beside.saved()
      }
      wasSaved = state.kind === 'saved'
      if (state.kind === 'conflict') settler.askInPause()
      else settler.reset()
    },
  })

  let isGone = false
  let follower: BlockFollower | undefined
  /** Only a page that is shown has blocks to follow and tasks to tick. */
  const follow = async (): Promise<void> => {
    const [{ followBlocks }, { previewTasks }] = await Promise.all([
      import('./preview/follow-blocks.ts'),
      import('./tasks/preview-tasks.ts'),
    ])
    if (isGone) return
    if (follower === undefined) {
      follower = followBlocks(note.view, host.previewElement, host.previewText)
      previewTasks(host.previewText, { api, path, note: () => note, say: host.say })
    }
    follower.rendered()
  }

  const preview = createPreviewPane({
    text,
    element: host.previewText,
    options: { ...start.preview, path },
    needsServer: start.hasPlugins,
    ask: (whole, signal) => api.preview(path, whole, signal),
    onRendered: (shown, isExact) => {
      host.onRendered(shown, isExact)
      if (follower) follower.rendered()
      else void follow()
    },
  })

  return {
    note,
    buffer,
    preview,
    properties,
    loader,
    marks,
    changes,
    settler,
    beside,
    async insertTemplate() {
      const { chooseTemplate } = await import('./templates/choose-template.ts')
      await chooseTemplate(api, note, path, host.say)
    },
    async showMode(mode) {
      keepEditorMode(mode)
      properties.choose(note.view, mode)
      await live.choose(note.view, mode)
      focus()
    },
    destroy() {
      beside.destroy()
      settler.stop()
      loader.stop()
      isGone = true
      follower?.stop()
      preview.destroy()
      note.destroy()
    },
  }
}
