import type { Link } from './link.ts'
import type { Note } from './note.ts'
import { blockTextMark, nameWithPart } from './shown-text.ts'

/**
 * What a link shows of the note that it leads to, where it has no words of its own for it: the text of a block, or the note's
 * title. Undefined for a link that shows its own words. `isFound`: the link leads to what it names, and not merely to its
 * own note because nothing is called so.
 */
export function quotedText(
  { showsBlock, showsTitle, displayText, fragment }: Link,
  { title, blocks }: Pick<Note, 'title' | 'blocks'>,
  isFound: boolean,
): string | undefined {
  if (displayText) return undefined
  if (showsBlock) {
    const block = fragment?.kind === 'block' ? blocks.find(({ id }) => id === fragment.id) : undefined
    return block?.text ?? (isFound ? title : blockTextMark)
  }
  if (!showsTitle) return undefined
  return fragment ? nameWithPart(title, fragment) : title
}
