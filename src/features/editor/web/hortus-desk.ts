import { html, LitElement, nothing, type TemplateResult } from 'lit'
import { joinList } from '../../../../web/controllers/join-list.ts'
import './editor.css'
import { fixesOf } from '../completion/text-fixes.ts'
import type { DeskAnswer, DeskList, DeskNote, DeskProblem, DeskTend } from '../desk.ts'
import type { WaitingProposal } from '../proposal-api.ts'
import { aboutProposal, askProposal } from './changes/proposal-dialog.ts'
import type { EditApi } from './edit-api.ts'
import type { EditorTask } from './editor-start.ts'
import { editorWords, failureWords } from './editor-words.ts'
import { shutPage } from './shut-page.ts'

/** What a desk needs. */
interface DeskStart {
  readonly api: EditApi
  /** Opens a note in the editor, at a place of its text or with something to do there if one is given. */
  readonly open: (
    path: string,
    how?: { readonly at?: number | undefined; readonly task?: EditorTask },
  ) => void
  readonly write: (name: string, source: string | undefined) => void
  readonly newNote: () => void
}

/** The gardener's desk: what there is to do in the garden, each with the button that does it. */
export class HortusDesk extends LitElement {
  static override properties = {
    desk: { state: true },
    proposals: { state: true },
    notice: { state: true },
    undo: { state: true },
  }

  declare desk: DeskAnswer | undefined
  declare proposals: readonly WaitingProposal[]
  declare notice: string
  /** Names the change that was just done, while it can be taken back. */
  declare undo: string | undefined
  private readonly start: DeskStart
  private openPage: () => void = () => {}

