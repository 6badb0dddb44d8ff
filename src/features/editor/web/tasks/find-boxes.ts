/** The tasks of a note's own text as a page shows them, in order: without those of notes it embeds, and of footnotes. */
export function findTaskItems(text: ParentNode): readonly HTMLElement[] {
  return [...text.querySelectorAll<HTMLElement>('li.task-list-item[data-task]')].filter(
    (item) => item.closest('figure.embed, .footnotes, section[data-footnotes]') === null,
  )
}

/** The box of a task; undefined where there is none of its own. */
export function findBox(item: HTMLElement): HTMLInputElement | undefined {
  const box = item.querySelector<HTMLInputElement>('input[type=checkbox]')
  return box !== null && box.closest('li') === item ? box : undefined
}

/** Lets the boxes of tasks be ticked, and says to screen readers what each is of. */
export function enableBoxes(text: ParentNode): void {
  for (const item of findTaskItems(text)) {
    const box = findBox(item)
    if (!box?.disabled) continue
    box.disabled = false
    // Where nobody could press it, the page said its state; now it says what it is of.
    const words = ownText(item)
    if (words !== '') box.setAttribute('aria-label', words)
  }
}

/**
 * Whether tasks that are shown are those of a text: as many, with the same signs, and the words of the one that is meant, in
 * their order. What a page shows may be older than the file.
 */
export function isSameTasks(
  items: readonly HTMLElement[],
  tasks: readonly { readonly sign: string; readonly text: string }[],
  index: number,
): boolean {
  const item = items[index]
  const task = tasks[index]
  if (item === undefined || task === undefined || items.length !== tasks.length) return false
  if (items.some((one, i) => one.dataset['task'] !== tasks[i]?.sign)) return false
  let at = 0
  // What stands for brackets in some gardens, `DOING`, the page shows in small letters.
  const text = task.text.toLowerCase()
  for (const [word] of firstLine(item)
    .toLowerCase()
    .matchAll(/[\p{L}\p{N}]+/gu)) {
    at = text.indexOf(word, at)
    if (at < 0) return false
    at += word.length
  }
  return true
}

/** The words of an item without those of the lists in it. */
function ownText(item: HTMLElement): string {
  const text = [...textsOf(item, 'ul, ol')].join('')
  return text.replace(/\s+/g, ' ').trim().slice(0, 300)
}

/** The words of an item's first line without what a link or a formula may show otherwise. */
function firstLine(item: HTMLElement): string {
  let line = ''
  for (const text of textsOf(item, 'ul, ol, a, code, .katex, .embed, sup, button')) {
    line = (line + text).trimStart()
    if (line.includes('\n')) break
  }
  return line.replace(/\n.*/s, '').slice(0, 300)
}

/** The pieces of text of an item that are in none of the elements of `left`; a line's end between two that are in lines of their own. */
function* textsOf(item: HTMLElement, left: string): Generator<string> {
  const walker = document.createTreeWalker(item, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT)
  while (walker.nextNode()) {
    const { currentNode } = walker
    if (currentNode instanceof Element) {
      if (currentNode.matches('br, p, div, blockquote, pre')) yield '\n'
      continue
    }
    const inner = currentNode.parentElement?.closest(left)
    if (inner === null || inner === undefined || inner.contains(item)) yield currentNode.nodeValue ?? ''
  }
}
