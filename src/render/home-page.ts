import type { PageInput } from '../model/page.ts'
import { escapeText } from './escape-html.ts'
import { countOf, joinParts, renderCounted, renderNotes, renderSection } from './note-lists.ts'

/** Home, where no note stands for it: what the garden is, where to start, what there is. */
export function renderHome(input: Extract<PageInput, { kind: 'home' }>): string {
  const { frame, counts, folders, hubs, tags, notes } = input
  const wanted = counts.wanted === 0 ? '' : ` and ${countOf(counts.wanted, 'note')} still to be written`
  const size = `${countOf(counts.notes, 'note')}, ${countOf(counts.links, 'link')} between them${wanted}.`
  return joinParts(
    `<h1>${escapeText(frame.title)}</h1>`,
    frame.description === '' ? '' : `<p class="lead">${escapeText(frame.description)}</p>`,
    counts.notes === 0
      ? '<p class="lead">Nothing grows here yet. Write the first note: any Markdown file in the garden’s folder.</p>'
      : `<p class="lead">${size}</p>`,
    renderSection('Start here', renderNotes(notes), 'in-notes'),
    renderSection('Folders', renderCounted(folders, 'folders'), 'in-folders'),
    renderSection('Best connected', renderNotes(hubs), 'hubs'),
    renderSection('Tags', renderCounted(tags, 'tags'), 'in-tags'),
  )
}
