import { noteFacts } from '../define/note-facts.ts'
import type { Rule } from '../define/rule.ts'
import { unknownValue } from '../model/knowledge-diagnostics.ts'
import { listProperty } from '../model/properties.ts'
import { stages } from '../model/stage.ts'

/** A `stage` that is none of the known ones, in any letter case. It counts as none. */
export const unknownStageRule: Rule = {
  code: 'unknown-stage',
  *run({ notes, read }) {
    for (const { path, properties, propertyRanges } of notes.values()) {
      if (properties['stage'] === undefined || read(noteFacts).get(path)?.stage !== undefined) continue
      const found = listProperty(properties, 'stage').join(', ')
      if (found !== '') yield unknownValue('unknown-stage', path, propertyRanges?.['stage'], found, stages)
    }
  },
  example: {
    notes: { 'Leaf.md': '---\nstage: sprouting\n---\n', 'Tree.md': '---\nstage: Evergreen\n---\n' },
    says: ['Leaf.md: Unexpected stage "sprouting", expected planned, seedling, budding or evergreen'],
  },
}
