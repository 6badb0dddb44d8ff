import type { PageWords } from '../../model/interface/page-words.ts'
import type { BacklinkGroup } from '../../model/page.ts'
import { renderPlaces, renderSection } from '../../site/note-lists.ts'

/** Notes that are shown at once; the others unfold. */
const shownGroups = 3

/** Who links here, grouped by note, each place with its sentence. Empty for nobody. */
export function renderBacklinks(groups: readonly BacklinkGroup[], words: PageWords): string {
  if (groups.length === 0) return ''
  const title = words.linkedFrom(groups.length, words.number(groups.length))
  const rest = groups.slice(shownGroups)
  const more =
    rest.length === 0
      ? ''
      : `\n<details class="rest">\n<summary>${words.andMore(rest.length, words.number(rest.length))}</summary>\n${renderPlaces(rest)}\n</details>`
  return renderSection(title, renderPlaces(groups.slice(0, shownGroups)) + more, 'backlinks')
}
