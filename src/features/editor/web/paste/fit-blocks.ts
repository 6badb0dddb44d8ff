import type { Block } from './paste-context.ts'

/** What stands around the place where something is pasted, in its line. */
interface Line {
  readonly before: string
  readonly after: string
}

/** A text for a place: `cut` characters before the place go, because the text has them itself. */
interface FittedText {
  readonly cut: number
  readonly text: string
}

/**
 * Puts blocks into a line: they stay in the quote or the item of a list where they are pasted, and blocks of their own are
 * parted by empty lines from what stands before and behind them. One paragraph is a part of the sentence it comes to.
 */
export function fitBlocks(blocks: readonly Block[], { before, after }: Line): FittedText {
  const [first] = blocks
  const last = blocks.at(-1)
  if (!first || !last) return { cut: 0, text: '' }
  const quote = /^\s*(?:>[ \t]?)+/.exec(before)?.[0] ?? ''
  const inside = before.slice(quote.length)
  const mark = /^(\s*)(?:[-+*]|\d{1,9}[.)])[ \t]+(?:\[.\][ \t]+)?/.exec(inside)
  const isEmptyItem = mark !== null && mark[0] === inside
  // A list in an item that has nothing yet takes that item's place.
  const cut = first.kind === 'list' && mark && isEmptyItem ? inside.length - (mark[1]?.length ?? 0) : 0
  const indent = mark ? (cut > 0 ? (mark[1] ?? '') : ' '.repeat(bulletWidth(mark[0]))) : ''
  const next = `${quote}${indent}`
  const isAlone = inside.trim() === '' || isEmptyItem
  const gap = `\n${next.trimEnd()}\n${next}`
  // A list stands right below the item that it belongs to.
  const lead = isAlone || first.kind === 'paragraph' ? '' : mark && first.kind === 'list' ? `\n${next}` : gap
  const text = blocks.map((block) => block.text).join('\n\n')
  const lines = text.replace(/\n(?!\n|$)/g, `\n${next}`).replace(/\n(?=\n)/g, `\n${next.trimEnd()}`)
  return {
    cut,
    text: `${lead}${lines}${after.trim() === '' || last.kind === 'paragraph' ? '' : gap}`,
  }
}

/** Where the text of an item begins; a task's box is part of it. */
function bulletWidth(mark: string): number {
  return /^\s*(?:[-+*]|\d{1,9}[.)])[ \t]/.exec(mark)?.[0].length ?? 2
}
