import { escapeAttribute, escapeText } from '../body/escape-html.ts'
import type { PageWords } from '../model/interface/page-words.ts'
import { isolateLatin } from '../model/isolate-latin.ts'
import type {
  PlannedEntry,
  ReferenceEntry,
  SeriesEntry,
  TopicEntry,
  WantedEntry,
} from '../model/knowledge-part.ts'
import type { BacklinkGroup, Excerpt, NoteEntry, NoteLink } from '../model/page.ts'
import type { ReadState } from '../model/reference.ts'
import { joinParts, renderLink } from './note-lists.ts'
import { renderStage } from './stage-mark.ts'

/** A link to a note with its mark. */
export function renderNoteLink(link: NoteLink, words: PageWords): string {
  return `${renderLink(link)}${renderStage(link.stage, words)}`
}

/** Notes with a mark and a line about each. Empty for none. */
export function renderEntries(
  notes: readonly (NoteEntry & { readonly minutes?: number })[],
  words: PageWords,
  list: 'ul' | 'ol' = 'ul',
): string {
  const items = notes.map((note) => {
    const minutes =
      note.minutes === undefined ? '' : renderCount(words.minutes(note.minutes, words.number(note.minutes)))
    return `<li>${renderNoteLink(note, words)}${minutes}${renderAbout(note.description)}</li>`
  })
  return renderList(items, 'notes', list)
}

/** Links in one line. Empty for none. */
export function renderNoteLinks(
  notes: readonly NoteLink[],
  words: PageWords,
  list: 'ul' | 'ol' = 'ul',
): string {
  return renderList(
    notes.map((note) => `<li>${renderNoteLink(note, words)}</li>`),
    'note-links',
    list,
  )
}

/** Topics with their sizes, those below others inside them. Empty for none. */
export function renderTopics(topics: readonly TopicEntry[], words: PageWords): string {
  let html = ''
  let depth = 0
  for (const topic of topics) {
    const level = Math.min(topic.level + 1, depth + 1)
    if (level > depth) html += `${depth === 0 ? '' : '\n'}<ul class="topics">\n`
    else html += `${'</li>\n</ul>\n'.repeat(depth - level)}</li>\n`
    html += `<li>${renderLink(topic)}${renderCount(words.countNotes(topic.count, words.number(topic.count)))}${renderAbout(topic.description)}`
    depth = level
  }
  return html + '</li>\n</ul>'.repeat(depth)
}

/** Series with their sizes. Empty for none. */
export function renderSeriesList(series: readonly SeriesEntry[], words: PageWords): string {
  const items = series.map((one) => {
    const size = renderCount(sizeOfSeries(one.count, one.minutes, words))
    return `<li>${renderLink(one)}${size}${renderAbout(one.description)}</li>`
  })
  return renderList(items, 'series-list')
}

/** How many parts a series has, and how long they take to read. */
export function sizeOfSeries(count: number, minutes: number, words: PageWords): string {
  const parts = words.countParts(count, words.number(count))
  return words.listOfTwo(parts, words.minutes(minutes, words.number(minutes)))
}

/** What is said of how far something has been read. */
export function wordOfState(state: ReadState, words: PageWords): string {
  return state === 'to-read' ? words.toRead : state === 'reading' ? words.reading : words.wasRead
}

/** References by how far they have been read. Empty for none. */
export function renderReferences(
  references: readonly ReferenceEntry[],
  words: PageWords,
  level: 2 | 3,
): string {
  const states: readonly (ReadState | undefined)[] = ['reading', 'to-read', 'read', undefined]
  const groups = states.flatMap((state) => {
    const group = references.filter(({ read }) => read === state)
    return group.length === 0 ? [] : [{ state, group }]
  })
  return groups
    .map(({ state, group }) => {
      const list = renderList(
        group.map((reference) => renderReference(reference, words)),
        'references',
      )
      const title = state === undefined ? words.references : wordOfState(state, words)
      return groups.length === 1 && state === undefined ? list : `<h${level}>${title}</h${level}>\n${list}`
    })
    .join('\n')
}

function renderReference(reference: ReferenceEntry, words: PageWords): string {
  const { authors, year, citations } = reference
  const by = words.list([...authors, ...(year === undefined ? [] : [year])])
  const count = citations === 0 ? '' : renderCount(words.citedBy(citations, words.number(citations)))
  return `<li>${renderLink(reference)}${count}${renderAbout(by)}</li>`
}

/** A reference's address, if it is one of the web. */
export function renderOriginal(url: string | undefined, words: PageWords): string {
  if (url === undefined || !/^https?:/i.test(url)) return ''
  return `<a class="original" href="${escapeAttribute(url)}" rel="external noopener">${words.original}</a>`
}

/** Wanted notes with the sentences that ask for them. Empty for none. */
export function renderWanted(wanted: readonly WantedEntry[], words: PageWords): string {
  return renderList(
    wanted.map((entry) => renderWantedItem(entry, words)),
    'wanted-list',
  )
}

/** Planned notes: outlines as links, the others with what asks for them. Empty for none. */
export function renderPlanned(planned: readonly PlannedEntry[], words: PageWords): string {
  const items = planned.map((entry) =>
    entry.kind === 'note'
      ? `<li>${renderNoteLink(entry, words)}${renderAbout(entry.description)}</li>`
      : renderWantedItem(entry, words),
  )
  return renderList(items, 'planned-list')
}

function renderWantedItem({ label, count, askedBy }: WantedEntry, words: PageWords): string {
  const more = count - askedBy.length
  return `<li>${joinParts(
    `<span class="wanted">${escapeText(label)}</span>${renderCount(words.askedBy(count, words.number(count)))}`,
    renderGroups(askedBy, words),
    more > 0 ? `<p class="more">${words.andMore(more, words.number(more))}</p>` : '',
  )}</li>`
}

/** Notes with the sentences in which they link. Empty for none. */
export function renderGroups(groups: readonly BacklinkGroup[], words: PageWords): string {
  const items = groups.map(
    ({ source, excerpts }) =>
      `<li>${[renderNoteLink(source, words), ...excerpts.map(renderExcerpt)].join('\n')}</li>`,
  )
  return renderList(items, 'excerpts')
}

function renderExcerpt({ before, link, after }: Excerpt): string {
  return `<p>${escapeText(isolateLatin(before))}<mark>${escapeText(link)}</mark>${escapeText(isolateLatin(after))}</p>`
}

function renderList(items: readonly string[], name: string, list: 'ul' | 'ol' = 'ul'): string {
  return items.length === 0 ? '' : `<${list} class="${name}">\n${items.join('\n')}\n</${list}>`
}

function renderCount(text: string): string {
  return ` <span class="count">${text}</span>`
}

function renderAbout(text: string): string {
  return text === '' ? '' : `\n<p>${escapeText(isolateLatin(text))}</p>`
}
