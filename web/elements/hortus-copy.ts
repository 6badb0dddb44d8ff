import { html, LitElement } from 'lit'
import { appWords } from '../controllers/app-words.ts'

/** A button that copies the text of the `code` beside it. In the light DOM, so that the site's styles apply. */
class HortusCopy extends LitElement {
  static override properties = { isDone: { state: true } }

  declare isDone: boolean

  constructor() {
    super()
    this.isDone = false
  }

  protected override createRenderRoot(): this {
    return this
  }

  protected override render() {
    const words = appWords()
    return html`<button type="button" @click=${this.#copy}>${this.isDone ? words.copied : words.copy}</button>`
  }

  #copy = async (): Promise<void> => {
    const code = this.parentElement?.querySelector('code')?.textContent ?? ''
    await navigator.clipboard.writeText(code)
    this.isDone = true
    setTimeout(() => {
      this.isDone = false
    }, 1500)
  }
}

customElements.define('hortus-copy', HortusCopy)
