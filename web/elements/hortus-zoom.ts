import { html, LitElement } from 'lit'
import { appWords } from '../controllers/app-words.ts'

/** An image as large as the window allows, in a dialog that any click or Escape closes. */
class HortusZoom extends LitElement {
  static override properties = { source: {}, alt: {} }

  declare source: string
  declare alt: string

  protected override createRenderRoot(): this {
    return this
  }

  protected override render() {
    return html`<dialog class="zoom" aria-label=${this.alt || appWords().zoom} @click=${this.#close} @close=${this.#gone}>
      <button type="button" class="close" aria-label=${appWords().close}></button>
      <img src=${this.source} alt=${this.alt} />
    </dialog>`
  }

  protected override firstUpdated(): void {
    this.querySelector('dialog')!.showModal()
  }

  #close = (): void => this.querySelector('dialog')!.close()

  #gone = (): void => this.remove()
}

customElements.define('hortus-zoom', HortusZoom)

/** Shows an image of the page larger; the focus returns to it. */
export function openZoom(image: HTMLImageElement): void {
  const zoom = document.createElement('hortus-zoom') as HortusZoom
  zoom.source = (image.closest('picture.scaled') ? '' : image.currentSrc) || image.src
  zoom.alt = image.alt
  document.body.append(zoom)
}
