import { LitElement, type TemplateResult } from 'lit'
import './editor.css'
import type { NotePath } from '../../src/model/path.ts'
import { createCompletionSource } from './completion-source.ts'
import { diagnosticMarks } from './diagnostic-marks.ts'
import type { DraftStore } from './draft-store.ts'
import type { EditApi } from './edit-api.ts'
import { type EditorNotice, renderEditorFrame } from './editor-frame.ts'
import { createNoteView, type NoteView } from './editor-view.ts'
import { editorWords } from './editor-words.ts'
import { fileDrop } from './file-drop.ts'
import { followScroll } from './follow-scroll.ts'
import type { GardenNames } from './garden-names.ts'
import { showHistory } from './history-dialog.ts'
import { readLastChange } from './last-change.ts'
import { type EditorLink, gardenChanged, linkMarks } from './link-marks.ts'
import { mentionMarks } from './mention-marks.ts'
import { askMentions } from './mentions-dialog.ts'
import { createNamesLoader, type NamesLoader } from './names-loader.ts'
import { type BufferState, createNoteBuffer, type DiskText, type NoteBuffer } from './note-buffer.ts'
import { createNoteChanges, type NoteChanges } from './note-changes.ts'
import { addBlockId, describeNote } from './other-notes.ts'
import type { RenderedPreview } from './preview-note.ts'
import { createPreviewPane, type PreviewPane } from './preview-pane.ts'
import { createSettler, type Settler } from './settle-buffer.ts'

/** Something to do that the editor opens with. */
export type EditorTask = 'mentions' | 'merge'

/** What an editor starts with. */
export interface EditorStart {
  readonly path: NotePath
  /** What is on disk; `null` for a note that is new. */
  readonly disk: DiskText | null
  /** What the editor shows at first: the file's text, or a draft. */
  readonly text: string
  readonly api: EditApi
  readonly drafts: DraftStore
  readonly lineBreaks: 'obsidian' | 'commonmark'
  /** What the garden's own `index.md` is called that names itself nowhere. */
  readonly homeTitle: string
  /** Whether the garden adds plugins of its own to the chain, which only the server can run. */
  readonly hasPlugins: boolean
  /** Where somebody goes who has removed the note. */
  readonly home: string
  /** Where the cursor goes: an offset of the text. */
  readonly at: number
  readonly task?: EditorTask | undefined
  /** Opens a note in this editor's place; a name without a note is a new one. */
  readonly openNote: (target: {
    readonly path?: NotePath
    readonly name: string
    readonly source: NotePath
  }) => void
  /** Called when the editor is done; `href` is the note's page. */
  readonly onClose: (href: string | undefined) => void
}

/** Where the choice of Vim's keys is kept. */
const vimSetting = 'hortus-vim'

/** A note's editor over its page: text on the left, what it becomes on the right, and how both stand to the file above. */
export class HortusEditor extends LitElement {
  static override properties = {
    state: { state: true },
    wordCount: { state: true },
    shows: { state: true },
    hasVim: { state: true },
    notice: { state: true },
    isPreviewBare: { state: true },
  }

  declare state: BufferState
  declare wordCount: number
  declare shows: 'both' | 'preview'
  declare hasVim: boolean
  declare notice: EditorNotice | undefined
  /** Whether the preview lacks what the garden's own plugins would do. */
  declare isPreviewBare: boolean

  private readonly start: EditorStart
  private note!: NoteView
  private buffer!: NoteBuffer
  private preview!: PreviewPane
  private readonly loader: NamesLoader
  private changes!: NoteChanges
  private settler!: Settler
  /** While a change across notes touches this file: what comes of it is looked at afterwards. */
  private isHeld = false
  private headings: RenderedPreview['headings'] = []
  private readonly marks = diagnosticMarks()
  private readonly mentions = mentionMarks((target, text) => this.names?.linkTo(target as NotePath, text))

  constructor(start: EditorStart) {
    super()
    this.start = start
    this.loader = createNamesLoader(
      () => start.api.names(),
      () => this.note.view.dispatch({ effects: gardenChanged.of(null) }),
    )
    this.state = { kind: 'saved' }
    this.wordCount = 0
    this.shows = 'both'
    this.hasVim = localStorage.getItem(vimSetting) === 'on'
    this.notice = undefined
    this.isPreviewBare = false
  }

  /** Light DOM: find in page, selection and the page's styles work as they do elsewhere. */
  protected override createRenderRoot(): HTMLElement {
    return this
  }

  protected override render(): TemplateResult {
    return renderEditorFrame({
      path: this.start.path,
      state: this.state,
      wordCount: this.wordCount,
      shows: this.shows,
      hasVim: this.hasVim,
      notice: this.notice,
      previewNote: this.isPreviewBare ? editorWords().withoutPlugins : undefined,
      lastChange: readLastChange()?.title,
      done: () => void this.done(),
      save: () => void this.save(),
      rename: () => void this.changes.rename(),
      merge: () => void this.changes.merge(),
      extract: () => void this.changes.extract(),
      remove: () => void this.changes.remove(),
      undo: () => void this.changes.undo(),
      showPast: () => void this.showPast(),
      showMentions: () => void this.showMentions(),
      settle: () => void this.settler.ask(),
      switchPane: () => {
        this.shows = this.shows === 'preview' ? 'both' : 'preview'
      },
      toggleVim: () => this.toggleVim(),
    })
  }

