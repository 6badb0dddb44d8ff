/**
 * On paper a link cannot be followed: before printing, each link of the text gets a number, and the addresses stand in
 * a list at the end. Both are gone again afterwards.
 */
export function startPrintLinks(): void {
  addEventListener('beforeprint', addPrintLinks)
  addEventListener('afterprint', removePrintLinks)
}

function addPrintLinks(): void {
  removePrintLinks()
  const text = document.querySelector('main .note > .text')
  if (!text) return
  const numberByHref = new Map<string, number>()
  for (const link of text.querySelectorAll<HTMLAnchorElement>('a[href]:not([href^="#"], [data-added])')) {
    const number = numberByHref.get(link.href) ?? numberByHref.size + 1
    numberByHref.set(link.href, number)
    const mark = document.createElement('sup')
    mark.className = 'print-link'
    mark.dataset['added'] = ''
    mark.textContent = `[${number}]`
    link.after(mark)
  }
  if (numberByHref.size === 0) return
  const list = document.createElement('ol')
  list.className = 'print-links'
  list.dataset['added'] = ''
  for (const href of numberByHref.keys()) {
    const item = document.createElement('li')
    item.textContent = readable(href)
    list.append(item)
  }
  text.append(list)
}

function removePrintLinks(): void {
  for (const added of document.querySelectorAll('.print-link, .print-links')) added.remove()
}

/** With its own letters where it can be decoded. */
function readable(href: string): string {
  try {
    return decodeURI(href)
  } catch {
    return href
  }
}
