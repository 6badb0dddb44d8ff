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
  try {
    await navigator.clipboard.writeText(link.href)
  } catch {
    // There is no clipboard without https, and it may be refused: then the link has only led to its heading.
    return
  }
  link.dataset['done'] = appWords().copied
  setTimeout(() => delete link.dataset['done'], 1500)
}
