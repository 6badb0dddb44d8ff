import { choiceProperty, type Properties } from './properties.ts'

/**
 * What a note is for: an ordinary `note`, the page of a `topic` or a `series`, a `reference` to a paper, book or
 * document, or a plain `page` (about, now) that is no part of the garden's knowledge and not on the map.
 */
export type NoteKind = 'note' | 'topic' | 'series' | 'reference' | 'page'

/** Every kind, the ordinary one first. */
const noteKinds: readonly NoteKind[] = ['note', 'topic', 'series', 'reference', 'page']

/** The kind that the property `type` names, in any letter case; every other type is an ordinary note. */
export function noteKindOf(properties: Properties): NoteKind {
  return choiceProperty(properties, 'type', noteKinds) ?? 'note'
}
