import { appWords } from './app-words.ts'

/** A link beside each heading of a note's own text: to point at it, and to copy its address. */
export function addHeadingLinks(text: HTMLElement): void {
  for (const heading of text.querySelectorAll<HTMLElement>(':is(h2, h3, h4, h5, h6)[id]')) {
    if (heading.querySelector('.heading-link')) continue
    const link = document.createElement('a')
    link.className = 'heading-link'
    link.href = `#${encodeURIComponent(heading.id)}`
    link.dataset['added'] = ''
    link.setAttribute('aria-label', `${appWords().copyLink}: ${heading.textContent.trim()}`)
    link.addEventListener('click', () => void copyAddress(link))
    heading.append(link)
  }
}

async function copyAddress(link: HTMLAnchorElement): Promise<void> {
  await navigator.clipboard?.writeText(link.href).catch(() => undefined)
  link.dataset['done'] = appWords().copied
  setTimeout(() => delete link.dataset['done'], 1500)
}
