import { appWords } from './app-words.ts'
import { prepareMedia } from './prepare-media.ts'

/**
 * A button at each picture, player or frame of another host that waits to be asked for: before it is pressed, nothing is
 * fetched. What it shows lies in a template beside the link that stands in its place.
 */
export function offerRemote(text: HTMLElement): void {
  for (const box of text.querySelectorAll<HTMLElement>('.remote:not([data-offered])')) {
    const link = box.firstElementChild
    const template = box.querySelector('template')
    if (!(link instanceof HTMLElement) || template === null) continue
    box.dataset['offered'] = ''
    const button = document.createElement('button')
    button.type = 'button'
    button.className = 'show-remote'
    button.dataset['added'] = ''
    button.textContent = appWords().showRemote
    button.setAttribute('aria-label', `${appWords().showRemote}: ${link.textContent}`)
    button.addEventListener('click', () => {
      link.hidden = true
      const shown = document.importNode(template.content, true)
      for (const element of shown.children) element.setAttribute('data-added', '')
      const first = shown.firstElementChild
      box.append(shown)
      button.remove()
      prepareMedia(text)
      if (first instanceof HTMLElement) first.focus()
    })
    // A link may hold no button.
    ;(box.closest('a') ?? link).after(button)
  }
}
