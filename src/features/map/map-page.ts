import { definePageKind } from '../../define/page-kind.ts'
import type { SiteView } from '../../define/site-view.ts'
import { emptyOutline, type LinkedOutline, type NoteOutline } from '../../model/map-outline.ts'
import { ownFolder } from '../../model/own-address.ts'
import type { Address, Href, NoteLink } from '../../model/page.ts'
import type { NotePath } from '../../model/path.ts'
import { addressOfPage } from '../../model/site.ts'
import { hrefOf } from '../../site/address.ts'
import { noteLink } from '../../site/note-link.ts'
import { neighbourLands } from './files/neighbour-lands.ts'
import { type MapPage, renderMap, renderMapHead } from './render-map.ts'

/** The map's page: the outline, which is made beside the pages, with a link for each of its notes. */
export const mapPage = definePageKind<MapPage>({
  name: 'map',
  isFirst: true,
  plan: () => [{ key: 'map', address: 'map/' as Address }],
  title: ({ words }) => words.map,
  collect: (view) => ({
    files: hrefOf(view.options.base, `${ownFolder}/map/` as Address),
    outline: linkOutline(view, outlineOf(view) ?? emptyOutline),
    ...neighboursHref(view),
  }),
  render: (input, context) => ({
    content: renderMap(input, context),
    headEnd: renderMapHead(input, context),
  }),
})

/** Where the lands of other gardens are; nothing where no link leads to or from one. */
function neighboursHref(view: SiteView): { readonly neighbours?: Href } {
  const [file] = neighbourLands(view)
  return file === undefined ? {} : { neighbours: hrefOf(view.options.base, file.address) }
}

/** The map from afar, where it has been made. */
export function outlineOf({ madeBeside }: SiteView): NoteOutline | undefined {
  return madeBeside['map'] as NoteOutline | undefined
}

/** Where the map's page is; undefined in a garden without one. */
export function mapHref({ plan, options }: SiteView): Href | undefined {
  const address = addressOfPage(plan, 'map', 'map')
  return address === undefined ? undefined : hrefOf(options.base, address)
}

/** An outline with a link for each of its notes. */
export function linkOutline(view: SiteView, outline: NoteOutline): LinkedOutline {
  const linkOf = (path: string): readonly NoteLink[] => {
    const note = view.garden.notesByPath.get(path as NotePath)
    return note === undefined ? [] : [noteLink(view, note)]
  }
  return {
    ...outline,
    regions: outline.regions.map((region) => ({ ...region, marks: region.marks.flatMap(linkOf) })),
  }
}
