import { EditorView } from '@codemirror/view'
import { LitElement, type TemplateResult } from 'lit'
import './editor.css'
import type { NotePath } from '../../../model/path.ts'
import { readLastChange } from './changes/last-change.ts'
import { coverPage } from './cover-page.ts'
import { markAddress, unmarkAddress } from './edit-address.ts'
import { type EditorNotice, renderEditorFrame } from './editor-frame.ts'
import type { EditorLink } from './editor-link.ts'
import { type EditorMode, nextEditorMode, readEditorMode } from './editor-mode.ts'
import { createEditorParts, type EditorParts } from './editor-parts.ts'
import type { EditorStart } from './editor-start.ts'
import { editorWords } from './editor-words.ts'
import type { EditorActions } from './keys/command.ts'
import { runNoteKey } from './keys/command-keymap.ts'
import { editorCommands } from './keys/editor-commands.ts'
import { showTouchBar } from './keys/show-touch-bar.ts'
import { isVimOn, keepVim } from './keys/vim-choice.ts'
import { askAtLeaving, keepAtLeaving } from './leave-page.ts'
import { bodyStart } from './live/body-start.ts'
import type { BufferState } from './note-buffer.ts'
import { hrefOf } from './open-api.ts'
import { pastesDone } from './paste/under-way.ts'
import { showFragment } from './show-fragment.ts'
import { alignNow } from './tables/align-tables.ts'

/** A note's editor over its page: text on the left, what it becomes on the right, and how both stand to the file above. */
export class HortusEditor extends LitElement {
  static override properties = {
    state: { state: true },
    mode: { state: true },
    shows: { state: true },
    hasVim: { state: true },
    notice: { state: true },
    isPreviewBare: { state: true },
  }

  declare state: BufferState
  declare mode: EditorMode
  declare shows: 'both' | 'preview'
  declare hasVim: boolean
  declare notice: EditorNotice | undefined
  /** Whether the preview lacks what the garden's own plugins would do. */
  declare isPreviewBare: boolean

  private readonly start: EditorStart
  private parts!: EditorParts
  private stopListening: () => void = () => {}
  private removeTouchBar: (() => void) | undefined
  /** What commands ask of the editor as a whole. */
  private readonly actions: EditorActions = {
    save: () => this.save(),
    done: () => this.done(),
    change: (task) => this.parts.changes[task](),
    showPast: async () => (await import('./history-dialog.ts')).showPast(this.start, this.parts),
    chooseMentions: () => this.parts.marks.chooseMentions(),
    insertTemplate: () => this.parts.insertTemplate(),
    toggleVim: () => this.setVim(!this.hasVim),
    refreshVim: () => this.setVim(true),
    quit: async () => {
      await this.parts.buffer.close()
      await this.leave(undefined)
    },
    revert: async () => (await import('./revert-note.ts')).revertNote(this.start, this.parts.note),
    openNote: (target) => this.openLink({ from: 0, to: 0, target, fragment: '' }),
    toggleBeside: () => this.parts.beside.toggle(),
    commands: editorCommands,
    nextMode: () => this.chooseMode(nextEditorMode(this.mode)),
  }
  /** While a change across notes touches this file: what comes of it is looked at afterwards. */
  private isHeld = false
  private isLeaving = false

