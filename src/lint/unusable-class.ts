import { defineRule } from '../define/rule.ts'
import { classKeys, readNoteClasses } from '../model/note-classes.ts'
import { isOwnClass } from '../model/own-classes.ts'

/** A class in a note's `cssclasses` that its article cannot have. */
export const unusableClass = defineRule({
  code: 'unusable-class',
  severity: 'info',
  *find({ notes }) {
    for (const { path, properties, propertyRanges } of notes.values()) {
      const key = classKeys.find((one) => one in properties)
      if (key === undefined) continue
      for (const name of readNoteClasses(properties).refused) {
        const reason = isOwnClass(name)
          ? 'Hortus styles its own pages by that name'
          : 'that is no name of a class'
        yield {
          path,
          range: propertyRanges?.[key],
          message: `Unexpected class "${name.slice(0, 64)}": ${reason}`,
          expected: ['letters, digits, "-" and "_" that Hortus does not use itself'],
        }
      }
    }
  },
  example: {
    notes: { 'Leaf.md': '---\ncssclasses: [wide-leaf, pane, "1%"]\n---\n' },
    says: [
      'Leaf.md: Unexpected class "1%": that is no name of a class',
      'Leaf.md: Unexpected class "pane": Hortus styles its own pages by that name',
    ],
  },
})
