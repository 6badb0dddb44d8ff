import { escapeText } from '../body/escape-html.ts'
import { pageWords } from '../model/interface/page-words.ts'
import type { PageInput } from '../model/page.ts'
import { joinParts, renderListing } from './note-lists.ts'
import { renderOverview } from './overview-sections.ts'

/** A folder that no note stands for: what is in it. */
export function renderFolder({ frame, folder, overview }: Extract<PageInput, { kind: 'folder' }>): string {
  const words = pageWords(frame.interface, frame.lang)
  const content = joinParts(renderOverview(overview, words), renderListing(folder, words))
  return joinParts(
    `<h1>${escapeText(frame.title)}</h1>`,
    content === '' ? `<p class="lead">${words.emptyFolder}</p>` : content,
  )
}
