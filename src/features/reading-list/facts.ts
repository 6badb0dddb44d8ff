import { defineFacts } from '../../define/facts.ts'
import { noteFacts } from '../../define/note-facts.ts'
import type { Backlink } from '../../model/backlink.ts'
import { baseName, type NotePath } from '../../model/path.ts'
import { choiceProperty, type Properties, textProperty } from '../../model/properties.ts'
import { type Reference, readStates } from '../../model/reference.ts'
import { type WrittenAuthor, writtenAuthors } from '../../parse/written-authors.ts'

/** The garden's references by path, sorted: notes of the type `reference`. */
export const referenceFacts = defineFacts<ReadonlyMap<NotePath, Reference>>({
  name: 'references',
  reads: 'statements',
  none: new Map(),
  collect({ notesByPath, propertiesOf, read }) {
    const references = new Map<NotePath, Reference>()
    for (const [path, { kind }] of read(noteFacts)) {
      const note = notesByPath.get(path)
      if (kind === 'reference' && note) references.set(path, readReference(path, propertiesOf(note)))
    }
    return references
  },
})

/** Who cites each reference: links to it from notes that are no references and no plain pages; sorted by source, then link. */
export const citationFacts = defineFacts<ReadonlyMap<NotePath, readonly Backlink[]>>({
  name: 'citations',
  reads: 'links',
  none: new Map(),
  collect({ links, read }) {
    const factsByPath = read(noteFacts)
    const citations = new Map<NotePath, readonly Backlink[]>()
    for (const path of read(referenceFacts).keys()) {
      const citing = (links.backlinksByPath.get(path) ?? []).filter(({ source }) => {
        const kind = factsByPath.get(source)?.kind
        return kind !== 'reference' && kind !== 'page'
      })
      citations.set(path, citing)
    }
    return citations
  },
})

function readReference(path: NotePath, properties: Properties): Reference {
  const venue = textProperty(properties, 'venue')
  const year = textProperty(properties, 'year')
  const url = textProperty(properties, 'url')
  const read = choiceProperty(properties, 'read', readStates)
  return {
    path,
    authors: writtenAuthors(properties).map(nameOf),
    ...(venue !== undefined && { venue }),
    ...(year !== undefined && { year }),
    ...(url !== undefined && isWebAddress(url) && { url }),
    ...(read !== undefined && { read }),
  }
}

/** An author may be a wiki-link to a note about a person: the words of the link, else the name that it leads to. */
function nameOf(author: WrittenAuthor): string {
  return author.kind === 'name' ? author.name : (author.displayText ?? baseName(author.target))
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(url) && URL.parse(url) !== null
}
