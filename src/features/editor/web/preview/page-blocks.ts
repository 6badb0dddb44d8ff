import { enoughWords, takeWords } from './source-blocks.ts'

/** A block of a page. */
interface PageBlock {
  readonly element: HTMLElement
  readonly words: readonly string[]
}

/** What stands in a source of its own line. */
const blocks = 'h1, h2, h3, h4, h5, h6, p, li, tr, pre, summary, dt, dd, figcaption'

/** What is no text of the note at that place. */
const others = '.embed, .katex, sup, [data-added], .diagram .drawing'

/** The blocks of a preview in the order of its text, without those of other notes. */
export function collectPageBlocks(pane: HTMLElement): readonly PageBlock[] {
  return [...pane.querySelectorAll<HTMLElement>(blocks)].flatMap((element) => {
    if (element.closest('.embed, .footnotes') !== null) return []
    // The first paragraph of an item stands where the item does.
    if (element.localName === 'p' && element.parentElement?.localName === 'li' && isFirst(element)) return []
    return [{ element, words: wordsOf(element) }]
  })
}

function isFirst(element: Element): boolean {
  return element.previousElementSibling === null
}

function wordsOf(element: HTMLElement): readonly string[] {
  const walker = document.createTreeWalker(element, NodeFilter.SHOW_TEXT)
  let text = ''
  let words: readonly string[] = []
  for (let node = walker.nextNode(); node !== null && words.length < enoughWords; node = walker.nextNode()) {
    const other = node.parentElement?.closest(others)
    if (other && element.contains(other)) continue
    text += node.textContent ?? ''
    words = takeWords(text)
  }
  return words
}
