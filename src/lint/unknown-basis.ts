import { noteFacts } from '../define/note-facts.ts'
import type { Rule } from '../define/rule.ts'
import { bases } from '../model/basis.ts'
import { unknownValue } from '../model/knowledge-diagnostics.ts'
import { listProperty } from '../model/properties.ts'

/** A `basis` that is none of the known ones, in any letter case. It counts as none. */
export const unknownBasisRule: Rule = {
  code: 'unknown-basis',
  *run({ notes, read }) {
    for (const { path, properties, propertyRanges } of notes.values()) {
      if (properties['basis'] === undefined || read(noteFacts).get(path)?.basis !== undefined) continue
      const found = listProperty(properties, 'basis').join(', ')
      if (found !== '') yield unknownValue('unknown-basis', path, propertyRanges?.['basis'], found, bases)
    }
  },
  example: {
    notes: { 'Leaf.md': '---\nbasis: hearsay\n---\n', 'Tree.md': '---\nbasis: Study\n---\n' },
    says: ['Leaf.md: Unexpected basis "hearsay", expected experience, study or synthesis'],
  },
}