  protected override firstUpdated(): void {
    const { start } = this
    this.note = createNoteView({
      parent: this.find('.editor-text'),
      text: start.text,
      label: editorWords().label(start.path),
      phrases: editorWords().phrases,
      complete: createCompletionSource({
        path: start.path,
        names: () => this.names,
        ready: () => this.loader.start(),
        outline: (path) => start.api.outline(path).catch(() => undefined),
        also: (change) => {
          if (change.path === start.path)
            this.note.view.dispatch({
              changes: { from: this.note.positionOf(change.offset), insert: change.text },
            })
          else
            void addBlockId(start.api, change, (message) => this.say(message)).then(() =>
              this.note.view.focus(),
            )
        },
      }),
      onEdited: () => {
        this.buffer.edited()
        this.loader.typed()
        if (this.state.kind === 'conflict') this.settler.askInPause()
      },
      onChanged: () => this.preview.show(this.note.text()),
      extensions: [
        linkMarks({
          stateOf: (target) => this.names?.stateOf(start.path, target) ?? 'unknown',
          open: (link) => this.openLink(link),
          describe: async (link) => {
            const path = this.names?.findNote(start.path, link.target)
            return path && describeNote(start.api, path)
          },
        }),
        this.marks.extension,
        this.mentions.extension,
        fileDrop({
          store: (file) => start.api.storeAsset(start.path, file.name, file),
          onStored: (name) => this.say(editorWords().stored(name)),
          onFailed: (reason) => this.say(editorWords().failed(reason)),
        }),
      ],
    })
    this.settler = createSettler({
      path: start.path,
      drafts: start.drafts,
      buffer: () => this.buffer,
      text: () => this.note.text(),
      replace: (text) => this.note.replace(text),
      letGo: () => this.leave(undefined),
      focus: () => this.note.view.focus(),
    })
    this.changes = createNoteChanges({
      api: start.api,
      path: start.path,
      names: () => this.names,
      text: () => this.note.text(),
      selection: () => {
        const { from, to } = this.note.view.state.selection.main
        return { start: this.note.offsetOf(from), end: this.note.offsetOf(to) }
      },
      hash: () => this.buffer.hash,
      save: async () => {
        await this.save()
        return this.state.kind === 'saved'
      },
      quietly: (act) => this.quietly(act),
      leaveFor: (path) => void this.leaveAfterChange(path),
      focus: () => this.note.view.focus(),
      say: (message, action) => this.say(message, action),
    })
    this.buffer = createNoteBuffer({
      disk: start.disk,
      text: () => this.note.text(),
      replace: (text) => this.note.replace(text),
      save: (text, base) => start.api.saveNote(start.path, text, base),
      read: () => start.api.readDisk(start.path),
      keepDraft: (draft) => start.drafts.put({ ...draft, path: start.path, at: Date.now() }),
      dropDraft: () => start.drafts.remove(start.path),
      onState: (state) => {
        const wasSaved = this.state.kind === 'saved'
        this.state = state
        if (state.kind === 'saved' && !wasSaved) void this.refreshMarks()
        if (state.kind === 'conflict') this.settler.askInPause()
        else this.settler.reset()
      },
    })
    this.state = this.buffer.state
    this.preview = createPreviewPane({
      element: this.find('.editor-preview .text'),
      options: { path: start.path, lineBreaks: start.lineBreaks, homeTitle: start.homeTitle },
      needsServer: start.hasPlugins,
      ask: (text) => start.api.preview(start.path, text),
      onRendered: (preview, milliseconds) => {
        this.find('.editor-preview h1').textContent = preview.title
        this.wordCount = preview.wordCount
        this.isPreviewBare = start.hasPlugins && !preview.isExact
        this.headings = preview.headings
        this.dataset['rendered'] = String(Math.round(milliseconds))
      },
    })
    followScroll(this.note.view, this.find('.editor-preview'), () => this.headings)
    if (start.disk === null || start.text !== start.disk.text) this.buffer.edited()
    this.preview.show(this.note.text())
    void this.note.setVim(this.hasVim)
    void Promise.all([this.loader.start(), this.refreshMarks()]).then(() => this.begin())
    document.addEventListener('hortus:updated', this.onGardenChanged)
    window.addEventListener('keydown', this.onKey, true)
    window.addEventListener('online', this.onOnline)
    window.addEventListener('beforeunload', this.onLeave)
    document.documentElement.classList.add('is-editing')
    const at = Math.min(this.note.positionOf(start.at), this.note.view.state.doc.length)
    this.note.view.dispatch({ selection: { anchor: at }, scrollIntoView: true })
    this.note.view.focus()
    this.changes.greet()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('hortus:updated', this.onGardenChanged)
    window.removeEventListener('keydown', this.onKey, true)
    window.removeEventListener('online', this.onOnline)
    window.removeEventListener('beforeunload', this.onLeave)
    document.documentElement.classList.remove('is-editing')
    this.settler.stop()
    this.loader.stop()
    this.preview.destroy()
    this.note.destroy()
  }

