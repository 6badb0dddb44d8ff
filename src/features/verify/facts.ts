import { defineFacts } from '../../define/facts.ts'
import type { NotePath } from '../../model/path.ts'
import { textProperty } from '../../model/properties.ts'
import { type CheckedNote, readChecked } from './checked-property.ts'

/** What is known of the claims of a note that can be run. */
export interface ClaimFacts {
  /** How many there are. */
  readonly claims: number
  /** When they were run last; undefined where they never were. */
  readonly checked?: CheckedNote
}

/** The notes with claims, and those that say they were checked, by path. */
export const claimFacts = defineFacts<ReadonlyMap<NotePath, ClaimFacts>>({
  name: 'claims',
  reads: 'statements',
  none: new Map(),
  collect({ notesByPath, propertiesOf }) {
    const facts = new Map<NotePath, ClaimFacts>()
    for (const note of notesByPath.values()) {
      const written = textProperty(propertiesOf(note), 'checked')
      const checked = written === undefined ? undefined : readChecked(written)
      if (note.claims !== undefined || checked !== undefined)
        facts.set(note.path, { claims: note.claims ?? 0, ...(checked && { checked }) })
    }
    return facts
  },
})