  constructor(start: DeskStart) {
    super()
    this.start = start
    this.desk = undefined
    this.proposals = []
    this.notice = ''
    this.undo = undefined
  }

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('hortus:updated', this.load)
    document.addEventListener('keydown', this.onKey)
    // What agents propose changes nothing of the garden, so nothing tells of it.
    window.addEventListener('focus', this.load)
    void this.load()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('hortus:updated', this.load)
    document.removeEventListener('keydown', this.onKey)
    window.removeEventListener('focus', this.load)
    this.openPage()
  }

  protected override firstUpdated(): void {
    this.openPage = shutPage(this)
    this.querySelector<HTMLElement>('.desk')!.focus()
  }

  protected override render(): TemplateResult {
    const { desk } = this
    const words = editorWords()
    return html`<section class="desk" role="dialog" aria-modal="true" aria-labelledby="-desk" tabindex="-1">
      <div class="desk-head">
        <h2 id="-desk">${words.desk.title}</h2>
        <button type="button" @click=${() => this.start.newNote()}>${words.creation.title}…</button>
        <button type="button" @click=${() => this.remove()}>${words.close}</button>
      </div>
      <p class="desk-notice" role="status">${this.notice}${this.renderUndo()}</p>
      ${this.renderProposals()}
      ${desk === undefined ? html`<p>${words.desk.loading}</p>` : this.renderLists(desk)}
    </section>`
  }

  private renderLists(desk: DeskAnswer): TemplateResult {
    const { desk: words, number, write, change } = editorWords()
    const isEmpty = Object.values(desk).every((list: DeskList<unknown>) => list.count === 0)
    if (isEmpty) return html`${this.proposals.length > 0 ? nothing : html`<p>${words.nothing}</p>`}`
    return html`
      ${this.renderList(words.problems, desk.problems, (problem) => this.renderProblem(problem))}
      ${this.renderList(
        words.wanted,
        desk.wanted,
        (wanted) =>
          html`${this.renderName(wanted.label, `${words.asks(wanted.noteCount, number(wanted.noteCount))}: ${joinList(wanted.askedBy.map(({ title }) => title))}`)}
            ${this.button(write, () => this.start.write(wanted.label, wanted.askedBy[0]?.path))}`,
      )}
      ${this.renderList(
        words.tend,
        desk.tend,
        (item) =>
          html`${this.renderName(item.kind === 'bridge' ? `${item.title} – ${item.other.title}` : item.title, reasonOf(item))}
            ${this.openButton(item)} ${item.kind === 'bridge' ? this.openButton(item.other) : nothing}`,
      )}
      ${this.renderList(
        words.orphans,
        desk.orphans,
        (note) =>
          html`${this.renderName(note.title, words.short(note.wordCount, number(note.wordCount)))}
            ${this.openButton(note)}
            ${this.button(`${change.merge}…`, () => this.start.open(note.path, { task: 'merge' }))}`,
      )}
      ${this.renderList(
        words.mentions,
        desk.mentions,
        (note) =>
          html`${this.renderName(note.title, words.names(note.mentions, number(note.mentions)))}
            ${this.button(`${words.link}…`, () => this.start.open(note.path, { task: 'mentions' }))}`,
      )}
    `
  }

  private renderProposals(): TemplateResult | typeof nothing {
    const { proposals: words } = editorWords()
    const list = { count: this.proposals.length, items: this.proposals }
    return this.renderList(words.title, list, (proposal) => {
      const about = aboutProposal(proposal)
      return html`${this.renderName(proposal.summary, proposal.stale.length > 0 ? `${about} · ${words.isStale}` : about)}
        ${this.button(`${words.look}…`, () => void this.decide(proposal))}`
    })
  }

  private renderUndo(): TemplateResult | typeof nothing {
    const { undo } = this
    return undo === undefined
      ? nothing
      : html` ${this.button(editorWords().change.undo, () => void this.takeBack(undo))}`
  }

  private renderList<Item>(
    title: string,
    list: DeskList<Item>,
    render: (item: Item) => TemplateResult,
  ): TemplateResult | typeof nothing {
    if (list.count === 0) return nothing
    const { desk: words, number } = editorWords()
    const rest = list.count - list.items.length
    return html`<details open>
      <summary>${title} <small>${number(list.count)}</small></summary>
      <ul>${list.items.map((item) => html`<li>${render(item)}</li>`)}</ul>
      ${rest > 0 ? html`<p><small>${words.more(rest, number(rest))}</small></p>` : nothing}
    </details>`
  }

  private renderName(title: string, about: string): TemplateResult {
    return html`<span><strong><bdi>${title}</bdi></strong> <small>${about}</small></span>`
  }

  private renderProblem(problem: DeskProblem): TemplateResult {
    const { desk: words, write } = editorWords()
    const { wanted } = problem
    return html`${this.renderName(problem.title, problem.message)}
      ${problem.expected.map((name) => this.button(words.use(name), () => void this.mend(problem, name)))}
      ${wanted === undefined ? nothing : this.button(write, () => this.start.write(wanted, problem.path))}
      ${this.button(words.open, () => this.start.open(problem.path, { at: problem.range?.start }))}`
  }

  private openButton(note: DeskNote): TemplateResult {
    const { open } = editorWords().desk
    return html`<button type="button" aria-label=${`${open}: ${note.title}`} @click=${() => this.start.open(note.path)}>${open}</button>`
  }

  private button(label: string, run: () => void): TemplateResult {
    return html`<button type="button" @click=${run}>${label}</button>`
  }

  /** Puts a name in the place of a link's target, if the note is still as the desk showed it. */
  private async mend(problem: DeskProblem, name: string): Promise<void> {
    const { api } = this.start
    const { path, range, hash } = problem
    try {
      const note = await api.readNote(path)
      const fix = range && fixesOf(problem.code, note.text, range, [name])[0]
      if (note.hash !== hash || !fix) {
        this.start.open(path, { at: range?.start })
        return
      }
      const at = range.start
      const text = note.text.slice(0, at + fix.from) + fix.insert + note.text.slice(at + fix.to)
      const outcome = await api.saveNote(path, text, hash)
      const words = editorWords().desk
      this.notice = outcome.kind === 'saved' ? words.mended(problem.title) : words.notMended
    } catch (error) {
      this.notice = failureWords(error)
    }
    void this.load()
  }

  /** Shows a proposal, and does what the gardener decides. */
  private async decide(proposal: WaitingProposal): Promise<void> {
    const choice = await askProposal(proposal)
    if (choice === undefined) return
    const { proposals: words } = editorWords()
    const { api } = this.start
    this.undo = undefined
    try {
      if (choice === 'accept') {
        this.undo = (await api.acceptProposal(proposal.id)).undo
        this.notice = words.accepted(proposal.summary)
      } else {
        await api.rejectProposal(proposal.id)
        this.notice = words.rejected(proposal.summary)
      }
    } catch (error) {
      this.notice = failureWords(error)
    }
    void this.load()
  }

  private async takeBack(undo: string): Promise<void> {
    this.undo = undefined
    try {
      await this.start.api.undoChange(undo)
      this.notice = editorWords().change.undone
    } catch (error) {
      this.notice = failureWords(error)
    }
    void this.load()
  }

  private readonly load = async (): Promise<void> => {
    try {
      const { api } = this.start
      this.proposals = (await api.proposals()).proposals
      this.desk = await api.desk()
    } catch (error) {
      this.notice = failureWords(error)
    }
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    // A dialog above it is closed first.
    const isBelow = document.querySelector('dialog[open]') !== null
    if (event.key === 'Escape' && !event.defaultPrevented && !isBelow) this.remove()
  }
}

/** Why a note is worth a look, in words. */
function reasonOf(item: DeskTend): string {
  const { desk: words, number } = editorWords()
  switch (item.kind) {
    case 'sprouting':
      return words.sprouting(item.noteCount, number(item.noteCount))
    case 'stale':
      return words.stale(item.since, joinList(item.newer.map((title) => `“${title}”`)))
    case 'unchecked':
      return words.unchecked(item.since)
    case 'bridge':
      return words.bridge(joinList(item.words))
    case 'stub': {
      const short = words.short(item.wordCount, number(item.wordCount))
      return item.noteCount === 0
        ? short
        : words.stub(short, words.leading(item.noteCount, number(item.noteCount)))
    }
    case 'no-topic':
      return words.noTopic
  }
}

customElements.define('hortus-desk', HortusDesk)
