import { html, LitElement, nothing } from 'lit'
import type { Asking } from '../../src/model/page.ts'
import { appWords } from '../controllers/app-words.ts'
import { withoutIds } from '../controllers/without-ids.ts'
import type { PreviewContent } from '../view/preview-content.ts'
import { type Box, placeCard } from '../view/preview-place.ts'

/**
 * A card with what is behind a link. It stands in the top layer beside its link, never over it, and takes no focus. In
 * the light DOM, so that a note's text looks in it as it does on its page.
 */
export class HortusPreview extends LitElement {
  static override properties = {
    content: { attribute: false },
    note: {},
    asks: { attribute: false },
    href: {},
  }

  /** What to show, or a sentence alone. */
  declare content: PreviewContent | undefined
  declare note: string
  /** Below the sentence: the notes that ask for a wanted one. */
  declare asks: readonly Asking[]
  /** Where the link leads: a finger that opened the card goes on from its title. */
  declare href: string

  constructor() {
    super()
    this.note = ''
    this.asks = []
    this.href = ''
  }

  protected override createRenderRoot(): this {
    return this
  }

  override connectedCallback(): void {
    super.connectedCallback()
    this.popover = 'manual'
    this.role = 'region'
    this.ariaLabel = appWords().preview
    this.dataset['added'] = ''
  }

  protected override render() {
    const { content, note, href } = this
    if (!content) return html`<p class="about">${note}</p>${this.#renderAsks()}`
    const stage = content.stage ? html`<span class="stage" data-stage=${content.stage}></span>` : nothing
    const title = content.title
      ? html`<p class="title"><a class="no-preview" href=${href}>${content.title}</a>${stage}</p>`
      : nothing
    const section = content.section ? html`<p class="section">${content.section}</p>` : nothing
    return html`${title}${section}
      <div class="text">${content.parts.map((part) => withoutIds(part))}</div>`
  }

  #renderAsks() {
    if (this.asks.length === 0) return nothing
    return html`<ul class="asks">${this.asks.map(
      ({ title, href, before, link, after }) =>
        html`<li><a class="no-preview" href=${href}>${title}</a> <p>${before}<mark>${link}</mark>${after}</p></li>`,
    )}</ul>`
  }

  /** Shows the card beside a link. */
  async place(link: Box): Promise<void> {
    await this.updateComplete
    this.showPopover()
    this.style.maxHeight = ''
    const { offsetWidth: width, scrollHeight: height } = this
    const view = { width: document.documentElement.clientWidth, height: innerHeight }
    const at = placeCard(link, width, height, view)
    this.style.left = `${at.left}px`
    this.style.top = at.top === undefined ? 'auto' : `${at.top}px`
    this.style.bottom = at.bottom === undefined ? 'auto' : `${at.bottom}px`
    this.style.maxHeight = `min(24rem, ${at.maxHeight}px)`
  }
}

customElements.define('hortus-preview', HortusPreview)
