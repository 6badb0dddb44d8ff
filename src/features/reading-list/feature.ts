import { defineFeature } from '../../define/feature.ts'
import { defineOverview } from '../../define/page-kind.ts'
import { definePart } from '../../define/part.ts'
import { defineProperty } from '../../define/property.ts'
import { readStates } from '../../model/reference.ts'
import type { TopicId } from '../../model/topic-id.ts'
import { groupBacklinks } from '../../site/group-backlinks.ts'
import { joinParts, renderGroups, renderSection } from '../../site/note-lists.ts'
import { authorsProperty } from '../identity/facts.ts'
import { topicFacts } from '../topics/facts.ts'
import { citationFacts, referenceFacts } from './facts.ts'
import { referenceData } from './reference-data.ts'
import { referenceEntry, sourceOf } from './reference-entry.ts'
import { renderReferences, renderSource } from './render-references.ts'
import { incompleteReference } from './rules.ts'

const readingListOverview = defineOverview({
  name: 'reading-list',
  title: (words) => words.readingList,
  exists: ({ read }) => read(referenceFacts).size > 0,
  place: { name: 'readingList', title: (words) => words.readingList },
  collect: (view) => {
    const { read, notesByPath } = view.garden
    const references = read(referenceFacts)
    const notes = [...references.keys()].flatMap((path) => notesByPath.get(path) ?? [])
    return view.sortByTitle(notes).flatMap(({ path }) => {
      const reference = references.get(path)
      return reference ? [referenceEntry(view, reference)] : []
    })
  },
  render: (references, { words }) =>
    joinParts(
      '<div class="reading-list">',
      references.length > 1 ? '<div class="list-tools"></div>' : '',
      renderReferences(references, words, 2),
      '</div>',
    ),
  links: (references) => references,
})

/** Papers, books and documents: what has been read and who cites it. */
export const readingList = defineFeature({
  name: 'reading-list',
  about: 'Reading list: papers, books and documents, how far they have been read, and who cites them.',
  style: './reading-list.css',
  script: './web/reading-list.ts',
  facts: [referenceFacts, citationFacts],
  properties: [
    defineProperty({ name: 'url', about: 'Where a reference is on the web.', kind: 'text' }),
    authorsProperty,
    defineProperty({
      name: 'venue',
      about: 'Where it appeared: a journal, a conference, a publisher.',
      kind: 'text',
    }),
    defineProperty({ name: 'year', about: 'When it appeared.', kind: 'text' }),
    defineProperty({ name: 'read', about: 'How far its reader is.', kind: 'text', offers: readStates }),
  ],
  rules: [incompleteReference],
  overviews: [readingListOverview],
  data: referenceData,
  slots: {
    'note.head': definePart({
      collect: (view, { note }) => {
        const reference = note && view.garden.read(referenceFacts).get(note.path)
        return reference && sourceOf(reference)
      },
      render: (source, { words }) => renderSource(source, words),
    }),
    'note.after': definePart({
      collect: (view, { note }) => {
        const citing = note && view.garden.read(citationFacts).get(note.path)
        return citing === undefined || citing.length === 0 ? undefined : groupBacklinks(view, citing)
      },
      render: (citedBy, { words }) => {
        const title = words.citedBy(citedBy.length, words.number(citedBy.length))
        return renderSection(title, renderGroups(citedBy, words), 'cited-by')
      },
    }),
    'topic.after': definePart({
      collect: (view, { key = '' }) => {
        const { read } = view.garden
        const topic = read(topicFacts).topicById.get(key as TopicId)
        const references = topic?.notes.flatMap((path) => read(referenceFacts).get(path) ?? []) ?? []
        if (references.length === 0) return undefined
        return references.map((reference) => referenceEntry(view, reference))
      },
      render: (references, { words }) =>
        renderSection(words.references, renderReferences(references, words, 3), 'topic-references'),
      links: (references) => references,
    }),
  },
})
