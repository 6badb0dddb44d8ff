import type { SiteView } from '../define/site-view.ts'
import { neighbourNote } from '../link/find-neighbour.ts'
import type { Link, Resolution } from '../model/link.ts'
import type { Neighbour, NeighbourNote, NeighbourTarget } from '../model/neighbour.ts'
import type { Fill, Href } from '../model/page.ts'

/** The note whose links are filled, as far as previews are counted: a page holds only so many. */
export interface Shower {
  left: number
}

/** What a link out of the garden shows: nothing of its own, unless it leads to another garden that ours names. */
export function neighbourFill(
  view: SiteView,
  link: Link,
  { url, neighbour: target }: Extract<Resolution, { readonly kind: 'external' }>,
  shower: Shower,
): Fill {
  const found = target && neighbourNote(view.garden.neighbours, target)
  if (target === undefined || found === undefined) return null
  const { neighbour, note } = found
  const title = note === undefined ? neighbour.title : `${note.title} · ${neighbour.title}`
  const href = hrefOf(url, link, target)
  if (link.embed)
    return link.syntax === 'markdown'
      ? null
      : {
          kind: 'notice',
          message: href === undefined ? view.words.notInGarden(link.target, '') : title,
          ...(href !== undefined && { href }),
        }
  if (href === undefined) return { kind: 'neighbour', title: view.words.notInGarden(link.target, '') }
  const shows = note !== undefined && shower.left-- > 0 ? previewOf(neighbour, note, url) : undefined
  return { kind: 'neighbour', href, title, ...(shows && { shows }) }
}

/** A Markdown link has an address of its own whatever an inventory says. */
function hrefOf(url: string, { syntax }: Link, { found }: NeighbourTarget): Href | undefined {
  return found === 'note' || found === 'page' || syntax === 'markdown' ? (url as Href) : undefined
}

function previewOf(
  neighbour: Neighbour,
  note: NeighbourNote,
  url: string,
): Extract<Fill, { readonly kind: 'neighbour' }>['shows'] {
  const id = decodeURIComponent(url.split('#', 2)[1]?.replace(/%(?![\da-f]{2})/gi, '%25') ?? '')
  const section = id === '' ? undefined : note.headings.find((heading) => heading.id === id)?.text
  return {
    title: note.title,
    ...(section !== undefined && { section }),
    text: note.text,
    garden: neighbour.title,
  }
}
