import { escapeText } from '../body/escape-html.ts'
import { pageWords } from '../model/interface/page-words.ts'
import type { PageInput } from '../model/page.ts'
import { joinParts, renderCounted, renderNotes, renderSection } from './note-lists.ts'
import { renderHomeSections } from './overview-sections.ts'

/** Home, where no note stands for it: what the garden is, where to start, what there is. */
export function renderHome(input: Extract<PageInput, { kind: 'home' }>): string {
  const { frame, counts, folders, hubs, tags, notes } = input
  const words = pageWords(frame.interface, frame.lang)
  const sizes = [
    words.countNotes(counts.notes, words.number(counts.notes)),
    words.countLinks(counts.links, words.number(counts.links)),
    ...(counts.wanted === 0 ? [] : [words.countWanted(counts.wanted, words.number(counts.wanted))]),
  ]
  return joinParts(
    '<header class="welcome">',
    `<h1>${escapeText(frame.title)}</h1>`,
    frame.description === '' ? '' : `<p class="lead">${escapeText(frame.description)}</p>`,
    counts.notes === 0
      ? `<p class="lead">${words.emptyGarden} ${words.emptyGardenInvites}</p>`
      : `<p class="sizes">${sizes.map((size) => `<span>${size}</span>`).join(' ')}</p>`,
    '</header>',
    renderHomeSections(input.knowledge, words),
    renderSection(
      input.knowledge.start.length === 0 ? words.startHere : words.notes,
      renderNotes(notes, words),
      'in-notes',
    ),
    renderSection(words.folders, renderCounted(folders, 'folders', words), 'in-folders'),
    renderSection(words.bestConnected, renderNotes(hubs, words), 'hubs'),
    renderSection(words.tags, renderCounted(tags, 'tags', words), 'in-tags'),
  )
}
