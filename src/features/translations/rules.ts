import { defineRule } from '../../define/rule.ts'
import { languageOf } from '../../model/note.ts'
import type { NotePath } from '../../model/path.ts'
import { translationFacts } from './facts.ts'

/** Two translations of a note that are in one language: readers can be led to one of them only. */
export const twoOfOneLanguage = defineRule({
  code: 'duplicate-translation',
  severity: 'warning',
  *find({ notes, read, options }) {
    for (const group of read(translationFacts).groups) {
      const first = new Map<string, NotePath>()
      for (const path of group) {
        const note = notes.get(path)
        if (note === undefined) continue
        const lang = languageOf(note) ?? options.lang
        const other = first.get(lang)
        if (other === undefined) first.set(lang, path)
        else
          yield {
            path,
            range: note.propertyRanges?.['lang'] ?? note.propertyRanges?.['translations'],
            message: `The note is a translation of ${other} ${lang === '' ? 'and neither says its language' : `and in the same language, "${lang}"`}`,
            expected: ['a "lang" of its own, such as "de"', 'a file name that says it: "note.de.md"'],
            related: [{ path: other, message: 'is the other' }],
          }
      }
    }
  },
  example: {
    notes: {
      'Leaf.md': '---\nlang: en\ntranslations: ["[[Blatt]]", "[[Laub]]"]\n---\n',
      'Blatt.md': '---\nlang: de\n---\n',
      'Laub.md': '---\nlang: de\n---\n',
    },
    says: ['Laub.md: The note is a translation of Blatt.md and in the same language, "de"'],
  },
})
