import type { Link } from './link.ts'
import { splitMediaSize } from './media-size.ts'
import { baseName } from './path.ts'

/** Stands for the text of a block that another note holds. */
export const blockTextMark = '…'

type Shown = Pick<Link, 'target' | 'fragment' | 'displayText' | 'showsBlock' | 'showsTitle'>

/** What an embed is called where its words stand for it, as in the sentence of a backlink: a size is no name. */
export function embedText(embed: Shown): string {
  return shownText({ ...embed, displayText: splitMediaSize(embed.displayText ?? '').text })
}

/** What a wiki-link shows: its display text, else `N`, `N › H` or `H`. */
export function shownText({ target, fragment, displayText, showsBlock, showsTitle }: Shown): string {
  if (displayText) return displayText
  if (showsBlock) return blockTextMark
  // The title is another note's to say; until then its name stands for it, without the place that it is in.
  const name = showsTitle ? baseName(target) : target
  return fragment ? nameWithPart(name, fragment) : name
}

/** A part of a note by the note's name, which is left out within the note itself: `N › A › B`, `^block`. */
export function nameWithPart(name: string, fragment: NonNullable<Link['fragment']>): string {
  const part = fragment.kind === 'heading' ? fragment.path.join(' › ') : (fragment.name ?? `^${fragment.id}`)
  return name === '' ? part : `${name} › ${part}`
}
