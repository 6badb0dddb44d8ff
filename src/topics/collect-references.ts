import type { Note } from '../model/note.ts'
import type { NoteKind } from '../model/note-kind.ts'
import type { NotePath } from '../model/path.ts'
import { listProperty, textProperty } from '../model/properties.ts'
import { type Reference, readStates } from '../model/reference.ts'
import type { KnowledgeSource } from './knowledge-source.ts'

/** The garden's references by path, sorted; {@link joinLinks} adds who cites them. */
export function collectReferences(
  source: KnowledgeSource,
  kindByPath: ReadonlyMap<NotePath, NoteKind>,
): ReadonlyMap<NotePath, Reference> {
  const references = new Map<NotePath, Reference>()
  for (const [path, kind] of kindByPath) {
    if (kind !== 'reference') continue
    references.set(path, readReference(source.notesByPath.get(path)!))
  }
  return references
}

function readReference({ path, properties }: Note): Reference {
  const written = listProperty(properties, 'authors')
  const authors = (written.length > 0 ? written : listProperty(properties, 'author')).map(withoutBrackets)
  const year = textProperty(properties, 'year')
  const url = textProperty(properties, 'url')
  const state = textProperty(properties, 'read')?.toLowerCase()
  const read = readStates.find((known) => known === state)
  return {
    path,
    authors,
    ...(year !== undefined && { year }),
    ...(url !== undefined && isWebAddress(url) && { url }),
    ...(read !== undefined && { read }),
    citedBy: [],
  }
}

/** An author may be a wiki-link to a note about a person. */
function withoutBrackets(author: string): string {
  const link = /^\[\[(?:[^\]|]*\|)?([^\]|]+)\]\]$/.exec(author)
  return link?.[1]?.trim() ?? author
}

function isWebAddress(url: string): boolean {
  return /^https?:\/\/[^\s/]/i.test(url) && URL.canParse(url)
}
