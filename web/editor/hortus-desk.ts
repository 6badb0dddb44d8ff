import { html, LitElement, nothing, type TemplateResult } from 'lit'
import './editor.css'
import { fixesOfLink } from '../../src/complete/fix-link.ts'
import type { DeskAnswer, DeskList, DeskNote, DeskProblem } from '../../src/protocol/desk.ts'
import { deskWords as words } from './desk-words.ts'
import type { EditApi } from './edit-api.ts'

/** What a desk needs. */
export interface DeskStart {
  readonly api: EditApi
  /** Opens a note in the editor, at a place of its text if one is given. */
  readonly open: (path: string, at?: number) => void
  readonly write: (name: string, source: string | undefined) => void
}

/** The gardener's desk: what there is to do in the garden, each with the button that does it. */
export class HortusDesk extends LitElement {
  static override properties = { desk: { state: true }, notice: { state: true } }

  declare desk: DeskAnswer | undefined
  declare notice: string
  private readonly start: DeskStart

  constructor(start: DeskStart) {
    super()
    this.start = start
    this.desk = undefined
    this.notice = ''
  }

  protected override createRenderRoot(): HTMLElement {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    document.addEventListener('hortus:updated', this.load)
    document.addEventListener('keydown', this.onKey)
    void this.load()
  }

  override disconnectedCallback(): void {
    super.disconnectedCallback()
    document.removeEventListener('hortus:updated', this.load)
    document.removeEventListener('keydown', this.onKey)
  }

  protected override firstUpdated(): void {
    this.querySelector<HTMLElement>('.desk')!.focus()
  }

  protected override render(): TemplateResult {
    const { desk } = this
    return html`<section class="desk" role="dialog" aria-modal="true" aria-labelledby="-desk" tabindex="-1">
      <header><h2 id="-desk">${words.title}</h2><button type="button" @click=${() => this.remove()}>${words.close}</button></header>
      <p class="desk-notice" role="status">${this.notice}</p>
      ${desk === undefined ? html`<p>${words.loading}</p>` : this.renderLists(desk)}
    </section>`
  }

  private renderLists(desk: DeskAnswer): TemplateResult {
    const isEmpty = Object.values(desk).every((list: DeskList<unknown>) => list.count === 0)
    if (isEmpty) return html`<p>${words.nothing}</p>`
    return html`
      ${this.renderList(words.problems, desk.problems, (problem) => this.renderProblem(problem))}
      ${this.renderList(
        words.wanted,
        desk.wanted,
        (wanted) =>
          html`<span><strong>${wanted.label}</strong> <small>${words.asks(wanted.noteCount)}: ${wanted.askedBy.map(({ title }) => title).join(', ')}</small></span>
            <button type="button" @click=${() => this.start.write(wanted.label, wanted.askedBy[0]?.path)}>${words.write}</button>`,
      )}
      ${this.renderList(
        words.tend,
        desk.tend,
        (item) =>
          html`<span><strong>${item.title}${item.other ? ` – ${item.other.title}` : ''}</strong> <small>${item.reason}</small></span>${this.openButton(item)}`,
      )}
      ${this.renderList(
        words.mentions,
        desk.mentions,
        (note) =>
          html`<span><strong>${note.title}</strong> <small>${words.names(note.mentions)}</small></span>${this.openButton(note)}`,
      )}
    `
  }

  private renderList<Item>(
    title: string,
    list: DeskList<Item>,
    render: (item: Item) => TemplateResult,
  ): TemplateResult | typeof nothing {
    if (list.count === 0) return nothing
    const rest = list.count - list.items.length
    return html`<details open>
      <summary>${title} <small>${list.count}</small></summary>
      <ul>${list.items.map((item) => html`<li>${render(item)}</li>`)}</ul>
      ${rest > 0 ? html`<p><small>${words.more(rest)}</small></p>` : nothing}
    </details>`
  }

  private renderProblem(problem: DeskProblem): TemplateResult {
    return html`<span><strong>${problem.title}</strong> <small>${problem.message}</small></span>
      ${problem.expected.map(
        (name) =>
          html`<button type="button" @click=${() => void this.mend(problem, name)}>${words.use(name)}</button>`,
      )}
      <button type="button" @click=${() => this.start.open(problem.path, problem.range?.start)}>${words.open}</button>`
  }

  private openButton(note: DeskNote): TemplateResult {
    return html`<button type="button" @click=${() => this.start.open(note.path)}>${words.open}</button>`
  }

  /** Puts a name in the place of a link's target, if the note is still as the desk showed it. */
  private async mend(problem: DeskProblem, name: string): Promise<void> {
    const { api } = this.start
    const { path, range, hash } = problem
    try {
      const note = await api.readNote(path)
      const written = range ? note.text.slice(range.start, range.end) : ''
      const fix = fixesOfLink(problem.code, written, [name])[0]
      if (note.hash !== hash || !range || !fix) {
        this.start.open(path, range?.start)
        return
      }
      const at = range.start
      const text = note.text.slice(0, at + fix.from) + fix.insert + note.text.slice(at + fix.to)
      const outcome = await api.saveNote(path, text, hash)
      this.notice = outcome.kind === 'saved' ? words.mended(problem.title) : words.notMended
    } catch (error) {
      this.notice = error instanceof Error ? error.message : String(error)
    }
    void this.load()
  }

  private readonly load = async (): Promise<void> => {
    try {
      this.desk = await this.start.api.desk()
    } catch (error) {
      this.notice = error instanceof Error ? error.message : String(error)
    }
  }

  private readonly onKey = (event: KeyboardEvent): void => {
    if (event.key === 'Escape' && !event.defaultPrevented) this.remove()
  }
}

customElements.define('hortus-desk', HortusDesk)
