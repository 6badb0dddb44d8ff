import { escapeAttribute, escapeText } from '../../body/escape-html.ts'
import type { PageWords } from '../../model/interface/page-words.ts'
import type { ReadState } from '../../model/reference.ts'
import { joinParts, renderAbout, renderCount, renderLink, renderList } from '../../site/note-lists.ts'
import type { ReferenceEntry, ReferenceSource } from './reference-entry.ts'

/** What is said of how far something has been read. */
function wordOfState(state: ReadState, words: PageWords): string {
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
  const { authors, year, citations, read } = reference
  const count = citations === 0 ? '' : renderCount(words.citedBy(citations, words.number(citations)))
  const data = [
    ` data-author="${escapeAttribute(familyName(authors[0] ?? ''))}"`,
    citations === 0 ? '' : ` data-cited="${citations}"`,
    read === undefined ? '' : ` data-read="${read}"`,
  ].join('')
  const when = year === undefined ? '' : `<span class="year">${escapeText(year)}</span> `
  return `<li${data}>${when}${renderLink(reference)}${count}${renderAbout(words.list(authors))}</li>`
}

/** By what authors are sorted: `Lamport` of `Leslie Lamport` and of `Lamport, Leslie`. */
function familyName(author: string): string {
  const comma = author.indexOf(',')
  return comma > 0 ? author.slice(0, comma) : (author.trim().split(/\s+/).at(-1) ?? '')
}

/** A reference's address, if it is one of the web. */
function renderOriginal(url: string | undefined, words: PageWords): string {
  if (url === undefined || !/^https?:/i.test(url)) return ''
  return `<a class="original" href="${escapeAttribute(url)}" rel="external noopener">${words.original}</a>`
}

/** In a reference's header: who wrote it, where and when it appeared, how far it has been read, and where it is. */
export function renderSource({ authors, venue, year, url, read }: ReferenceSource, words: PageWords): string {
  const list = joinParts(
    authors.length === 0 ? '' : `<li class="authors">${escapeText(words.list(authors))}</li>`,
    venue === undefined ? '' : `<li class="venue"><bdi>${escapeText(venue)}</bdi></li>`,
    year === undefined ? '' : `<li class="year">${escapeText(year)}</li>`,
    read === undefined ? '' : `<li class="read-state ${read}">${wordOfState(read, words)}</li>`,
    url === undefined ? '' : `<li>${renderOriginal(url, words)}</li>`,
  )
  return list === '' ? '' : `<ul class="source">\n${list}\n</ul>`
}
