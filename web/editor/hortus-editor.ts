import { LitElement, type TemplateResult } from 'lit'
import './editor.css'
import type { NotePath } from '../../src/model/path.ts'
import { createCompletionSource } from './completion-source.ts'
import { diagnosticMarks } from './diagnostic-marks.ts'
import type { DraftStore } from './draft-store.ts'
import type { EditApi } from './edit-api.ts'
import { renderEditorFrame } from './editor-frame.ts'
import { createNoteView, type NoteView } from './editor-view.ts'
import { editorWords } from './editor-words.ts'
import { fileDrop } from './file-drop.ts'
import { followScroll } from './follow-scroll.ts'
import { createGardenNames, type GardenNames } from './garden-names.ts'
import { showHistory } from './history-dialog.ts'
import { type EditorLink, gardenChanged, linkMarks } from './link-marks.ts'
import { mentionMarks } from './mention-marks.ts'
import { askMentions } from './mentions-dialog.ts'
import { type BufferState, createNoteBuffer, type DiskText, type NoteBuffer } from './note-buffer.ts'
import { addBlockId, describeNote } from './other-notes.ts'
import type { RenderedPreview } from './preview-note.ts'
import { createPreviewPane, type PreviewPane } from './preview-pane.ts'
import { askRename } from './rename-dialog.ts'
import { settleConflict } from './settle-conflict.ts'

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
  /** Where the cursor goes: an offset of the text. */
  readonly at: number
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
  }

  declare state: BufferState
  declare wordCount: number
  declare shows: 'both' | 'preview'
  declare hasVim: boolean
  declare notice: string

  private readonly start: EditorStart
  private note!: NoteView
  private buffer!: NoteBuffer
  private preview!: PreviewPane
  private names: GardenNames | undefined
  private headings: RenderedPreview['headings'] = []
  private readonly marks = diagnosticMarks()
  private readonly mentions = mentionMarks((target, text) => this.names?.linkTo(target as NotePath, text))

  constructor(start: EditorStart) {
    super()
    this.start = start
    this.state = { kind: 'saved' }
    this.wordCount = 0
    this.shows = 'both'
    this.hasVim = localStorage.getItem(vimSetting) === 'on'
    this.notice = ''
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
      done: () => void this.done(),
      save: () => void this.buffer.save(),
      rename: () => void this.rename(),
      showPast: () => void this.showPast(),
      showMentions: () => void askMentions(this.note.view, this.mentions).then(() => this.note.view.focus()),
      settle: () => void this.settle(),
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
      label: editorWords.label(start.path),
      complete: createCompletionSource({
        path: start.path,
        names: () => this.names,
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
      onEdited: () => this.buffer.edited(),
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
          onStored: (name) => this.say(editorWords.stored(name)),
          onFailed: (reason) => this.say(editorWords.failed(reason)),
        }),
      ],
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
        if (state.kind === 'conflict') void this.settle()
      },
    })
    this.state = this.buffer.state
    this.preview = createPreviewPane({
      element: this.find('.editor-preview .text'),
      options: { path: start.path, lineBreaks: start.lineBreaks },
      ask: (text) => start.api.preview(start.path, text),
      onRendered: (preview, milliseconds) => {
        this.find('.editor-preview h1').textContent = preview.title
        this.wordCount = preview.wordCount
        this.headings = preview.headings
        this.dataset['rendered'] = String(Math.round(milliseconds))
      },
    })
    followScroll(this.note.view, this.find('.editor-preview'), () => this.headings)
    if (start.disk === null || start.text !== start.disk.text) this.buffer.edited()
    this.preview.show(this.note.text())
    void this.note.setVim(this.hasVim)
    void this.loadNames()
    void this.refreshMarks()
    document.addEventListener('hortus:updated', this.onGardenChanged)
    window.addEventListener('keydown', this.onKey, true)
    window.addEventListener('online', this.onOnline)
    window.addEventListener('beforeunload', this.onLeave)
    document.documentElement.classList.add('is-editing')
    const at = Math.min(this.note.positionOf(start.at), this.note.view.state.doc.length)
    this.note.view.dispatch({ selection: { anchor: at }, scrollIntoView: true })
    this.note.view.focus()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('hortus:updated', this.onGardenChanged)
    window.removeEventListener('keydown', this.onKey, true)
    window.removeEventListener('online', this.onOnline)
    window.removeEventListener('beforeunload', this.onLeave)
    document.documentElement.classList.remove('is-editing')
    this.preview.destroy()
    this.note.destroy()
  }

  /** Saves what can be saved and goes back to the page. What cannot is kept as a draft. */
  async done(): Promise<void> {
    await this.buffer.save()
    if (this.state.kind === 'conflict') return
    const isSaved = this.state.kind === 'saved'
    await this.buffer.close()
    const href = isSaved
      ? await this.start.api.readNote(this.start.path).then(
          (note) => note.href,
          () => undefined,
        )
      : undefined
    this.remove()
    this.start.onClose(href)
  }

  private readonly onGardenChanged = (): void => {
    void this.buffer.checkDisk()
    void this.loadNames()
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
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return
    const key = event.key.toLowerCase()
    if (key !== 's' && key !== 'enter') return
    event.preventDefault()
    event.stopPropagation()
    void (key === 's' ? this.buffer.save() : this.done())
  }

  private toggleVim(): void {
    this.hasVim = !this.hasVim
    localStorage.setItem(vimSetting, this.hasVim ? 'on' : 'off')
    void this.note.setVim(this.hasVim)
    this.note.view.focus()
  }

  private async loadNames(): Promise<void> {
    try {
      this.names = createGardenNames(await this.start.api.names())
      this.note.view.dispatch({ effects: gardenChanged.of(null) })
    } catch {
      // Without the server there is no completion; writing goes on.
    }
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
    await this.buffer.save()
    if (this.state.kind === 'conflict') return
    await this.buffer.close()
    this.remove()
    go()
  }

  private isSettling = false

  private async settle(): Promise<void> {
    if (this.isSettling || this.state.kind !== 'conflict') return
    this.isSettling = true
    const { base, theirs } = this.state
    const mine = this.note.text()
    const settlement = await settleConflict(base, mine, theirs)
    this.isSettling = false
    if (settlement.kind === 'later') return
    // Whatever is chosen, what stood here is kept in this browser.
    await this.start.drafts.put({
      path: `${this.start.path}\n${Date.now()}`,
      text: mine,
      baseText: base,
      baseHash: null,
      at: Date.now(),
    })
    if (settlement.kind === 'let-go') {
      await this.start.drafts.remove(this.start.path)
      this.remove()
      this.start.onClose(undefined)
      return
    }
    this.note.replace(settlement.text)
    await this.buffer.settle()
    this.note.view.focus()
  }

  private async rename(): Promise<void> {
    await this.buffer.save()
    if (this.state.kind !== 'saved') return
    const moved = await askRename(this.start.api, this.start.path, (message) => this.say(message))
    if (moved) void this.leaveFor(() => this.start.openNote({ path: moved, name: moved, source: moved }))
  }

  private async showPast(): Promise<void> {
    const restored = await showHistory(this.start.api, this.start.drafts, this.start.path, this.note.text())
    if (restored !== undefined) {
      this.note.replace(restored)
      this.buffer.edited()
    }
    this.note.view.focus()
  }

  private say(message: string): void {
    this.notice = message
    setTimeout(() => {
      if (this.notice === message) this.notice = ''
    }, 6000)
  }

  private find(selector: string): HTMLElement {
    return this.querySelector<HTMLElement>(selector)!
  }
}

customElements.define('hortus-editor', HortusEditor)
