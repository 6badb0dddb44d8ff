import type { NotePath } from '../../../model/path.ts'
import { findIdPlace } from '../completion/find-id-place.ts'
import { createCompletionSource } from './completion-source.ts'
import type { EditorNotice } from './editor-frame.ts'
import type { EditorStart } from './editor-start.ts'
import { createNoteView, type NoteView } from './editor-view.ts'
import { editorWords } from './editor-words.ts'
import { fileDrop } from './file-drop.ts'
import { followScroll } from './follow-scroll.ts'
import { createGardenMarks, type GardenMarks } from './garden-marks.ts'
import { type EditorLink, gardenChanged, linkMarks } from './link-marks.ts'
import { createNamesLoader, type NamesLoader } from './names-loader.ts'
import { type BufferState, createNoteBuffer, type NoteBuffer } from './note-buffer.ts'
import { createNoteChanges, type NoteChanges } from './note-changes.ts'
import { addBlockId, describeNote } from './other-notes.ts'
import type { RenderedPreview } from './preview-note.ts'
import { createPreviewPane, type PreviewPane } from './preview-pane.ts'
import { createSettler, type Settler } from './settle-buffer.ts'

/** What an editor's parts ask of the element that holds them. */
interface EditorHost {
  readonly textElement: HTMLElement
  /** Scrolls with the text; the page's own text is in {@link previewText}. */
  readonly previewElement: HTMLElement
  readonly previewText: HTMLElement
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
  readonly onRendered: (preview: RenderedPreview, milliseconds: number) => void
}

/** What an editor consists of. */
export interface EditorParts {
  readonly note: NoteView
  readonly buffer: NoteBuffer
  readonly preview: PreviewPane
  readonly loader: NamesLoader
  readonly marks: GardenMarks
  readonly changes: NoteChanges
  readonly settler: Settler
  destroy(): void
}

/** Creates the parts of a note's editor and joins them: what is typed is kept, saved, shown and held against the garden. */
export function createEditorParts(start: EditorStart, host: EditorHost): EditorParts {
  const { api, path, drafts } = start
  let headings: RenderedPreview['headings'] = []

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

  const note: NoteView = createNoteView({
    parent: host.textElement,
    text: start.text,
    label: editorWords().label(path),
    phrases: editorWords().phrases,
    complete: createCompletionSource({
      path,
      names,
      ready: () => loader.start(),
      outline: (other) => api.outline(other).catch(() => undefined),
      also: (change) => {
        if (change.path === path) {
          const offset = findIdPlace(text(), change)
          if (offset === undefined) host.say(editorWords().block.gone(path))
          else note.view.dispatch({ changes: { from: note.positionOf(offset), insert: change.text } })
        } else void addBlockId(api, change, (message) => host.say(message)).then(focus)
      },
    }),
    onEdited: () => {
      buffer.edited()
      loader.typed()
      if (buffer.state.kind === 'conflict') settler.askInPause()
    },
    onChanged: () => preview.show(text()),
    extensions: [
      linkMarks({
        targetSide: (left, right) => names()?.targetSide(path, left, right) ?? left,
        stateOf: (target) => names()?.stateOf(path, target) ?? 'unknown',
        open: (link) => host.openLink(link),
        describe: async (link) => {
          const other = names()?.findNote(path, link.target)
          return other && describeNote(api, other)
        },
      }),
      marks.extensions,
      fileDrop({
        store: (file) => api.storeAsset(path, file.name, file),
        onStored: (name) => host.say(editorWords().stored(name)),
        onFailed: (reason) => host.say(editorWords().failed(reason)),
      }),
    ],
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
  const buffer: NoteBuffer = createNoteBuffer({
    disk: start.disk,
    text,
    replace,
    save: (whole, base) => api.saveNote(path, whole, base),
    read: () => api.readDisk(path),
    keepDraft: (draft) => drafts.put({ ...draft, path, at: Date.now() }),
    dropDraft: () => drafts.remove(path),
    onState: (state) => {
      host.onState(state)
      if (state.kind === 'saved' && !wasSaved) void marks.refresh()
      wasSaved = state.kind === 'saved'
      if (state.kind === 'conflict') settler.askInPause()
      else settler.reset()
    },
  })

  const preview = createPreviewPane({
    element: host.previewText,
    options: { ...start.preview, path },
    needsServer: start.hasPlugins,
    ask: (whole) => api.preview(path, whole),
    onRendered: (rendered, milliseconds) => {
      headings = rendered.headings
      host.onRendered(rendered, milliseconds)
      if (!isFollowing) follow()
      isFollowing = true
    },
  })
  const follow = followScroll(note.view, host.previewElement, () => headings)
  let isFollowing = false

  return {
    note,
    buffer,
    preview,
    loader,
    marks,
    changes,
    settler,
    destroy() {
      settler.stop()
      loader.stop()
      preview.destroy()
      note.destroy()
    },
  }
}
