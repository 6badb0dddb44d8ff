import { EditorView } from '@codemirror/view'
import { LitElement, type TemplateResult } from 'lit'
import './editor.css'
import type { NotePath } from '../../../model/path.ts'
import { type EditorNotice, renderEditorFrame } from './editor-frame.ts'
import { createEditorParts, type EditorParts } from './editor-parts.ts'
import type { EditorStart } from './editor-start.ts'
import { editorWords } from './editor-words.ts'
import { showHistory } from './history-dialog.ts'
import { readLastChange } from './last-change.ts'
import type { EditorLink } from './link-marks.ts'
import type { BufferState } from './note-buffer.ts'

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
  private parts!: EditorParts
  /** While a change across notes touches this file: what comes of it is looked at afterwards. */
  private isHeld = false

  constructor(start: EditorStart) {
    super()
    this.start = start
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
      rename: () => void this.parts.changes.rename(),
      merge: () => void this.parts.changes.merge(),
      extract: () => void this.parts.changes.extract(),
      remove: () => void this.parts.changes.remove(),
      undo: () => void this.parts.changes.undo(),
      showPast: () => void this.showPast(),
      showMentions: () => void this.parts.marks.chooseMentions(),
      settle: () => void this.parts.settler.ask(),
      switchPane: () => {
        this.shows = this.shows === 'preview' ? 'both' : 'preview'
      },
      toggleVim: () => this.toggleVim(),
    })
  }

  protected override firstUpdated(): void {
    const { start } = this
    const parts = createEditorParts(start, {
      textElement: this.find('.editor-text'),
      previewElement: this.find('.editor-preview'),
      previewText: this.find('.editor-preview .text'),
      say: (text, action) => this.say(text, action),
      save: () => this.save(),
      quietly: (act) => this.quietly(act),
      letGo: () => this.leave(undefined),
      leaveFor: (path) => void this.leaveAfterChange(path),
      openLink: (link) => this.openLink(link),
      onState: (state) => {
        this.state = state
      },
      onRendered: (preview, milliseconds) => {
        this.find('.editor-preview h1').innerHTML = preview.titleHtml
        this.wordCount = preview.wordCount
        this.isPreviewBare = start.hasPlugins && !preview.isExact
        this.dataset['rendered'] = String(Math.round(milliseconds))
      },
    })
    this.parts = parts
    const { note, buffer } = parts
    this.state = buffer.state
    if (start.disk === null || start.text !== start.disk.text) buffer.edited()
    parts.preview.show(note.text())
    void note.setVim(this.hasVim)
    void Promise.all([parts.loader.start(), parts.marks.refresh()]).then(() => this.begin())
    document.addEventListener('hortus:updated', this.onGardenChanged)
    window.addEventListener('keydown', this.onKey, true)
    window.addEventListener('online', this.onOnline)
    window.addEventListener('beforeunload', this.onLeave)
    document.documentElement.classList.add('is-editing')
    const at = Math.min(note.positionOf(start.at), note.view.state.doc.length)
    note.view.dispatch({
      selection: { anchor: at },
      effects: EditorView.scrollIntoView(at, at > 0 ? { y: 'start', yMargin: 48 } : {}),
    })
    note.view.focus()
    parts.changes.greet()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('hortus:updated', this.onGardenChanged)
    window.removeEventListener('keydown', this.onKey, true)
    window.removeEventListener('online', this.onOnline)
    window.removeEventListener('beforeunload', this.onLeave)
    document.documentElement.classList.remove('is-editing')
    this.parts.destroy()
  }

  /** Saves what can be saved and goes back to the page. What cannot is kept as a draft. */
  async done(): Promise<void> {
    await this.save()
    if (this.state.kind === 'conflict') return
    const isSaved = this.state.kind === 'saved'
    await this.parts.buffer.close()
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
    if (this.start.task === 'mentions') void this.parts.marks.chooseMentions()
    if (this.start.task === 'merge') void this.parts.changes.merge()
  }

  private readonly onGardenChanged = (): void => {
    if (this.isHeld) return
    void this.parts.buffer.checkDisk()
    this.parts.loader.changed()
    void this.parts.marks.refresh()
  }

  private readonly onOnline = (): void => {
    void this.parts.buffer.save()
  }

  private readonly onLeave = (event: BeforeUnloadEvent): void => {
    // The draft is kept already; the question is only asked where nothing could be saved.
    if (this.state.kind === 'refused' || this.state.kind === 'conflict') event.preventDefault()
    void this.parts.buffer.close()
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    const isChord = (event.ctrlKey || event.metaKey) && !event.altKey
    const run = isChord
      ? { s: () => this.save(), enter: () => this.done() }[event.key.toLowerCase()]
      : event.key === 'F2'
        ? () => this.parts.changes.rename()
        : undefined
    if (!run || document.querySelector('dialog.ask')) return
    event.preventDefault()
    event.stopPropagation()
    void run()
  }

  private toggleVim(): void {
    this.hasVim = !this.hasVim
    localStorage.setItem(vimSetting, this.hasVim ? 'on' : 'off')
    void this.parts.note.setVim(this.hasVim)
    this.parts.note.view.focus()
  }

  private openLink(link: EditorLink): void {
    const { names } = this.parts.loader
    const path = names?.findNote(this.start.path, link.target)
    if (!path && names?.stateOf(this.start.path, link.target) === 'found') return
    void this.leaveFor(() =>
      this.start.openNote({ ...(path && { path }), name: link.target, source: this.start.path }),
    )
  }

  /** Saves, and goes elsewhere unless that needs a decision first. */
  private async leaveFor(go: () => void): Promise<void> {
    await this.save()
    if (this.state.kind === 'conflict') return
    await this.parts.buffer.close()
    this.remove()
    go()
  }

  /** Saves because somebody says so: what stands in the way is asked at once. */
  private async save(): Promise<void> {
    await this.parts.buffer.save()
    await this.parts.settler.ask()
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
    await this.parts.buffer.close()
    await this.start.drafts.remove(this.start.path)
    if (path === undefined) this.leave(this.start.home)
    else {
      const href = await this.start.api.readNote(path).then(
        (note) => note.href,
        () => undefined,
      )
      this.remove()
      // Its old address leads nowhere now: the page below and the one to come back to are the new one.
      if (href !== undefined) location.replace(`${href}?edit`)
      else this.start.openNote({ path, name: path, source: path })
    }
  }

  private async showPast(): Promise<void> {
    const restored = await showHistory(
      this.start.api,
      this.start.drafts,
      this.start.path,
      this.parts.note.text(),
    )
    if (restored !== undefined) {
      this.parts.note.replace(restored)
      this.parts.buffer.edited()
    }
    this.parts.note.view.focus()
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
