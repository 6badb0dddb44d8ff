import { bases } from '../model/basis.ts'
import { unknownValue } from '../model/knowledge-diagnostics.ts'
import { listProperty } from '../model/properties.ts'
import type { Rule } from './rule.ts'

/** A `basis` that is none of the known ones, in any letter case. It counts as none. */
export const unknownBasisRule: Rule = {
  code: 'unknown-basis',
  *run({ notes, knowledge }) {
    for (const { path, properties, propertyRanges } of notes.values()) {
      if (properties['basis'] === undefined || knowledge.factsByPath.get(path)?.basis !== undefined) continue
      const found = listProperty(properties, 'basis').join(', ')
      if (found !== '') yield unknownValue('unknown-basis', path, propertyRanges?.['basis'], found, bases)
    }
  },
  example: {
    notes: { 'Leaf.md': '---\nbasis: hearsay\n---\n', 'Tree.md': '---\nbasis: Study\n---\n' },
    says: ['Leaf.md: Unexpected basis "hearsay", expected experience, study or synthesis'],
  },
}
