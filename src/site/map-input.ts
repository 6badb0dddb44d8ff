import type { NoteOutline } from '../model/map-outline.ts'
import { ownFolder } from '../model/own-address.ts'
import type { Address, PageInput } from '../model/page.ts'
import type { Page } from '../model/site.ts'
import { hrefOf } from './address.ts'
import { linkOutline } from './home-map.ts'
import { createFrame } from './page-frame.ts'
import type { SiteView } from './site-view.ts'
import { siteWords } from './site-words.ts'

/** What the map's page shows: the outline, which is made beside the pages, with a link for each of its notes. */
export function mapInput(
  view: SiteView,
  page: Extract<Page, { kind: 'map' }>,
  outline: NoteOutline,
): Extract<PageInput, { kind: 'map' }> {
  return {
    kind: 'map',
    frame: createFrame(view, page.address, siteWords(view).map, {}),
    files: hrefOf(view.options.base, `${ownFolder}/map/` as Address),
    outline: linkOutline(view, outline),
  }
}
