import { collectNames, type NamesSettings } from '../features/editor/completion/collect-names.ts'
import type { CompletionData } from '../features/editor/completion/completion-data.ts'
import { type Completer, createCompleter } from '../features/editor/completion/create-completer.ts'
import { createLinkNamer, type LinkNamer } from '../features/editor/completion/link-name.ts'
import type { GardenSketch } from '../features/editor/completion/sketch-garden.ts'
import type { NotePath } from '../model/path.ts'
import type { Session } from '../session/session.ts'

/** What completion knows of a garden. */
export interface KnownNames {
  readonly data: CompletionData
  readonly completer: Completer
  /** What each note is called. */
  readonly titleByPath: () => ReadonlyMap<NotePath, string>
  /** How a wiki-link names a note. */
  readonly nameOf: LinkNamer
  /** False while the names are those of a sketch, which leaves out the tags in texts. */
  readonly isWhole: boolean
}

/** The names of a garden whose notes are not parsed yet. */
export function namesOfSketch({ data }: GardenSketch): KnownNames {
  return { ...joinNames(data), isWhole: false }
}

/** The names of a session's newest snapshot. */
export function namesOfSession(session: Session, told: NamesSettings): KnownNames {
  return { ...joinNames(collectNames(session, told)), isWhole: true }
}

function joinNames(data: CompletionData): Omit<KnownNames, 'isWhole'> {
  let titles: ReadonlyMap<NotePath, string> | undefined
  return {
    data,
    titleByPath() {
      titles ??= new Map(data.notes.map(({ path, title }) => [path, title]))
      return titles
    },
    completer: createCompleter(data),
    nameOf: createLinkNamer(data.notes),
  }
}
