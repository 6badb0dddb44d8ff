import { defineFacts } from '../../define/facts.ts'
import type { NotePath } from '../../model/path.ts'
import { isTrueProperty } from '../../model/properties.ts'
import { topicFacts } from '../topics/facts.ts'

/** Where a newcomer begins: notes with `start: true` by path, then what topics start with. */
export const startFacts = defineFacts<readonly NotePath[]>({
  name: 'start',
  reads: 'statements',
  none: [],
  collect({ notesByPath, propertiesOf, read }) {
    const start = new Set<NotePath>()
    for (const note of notesByPath.values())
      if (isTrueProperty(propertiesOf(note), 'start')) start.add(note.path)
    for (const topic of read(topicFacts).topics) for (const path of topic.start) start.add(path)
    return [...start]
  },
})
