import type { Link } from './link.ts'

/** Stands for the text of a block that another note holds. */
export const blockTextMark = '…'

/** What a wiki-link shows: its display text, else `N`, `N › H` or `H`. */
export function shownText({
  target,
  fragment,
  displayText,
  showsBlock,
}: Pick<Link, 'target' | 'fragment' | 'displayText' | 'showsBlock'>): string {
  if (displayText) return displayText
  if (showsBlock) return blockTextMark
  return fragment ? nameWithPart(target, fragment) : target
}

/** A part of a note by the note's name, which is left out within the note itself: `N › A › B`, `^block`. */
export function nameWithPart(name: string, fragment: NonNullable<Link['fragment']>): string {
  const part = fragment.kind === 'heading' ? fragment.path.join(' › ') : `^${fragment.id}`
  return name === '' ? part : `${name} › ${part}`
}
