import type { Link, Resolution } from '../model/link.ts'
import { shownText } from '../model/shown-text.ts'

/** What a link to another garden is where links have to be addresses. */
interface NeighbourWords {
  /** What it shows. */
  readonly words: string
  /** The whole address; absent where that garden has no such note. */
  readonly href?: string
}

/**
 * What stands for `[[garden:Note]]`, and for a link to a tag, in Markdown that other programs read. Undefined for links of every other kind, one by
 * its address among them.
 */
export function neighbourWords(link: Link, resolution: Resolution): NeighbourWords | undefined {
  // Pages of tags are the site's own.
  if (resolution.kind === 'external' && resolution.tag !== undefined) return { words: shownText(link) }
  if (resolution.kind !== 'external' || resolution.neighbour === undefined || link.syntax !== 'wiki')
    return undefined
  const { found } = resolution.neighbour
  const words = shownText(link)
  return found === 'note' || found === 'page' ? { words, href: resolution.url } : { words }
}
