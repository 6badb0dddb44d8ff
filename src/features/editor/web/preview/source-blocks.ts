/** A block of a note's source: a paragraph, a list item, a row of a table, code … */
export interface SourceBlock {
  /** Offsets of its first character and behind its last one. */
  readonly from: number
  readonly to: number
  /** Its first words in small letters, as far as they are shown: what it is known by. */
  readonly words: readonly string[]
}

/** Words that are enough to know a block by. */
export const enoughWords = 6

/** Longest part of a block that is looked at, in characters. */
const maxLooked = 240

const listMark = /^(?:[-*+]|\d{1,9}[.)])(?:\s+\[.\])?(?:\s+|$)/
const quoteMark = /^(?:>\s?)+/
const calloutMark = /^\[!([^\]]*)\][+-]?\s*/
const fenceMark = /^(`{3,}|~{3,}|\$\$)/
const ruleLine = /^(?:(?:-\s*){3,}|(?:\*\s*){3,}|(?:_\s*){3,}|=+)$/
const tableRule = /^\|?(?:\s*:?-+:?\s*\|)+\s*:?-*:?\s*$/

/**
 * Divides a source into the blocks that a page shows one below the other, in one look at each line: not what Markdown is in
 * all corners, but where things stand. Properties and comments are none.
 */
export function collectSourceBlocks(source: string): readonly SourceBlock[] {
  const blocks: SourceBlock[] = []
  let open: { from: number; to: number; text: string } | undefined
  let fence: string | undefined
  const close = (): void => {
    if (open) blocks.push({ from: open.from, to: open.to, words: wordsOfSource(open.text) })
    open = undefined
  }
  const add = (from: number, to: number, text: string): void => {
    if (open === undefined) open = { from, to, text }
    else {
      open.to = to
      if (open.text.length < maxLooked) open.text += ` ${text}`
    }
  }
  for (let from = propertiesEnd(source); from <= source.length; ) {
    const end = source.indexOf('\n', from)
    const to = end < 0 ? source.length : end
    const line = source.slice(from, Math.min(to, from + 4 * maxLooked)).trim()
    if (fence !== undefined) {
      add(from, to, fence === '%%' ? '' : line)
      if (isFenceEnd(line, fence)) {
        if (fence === '%%') open = undefined
        close()
        fence = undefined
      }
    } else {
      const text = line.replace(quoteMark, '')
      const mark = fenceMark.exec(text)?.[1] ?? (text.startsWith('%%') ? '%%' : undefined)
      const isOneLine = mark !== undefined && mark.length < 3 && text.indexOf(mark, 2) > 0
      if (mark !== undefined && !isOneLine) {
        close()
        fence = mark
        add(from, to, '')
      } else if (text === '' || ruleLine.test(text) || tableRule.test(text)) close()
      else {
        const startsBlock = listMark.test(text) || /^(?:#{1,6}\s|\|)/.test(text) || calloutMark.test(text)
        if (startsBlock) close()
        add(from, to, text)
        if (/^(?:#{1,6}\s|\|)/.test(text) || calloutMark.test(text)) close()
      }
    }
    from = to + 1
  }
  if (fence !== '%%') close()
  return blocks
}

/** The words of a block's source as the page shows them: without marks, targets, and what stands in other notes. */
function wordsOfSource(text: string): readonly string[] {
  const shown = text
    .slice(0, maxLooked)
    .replace(listMark, ' ')
    .replace(calloutMark, ' ')
    .replace(/!\[\[[^\]]*\]\]|!\[[^\]]*\]\([^)]*\)|\[\^[^\]]*\]|\$[^$]*\$|<[^>]*>|&#?\w+;|%%.*?%%/g, ' ')
    .replace(/\[\[(?:[^\]|]*\|)?([^\]]*)\]\]/g, '$1')
    .replace(/\[([^\]]*)\]\([^)]*\)/g, '$1')
    .replace(/\s\^[\w-]+$/, ' ')
  return takeWords(shown)
}

/** The first words of a text, in small letters. */
export function takeWords(text: string): readonly string[] {
  const words: string[] = []
  for (const [word] of text.matchAll(/[\p{L}\p{N}]+/gu)) {
    words.push(word.toLowerCase())
    if (words.length === enoughWords) break
  }
  return words
}

function isFenceEnd(line: string, fence: string): boolean {
  const text = line.replace(quoteMark, '')
  if (fence === '%%') return text.endsWith('%%')
  if (fence === '$$') return text.endsWith('$$')
  return text.startsWith(fence) && text.replaceAll(fence.charAt(0), '').trim() === ''
}

/** Where the text begins behind the properties. */
function propertiesEnd(source: string): number {
  if (!/^---[ \t]*\n/.test(source)) return 0
  const end = /\n(?:---|\.\.\.)[ \t]*(?:\n|$)/.exec(source)
  return end === null ? 0 : end.index + end[0].length
}
