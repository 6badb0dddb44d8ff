import { pageWords } from '../model/interface/page-words.ts'
import type { PageInput } from '../model/page.ts'
import { escapeText } from './escape-html.ts'
import { joinParts, renderListing } from './note-lists.ts'

/** A folder that no note stands for: what is in it. */
export function renderFolder({ frame, folder }: Extract<PageInput, { kind: 'folder' }>): string {
  const words = pageWords(frame.interface)
  const listing = renderListing(folder, words)
  return joinParts(
    `<h1>${escapeText(frame.title)}</h1>`,
    listing === '' ? `<p class="lead">${words.emptyFolder}</p>` : listing,
  )
}
