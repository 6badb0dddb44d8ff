import { defineFacts } from '../../define/facts.ts'
import { propertyTargets } from '../../link/property-targets.ts'
import { folderOf, type NotePath } from '../../model/path.ts'
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

/**
 * The ways into the garden that its author chose, the first first: what notes name in `start-here`, those at the garden's
 * top before others, then notes that say `start-here: true`. Where nobody says either, notes with `start: true`.
 */
export const startHereFacts = defineFacts<readonly NotePath[]>({
  name: 'start-here',
  reads: 'statements',
  none: [],
  collect(source) {
    const chosen = new Set<NotePath>()
    const notes = [...source.notesByPath.values()]
    const isAtTop = ({ path }: { readonly path: NotePath }): boolean => folderOf(path) === ''
    for (const note of [...notes.filter(isAtTop), ...notes.filter((one) => !isAtTop(one))])
      for (const { path } of propertyTargets(source, note, 'start-here')) if (path) chosen.add(path)
    for (const property of ['start-here', 'start']) {
      if (property === 'start' && chosen.size > 0) break
      for (const note of notes) if (isTrueProperty(source.propertiesOf(note), property)) chosen.add(note.path)
    }
    return [...chosen]
  },
})
