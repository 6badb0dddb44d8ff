import { defineFacts } from '../../define/facts.ts'
import type { NotePath } from '../../model/path.ts'
import { isTrueProperty } from '../../model/properties.ts'

/** What the garden's author is at: notes and topics with `current: true`, sorted by path. */
export const nowFacts = defineFacts<readonly NotePath[]>({
  name: 'now',
  reads: 'statements',
  none: [],
  collect: ({ notesByPath, propertiesOf }) =>
    [...notesByPath.values()].flatMap((note) =>
      isTrueProperty(propertiesOf(note), 'current') ? [note.path] : [],
    ),
})