  /** Saves what can be saved and goes back to the page. What cannot is kept as a draft. */
  async done(): Promise<void> {
    await this.save()
    if (this.state.kind === 'conflict') return
    const isSaved = this.state.kind === 'saved'
    await this.buffer.close()
    const href = isSaved
      ? await this.start.api.readNote(this.start.path).then(
          (note) => note.href,
          () => undefined,
        )
      : undefined
    this.leave(href)
  }

  private leave(href: string | undefined): void {
    this.remove()
    this.start.onClose(href)
  }

  private begin(): void {
    if (this.start.task === 'mentions') void this.showMentions()
    if (this.start.task === 'merge') void this.changes.merge()
  }

  private async showMentions(): Promise<void> {
    await askMentions(this.note.view, this.mentions)
    this.note.view.focus()
  }

  private readonly onGardenChanged = (): void => {
    if (this.isHeld) return
    void this.buffer.checkDisk()
    this.loader.changed()
    void this.refreshMarks()
  }

  private readonly onOnline = (): void => {
    void this.buffer.save()
  }

  private readonly onLeave = (event: BeforeUnloadEvent): void => {
    // The draft is kept already; the question is only asked where nothing could be saved.
    if (this.state.kind === 'refused' || this.state.kind === 'conflict') event.preventDefault()
    void this.buffer.close()
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const isChord = (event.ctrlKey || event.metaKey) && !event.altKey
    const run = isChord
      ? { s: () => this.save(), enter: () => this.done() }[event.key.toLowerCase()]
      : event.key === 'F2'
        ? () => this.changes.rename()
        : undefined
    if (!run || document.querySelector('dialog.ask')) return
    event.preventDefault()
    event.stopPropagation()
    void run()
  }

  private toggleVim(): void {
    this.hasVim = !this.hasVim
    localStorage.setItem(vimSetting, this.hasVim ? 'on' : 'off')
    void this.note.setVim(this.hasVim)
    this.note.view.focus()
  }

  private get names(): GardenNames | undefined {
    return this.loader.names
  }

  /** What the garden says of the text that is on disk; shown while the editor has that text. */
  private async refreshMarks(): Promise<void> {
    const { api, path } = this.start
    try {
      const [{ diagnostics, hash }, { mentions }] = await Promise.all([
        api.diagnostics(path),
        api.mentions(path),
      ])
      if (this.buffer.state.kind !== 'saved' || this.buffer.hash !== hash) return
      const positionOf = (offset: number): number => this.note.positionOf(offset)
      this.marks.show(this.note.view, diagnostics, positionOf)
      this.mentions.show(this.note.view, mentions, positionOf)
    } catch {
      // They come with the next save.
    }
  }

  private openLink(link: EditorLink): void {
    const path = this.names?.findNote(this.start.path, link.target)
    if (!path && this.names?.stateOf(this.start.path, link.target) === 'found') return
    void this.leaveFor(() =>
      this.start.openNote({ ...(path && { path }), name: link.target, source: this.start.path }),
    )
  }

  /** Saves, and goes elsewhere unless that needs a decision first. */
  private async leaveFor(go: () => void): Promise<void> {
    await this.save()
    if (this.state.kind === 'conflict') return
    await this.buffer.close()
    this.remove()
    go()
  }

  /** Saves because somebody says so: what stands in the way is asked at once. */
  private async save(): Promise<void> {
    await this.buffer.save()
    await this.settler.ask()
  }

  private async quietly<Result>(act: () => Promise<Result>): Promise<Result> {
    this.isHeld = true
    try {
      return await act()
    } finally {
      this.isHeld = false
      // Whoever asked may leave the note first.
      setTimeout(() => this.isConnected && this.onGardenChanged())
    }
  }

  /** Goes on with the note that a change has made of this one. */
  private async leaveAfterChange(path: NotePath | undefined): Promise<void> {
    this.isHeld = true
    await this.buffer.close()
    await this.start.drafts.remove(this.start.path)
    if (path === undefined) this.leave(this.start.home)
    else {
      this.remove()
      this.start.openNote({ path, name: path, source: path })
    }
  }

  private async showPast(): Promise<void> {
    const restored = await showHistory(this.start.api, this.start.drafts, this.start.path, this.note.text())
    if (restored !== undefined) {
      this.note.replace(restored)
      this.buffer.edited()
    }
    this.note.view.focus()
  }

  private say(text: string, action?: EditorNotice['action']): void {
    const notice: EditorNotice = { text, ...(action && { action }) }
    this.notice = notice
    setTimeout(
      () => {
        if (this.notice === notice) this.notice = undefined
      },
      action ? 20_000 : 6_000,
    )
  }

  private find(selector: string): HTMLElement {
    return this.querySelector<HTMLElement>(selector)!
  }
}

customElements.define('hortus-editor', HortusEditor)
