import type { Rule } from '../define/rule.ts'
import { seriesFacts } from '../features/series/facts.ts'
import { unknownPart } from '../model/knowledge-diagnostics.ts'
import { listProperty } from '../model/properties.ts'

/** A `part` of a series that is no whole number from 1. The note stands after the numbered parts, or where the list has it. */
export const unknownPartRule: Rule = {
  code: 'unknown-part',
  *run({ notes, read }) {
    for (const { claims } of read(seriesFacts).series) {
      for (const { path, part } of claims) {
        if (part !== undefined) continue
        const { properties, propertyRanges } = notes.get(path)!
        const found = listProperty(properties, 'part').join(', ')
        if (found !== '') yield unknownPart(path, propertyRanges?.['part'], found)
      }
    }
  },
  example: {
    notes: {
      'Leaf.md': '---\nseries: Trees\npart: last\n---\n',
      'Root.md': '---\nseries: Trees\npart: 1\n---\n',
      'Letter.md': '---\npart: a\n---\n',
    },
    says: ['Leaf.md: Unexpected part "last", expected a whole number from 1'],
  },
}
