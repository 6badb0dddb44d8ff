import type { ElementContent } from 'hast'
import type { Nodes, Table } from 'mdast'

/** What a column of text has on a phone, and what a letter and the padding of a cell take of it, in CSS pixels. */
const [room, letter, padding] = [328, 8, 20]

/** Code may break anywhere: of a longer word this many letters stay together. */
const mostCode = 14

/** Signs between which a line may end as between words, each about as wide as two letters. */
const ideograph = /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}]/u

/**
 * Whether the longest words of a table's columns are together wider than a phone: its box then scrolls. A guess, for what can be
 * reached by keys where no script runs that measures the box.
 */
export function isWideTable(node: Table): boolean {
  return isWideGrid(node.children.map((row) => row.children))
}

/** The same of the cells of each row, as Markdown or as HTML. */
export function isWideGrid(rows: readonly (readonly (Nodes | ElementContent)[])[]): boolean {
  const widest: number[] = []
  for (const row of rows)
    for (const [column, cell] of row.entries())
      widest[column] = Math.max(widest[column] ?? 0, longestWord(cell))
  return widest.reduce((sum, letters) => sum + letters * letter + padding, 0) > room
}

/** The letters of the longest word, which none of the elements that it stands in breaks. */
function longestWord(node: Nodes | ElementContent): number {
  let [longest, length] = [0, 0]
  const read = (text: string, most: number): void => {
    let own = 0
    for (const sign of text) {
      if (/\s/.test(sign)) length = own = 0
      else if (ideograph.test(sign)) length = 2
      else if (own++ < most) length++
      longest = Math.max(longest, length)
    }
  }
  const visit = (one: Nodes | ElementContent, most: number): void => {
    if (one.type === 'text') read(one.value, most)
    else if (one.type === 'inlineCode') read(one.value, mostCode)
    else if (one.type === 'break' || (one.type === 'element' && one.tagName === 'br')) length = 0
    else if ('children' in one) {
      const isCode = one.type === 'element' && one.tagName === 'code'
      for (const child of one.children) visit(child, isCode ? mostCode : most)
    }
  }
  visit(node, Number.POSITIVE_INFINITY)
  return longest
}
