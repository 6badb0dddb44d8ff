import { escapeText } from '../../body/escape-html.ts'
import type { PageWords } from '../../model/interface/page-words.ts'
import { isolateLatin } from '../../model/isolate-latin.ts'
import type { BacklinkGroup, Excerpt } from '../../model/page.ts'
import { renderLink, renderSection } from '../../site/note-lists.ts'

/** Notes that are shown at once; the others unfold. */
const shownGroups = 8

/** Who links here, grouped by note, each place with its sentence. Empty for nobody. */
export function renderBacklinks(groups: readonly BacklinkGroup[], words: PageWords): string {
  if (groups.length === 0) return ''
  const title = words.linkedFrom(groups.length, words.number(groups.length))
  const rest = groups.slice(shownGroups)
  const more =
    rest.length === 0
      ? ''
      : `\n<details class="rest">\n<summary>${words.andMore(rest.length, words.number(rest.length))}</summary>\n${renderGroups(rest)}\n</details>`
  return renderSection(title, renderGroups(groups.slice(0, shownGroups)) + more, 'backlinks')
}

/** Notes, each with the places in it. */
export function renderGroups(groups: readonly BacklinkGroup[]): string {
  const items = groups.map(
    ({ source, excerpts }) => `<li>${[renderLink(source), ...excerpts.map(renderExcerpt)].join('\n')}</li>`,
  )
  return `<ul>\n${items.join('\n')}\n</ul>`
}

function renderExcerpt({ before, link, after, heading }: Excerpt): string {
  const where = heading === undefined ? '' : `<span class="where">${escapeText(heading)}</span> `
  return `<p>${where}${escapeText(isolateLatin(before))}<mark>${escapeText(link)}</mark>${escapeText(isolateLatin(after))}</p>`
}