  constructor(start: EditorStart) {
    super()
    this.start = start
    this.state = { kind: 'saved' }
    this.mode = readEditorMode()
    this.shows = 'both'
    this.hasVim = isVimOn()
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
      mode: this.mode,
      shows: this.shows,
      hasVim: this.hasVim,
      notice: this.notice,
      previewNote: this.isPreviewBare ? editorWords().withoutPlugins : undefined,
      lastChange: readLastChange()?.title,
      done: () => void this.done(),
      run: (command) => {
        // Whoever chooses a command in the menu goes on writing after it.
        this.parts.note.view.focus()
        command.run({ view: this.parts.note.view, actions: this.actions })
      },
      undo: () => void this.parts.changes.undo(),
      settle: () => void this.parts.settler.ask(),
      switchPane: () => {
        this.shows = this.shows === 'preview' ? 'both' : 'preview'
      },
      chooseMode: (mode) => this.chooseMode(mode),
      toggleVim: () => this.actions.toggleVim(),
    })
  }

  protected override firstUpdated(): void {
    const { start } = this
    const parts = createEditorParts(start, {
      textElement: this.find('.editor-text'),
      previewElement: this.find('.editor-preview'),
      previewText: this.find('.editor-preview .text'),
      actions: this.actions,
      say: (text, action) => this.say(text, action),
      save: () => this.save(),
      quietly: (act) => this.quietly(act),
      letGo: () => void this.leave(undefined),
      leaveFor: (path) => void this.leaveAfterChange(path),
      openLink: (link) => this.openLink(link),
      onState: (state) => {
        this.state = state
      },
      onRendered: (shown, isExact) => {
        this.find('.editor-preview h1').innerHTML = shown.titleHtml
        this.isPreviewBare = start.hasPlugins && !isExact
        this.dataset['rendered'] = ''
      },
    })
    this.parts = parts
    const { note, buffer } = parts
    this.state = buffer.state
    if (start.disk === null || start.text !== start.disk.text) buffer.edited()
    parts.preview.show()
    void note.setVim(this.hasVim ? this.actions : undefined)
    void Promise.all([parts.loader.start(), parts.marks.refresh()]).then(() => this.begin())
    this.removeTouchBar = showTouchBar(this.find('.editor'), note.view, this.actions)
    this.stopListening = coverPage(this, {
      updated: this.onGardenChanged,
      online: () => void buffer.save(),
      key: this.onKey,
      leave: (event) => askAtLeaving(event, start.path, parts),
      back: () => {
        if (!this.isLeaving) void this.done(true)
      },
      hide: () => keepAtLeaving(start.path, parts),
    })
    const at = Math.min(note.positionOf(start.at), note.view.state.doc.length)
    note.view.dispatch({
      selection: { anchor: at },
      effects: EditorView.scrollIntoView(at, at > bodyStart(start.text) ? { y: 'start', yMargin: 48 } : {}),
    })
    note.view.focus()
    parts.changes.greet()
    if (start.greeting !== undefined) this.say(start.greeting)
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    this.stopListening()
    this.removeTouchBar?.()
    this.parts.destroy()
  }

  /**
   * Saves what can be saved and goes back to the page. What cannot is kept as a draft. `isBack` where the browser has gone back
   * already.
   */
  async done(isBack = false): Promise<void> {
    await pastesDone(this.parts.note.view)
    alignNow(this.parts.note.view)
    await this.save()
    if (this.state.kind === 'conflict') {
      if (isBack) markAddress(this.start.path)
      return
    }
    const isSaved = this.state.kind === 'saved'
    await this.parts.buffer.close()
    await this.leave(isSaved && !isBack ? await hrefOf(this.start.api, this.start.path) : undefined)
  }

  private async leave(href: string | undefined): Promise<void> {
    this.isLeaving = true
    await unmarkAddress()
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
    this.parts.preview.refresh()
    this.parts.beside.saved()
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (!runNoteKey({ view: this.parts.note.view, actions: this.actions }, event)) return
    event.preventDefault()
    event.stopPropagation()
  }

  private chooseMode(mode: EditorMode): void {
    this.mode = mode
    this.shows = 'both'
    void this.parts.showMode(mode)
  }

  private setVim(isOn: boolean): void {
    this.hasVim = isOn
    keepVim(this.hasVim)
    void this.parts.note.setVim(this.hasVim ? this.actions : undefined)
    this.parts.note.view.focus()
  }

  private async openLink({ target, syntax, fragment }: EditorLink): Promise<void> {
    if (/^https?:/i.test(target)) return void window.open(target, '_blank', 'noopener')
    await this.parts.loader.start()
    const { names } = this.parts.loader
    const { path: source } = this.start
    const path = names?.findNote(source, target, syntax)
    if (target === '' || path === source) return void showFragment(this.parts.note.view, fragment)
    // A file that is no note.
    if (!path && names?.stateOf(source, target, syntax) === 'found') return
    const name = syntax === 'markdown' ? target.replace(/\.md$/i, '') : target
    await this.leaveFor(() => this.start.openNote({ ...(path && { path }), name, source, fragment }))
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
    if (path === undefined) await this.leave(this.start.home)
    else {
      const href = await hrefOf(this.start.api, path)
      this.remove()
      // Its old address leads nowhere now: the page below and the one to come back to are the new one.
      if (href !== undefined) location.replace(`${href}?edit`)
      else this.start.openNote({ path, name: path, source: path })
    }
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
