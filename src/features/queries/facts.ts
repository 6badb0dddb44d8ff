import { defineFacts } from '../../define/facts.ts'
import type { NotePath } from '../../model/path.ts'

/** How queries find the notes that they name. */
interface QueryNames {
  /** The note that `name` means in the note `source`; undefined where readers are to see none. */
  readonly find: (source: NotePath, name: string) => NotePath | undefined
}

/** The names of a garden's notes, for whoever asks for them while a query runs. */
export const queryNames = defineFacts<QueryNames>({
  name: 'query-names',
  reads: 'texts',
  none: { find: () => undefined },
  collect: ({ findNote, isUnlisted }) => ({
    find: (source, name) => (isUnlisted(source, name) ? undefined : findNote(source, name)),
  }),
})
