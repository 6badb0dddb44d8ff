import { appWords } from './app-words.ts'

/** Images can be shown larger, and tables, formulas and cards that scroll can be reached by keyboard. */
export function prepareMedia(text: HTMLElement): void {
  prepareBoxes(text)
  // What is written in a face that is still on its way may be wider in it.
  if (document.fonts.status === 'loading') void document.fonts.ready.then(() => prepareBoxes(text))
  for (const image of text.querySelectorAll<HTMLImageElement>('img:not([tabindex])')) {
    if (image.closest('a, button') !== null) continue
    image.tabIndex = 0
    image.setAttribute('role', 'button')
    image.setAttribute('aria-label', `${image.alt === '' ? '' : `${image.alt}. `}${appWords().zoom}`)
    image.classList.add('can-zoom')
  }
}

function prepareBoxes(text: HTMLElement): void {
  for (const box of text.querySelectorAll<HTMLElement>('.table, .katex-display, .canvas-card')) {
    const isTooHigh = box.matches('.canvas-card') && box.scrollHeight > box.clientHeight
    if (isTooHigh || box.scrollWidth > box.clientWidth) makeScrollable(box)
    // While the site was built it was thought wide, for who has no script that measures it.
    else if (box.matches('.table, .katex-display') && box.clientWidth > 0) box.removeAttribute('tabindex')
  }
}

/** Says of a table that it scrolls, to who comes to it by keys and hears it. */
function makeScrollable(box: HTMLElement): void {
  box.tabIndex = 0
  if (!box.matches('.table') || box.hasAttribute('role')) return
  const caption = box.querySelector('caption')?.textContent.trim() ?? ''
  box.setAttribute('role', 'group')
  box.setAttribute(
    'aria-label',
    caption === '' ? appWords().scrollsSideways : `${caption}: ${appWords().scrollsSideways}`,
  )
}

/** Opens an image that was pressed. The element that shows it is loaded then. */
export function startZoom(): void {
  document.addEventListener('click', (event) => {
    const image = (event.target as Element).closest?.<HTMLImageElement>('main img.can-zoom')
    if (image) void zoom(image)
  })
  document.addEventListener('keydown', (event) => {
    const image = event.target
    if ((event.key !== 'Enter' && event.key !== ' ') || !(image instanceof HTMLImageElement)) return
    if (!image.classList.contains('can-zoom')) return
    event.preventDefault()
    void zoom(image)
  })
}

async function zoom(image: HTMLImageElement): Promise<void> {
  const { openZoom } = await import('../elements/hortus-zoom.ts')
  openZoom(image)
}
