import { type Basis, bases } from '../model/basis.ts'
import type { FactsSource } from '../model/facts.ts'
import type { Note } from '../model/note.ts'
import { type NoteKind, noteKindOf } from '../model/note-kind.ts'
import type { NotePath } from '../model/path.ts'
import { choiceProperty, textProperty } from '../model/properties.ts'
import { type Stage, stages } from '../model/stage.ts'
import { defineFacts } from './facts.ts'

/** What a note says of itself. */
export interface NoteFacts {
  readonly kind: NoteKind
  readonly stage?: Stage
  readonly basis?: Basis
  /** When one would need the note, in one sentence. */
  readonly matters?: string
}

/** What every note of a garden says of itself, by path; sorted by path. */
export const noteFacts = defineFacts<ReadonlyMap<NotePath, NoteFacts>>({
  name: 'notes',
  reads: 'statements',
  none: new Map(),
  collect(source) {
    const factsByPath = new Map<NotePath, NoteFacts>()
    const named = new Map(source.namedKinds())
    for (const note of source.notesByPath.values())
      factsByPath.set(note.path, factsOf(source, note, named.get(note.path)))
    return factsByPath
  },
})

/** A note that others name as their topic or series is one, unless it says that it is something else. */
function factsOf({ propertiesOf }: FactsSource, note: Note, named: NoteKind | undefined): NoteFacts {
  const properties = propertiesOf(note)
  const own = noteKindOf(properties)
  const stage = choiceProperty(properties, 'stage', stages)
  const basis = choiceProperty(properties, 'basis', bases)
  const matters = textProperty(properties, 'matters')
  return {
    kind: own === 'note' ? (named ?? own) : own,
    ...(stage !== undefined && { stage }),
    ...(basis !== undefined && { basis }),
    ...(matters !== undefined && { matters }),
  }
}
