import type { EditorView } from '@codemirror/view'
import { takeIds } from '../../../../../web/controllers/without-ids.ts'

/** How often a picture is asked for again that is not there, and how long after the first time, in milliseconds. */
const retries = 5
const retryDelay = 400

/**
 * What the page makes of a piece, as an element among the text. `html` comes from the server, which has sanitised it as
 * the page's own. Ids stay out: the text may have the same piece twice.
 */
export function renderPiece(view: EditorView, html: string, form: 'inline' | 'block'): HTMLElement {
  const template = document.createElement('template')
  template.innerHTML = html
  const { content } = template
  takeIds(content)
  const only = content.children.length === 1 ? content.firstElementChild : null
  const isText = form === 'inline' && only?.tagName === 'P'
  const element = document.createElement(form === 'inline' ? 'span' : 'div')
  element.className = `cm-live-piece ${isText ? '' : 'text'}`.trim()
  if (isText) element.dataset['plain'] = ''
  element.append(...(isText ? only.childNodes : content.childNodes))
  if (isText) for (const code of element.querySelectorAll('code')) code.classList.add('cm-live-code')
  for (const image of element.querySelectorAll('img')) watchImage(view, image)
  return element
}

/** A picture takes its room when it is there; one that was only just stored may come a little later. */
function watchImage(view: EditorView, image: HTMLImageElement): void {
  let tries = 0
  image.addEventListener('load', () => view.requestMeasure())
  image.addEventListener('error', () => {
    view.requestMeasure()
    if (tries++ >= retries) return
    setTimeout(
      () => {
        const { src } = image
        if (image.isConnected) image.src = src
      },
      retryDelay * 2 ** tries,
    )
  })
}
