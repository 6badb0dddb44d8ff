/** Where somebody is in a note's page: the words of the first block in view, and how far down the text it stands. */
interface ReadingPlace {
  readonly words: readonly string[]
  /** From 0 at the start of the text to 1 at its end. */
  readonly share: number
}

/** Blocks that have words of their own in the source. */
const blocks = 'h1, h2, h3, h4, h5, h6, p, li, td, th, pre, dt, dd, figcaption, summary'

/** Words that are enough to know a block by. */
const enough = 8

/** Looks where the page's text is scrolled to; undefined at its start, and where no note is shown. */
export function readReadingPlace(page: Document): ReadingPlace | undefined {
  const text = page.querySelector<HTMLElement>('main article.note > .text, main article.note .text')
  if (!text || text.getBoundingClientRect().top >= 0) return undefined
  const { top, height } = text.getBoundingClientRect()
  for (const block of text.querySelectorAll<HTMLElement>(blocks)) {
    // What an embed shows stands in another note.
    if (block.getBoundingClientRect().top < 0 || block.closest('.embed')) continue
    const words = wordsOf(block.textContent ?? '')
    if (words.length > 0)
      return {
        words: words.slice(0, enough),
        share: Math.min(1, (block.getBoundingClientRect().top - top) / Math.max(1, height)),
      }
  }
  return undefined
}

/**
 * Finds a place of a page in the note's source, as an offset: where most of the words stand in their order, and of
 * several such lines the one nearest to where the page says. Marks between the words do not matter. Without any such
 * line it is the line that stands as far down.
 */
export function findReadingPlace(source: string, { words, share }: ReadingPlace): number {
  const near = Math.round(share * source.length)
  for (let count = words.length; count > 0; count = Math.floor(count / 2)) {
    const run = words.slice(0, count).map((word) => word.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'))
    const found = [...source.matchAll(new RegExp(run.join('[^\\p{L}\\p{N}\\n]{1,40}'), 'gu'))]
    const starts = found.map(({ index }) => lineStart(source, index))
    if (starts.length > 0)
      return starts.reduce((best, at) => (Math.abs(at - near) < Math.abs(best - near) ? at : best))
  }
  return lineStart(source, near)
}

function wordsOf(text: string): readonly string[] {
  return text.match(/[\p{L}\p{N}]+/gu) ?? []
}

function lineStart(source: string, offset: number): number {
  return source.lastIndexOf('\n', offset - 1) + 1
}
