let stopFollowing: (() => void) | undefined

/** Marks in the contents the part of the text that is being read, and keeps it in view there. */
export function followContents(main: HTMLElement): void {
  stopFollowing?.()
  stopFollowing = undefined
  const links = [...main.querySelectorAll<HTMLAnchorElement>('.contents a[href^="#"]')]
  const parts = links.flatMap((link) => {
    const heading = document.getElementById(decodeURIComponent(link.hash.slice(1)))
    return heading ? [{ link, heading }] : []
  })
  if (parts.length === 0) return
  let current: HTMLAnchorElement | undefined
  let frame = 0
  const mark = (): void => {
    frame = 0
    const line = innerHeight / 4
    const isAtEnd = scrollY > 0 && innerHeight + scrollY >= document.documentElement.scrollHeight - 2
    const passed = isAtEnd
      ? parts
      : parts.filter(({ heading }) => heading.getBoundingClientRect().top <= line)
    const now = passed.at(-1)?.link
    if (now === current) return
    current?.classList.remove('now')
    current?.removeAttribute('aria-current')
    now?.classList.add('now')
    now?.setAttribute('aria-current', 'location')
    current = now
    const box = now?.closest<HTMLElement>('.beside')
    if (now && box && box.scrollHeight > box.clientHeight) keepInView(box, now)
  }
  const later = (): void => {
    frame ||= requestAnimationFrame(mark)
  }
  addEventListener('scroll', later, { passive: true })
  addEventListener('resize', later, { passive: true })
  stopFollowing = () => {
    removeEventListener('scroll', later)
    removeEventListener('resize', later)
    cancelAnimationFrame(frame)
  }
  mark()
}

/** Not `scrollIntoView`, which would scroll the page too. */
function keepInView(box: HTMLElement, link: HTMLElement): void {
  const top = link.getBoundingClientRect().top - box.getBoundingClientRect().top
  if (top < 40 || top > box.clientHeight - 80) box.scrollTop += top - box.clientHeight / 3
}
