import type { Rule } from '../define/rule.ts'
import { seriesFacts } from '../features/series/facts.ts'
import { seriesDisagreement } from '../model/knowledge-diagnostics.ts'

/** Where a series is written from both ends: a `part` that differs from the place in the list, or a note that the list leaves out. */
export const seriesDisagreementRule: Rule = {
  code: 'series-disagreement',
  *run({ notes, read }) {
    for (const { title, note, claims, listed } of read(seriesFacts).series) {
      if (note === undefined || listed.length === 0) continue
      const listedByPath = new Map(listed.map((entry) => [entry.path, entry]))
      for (const { path, part, range } of claims) {
        const entry = listedByPath.get(path)
        if (entry !== undefined && (part === undefined || part === entry.part)) continue
        const place = entry === undefined ? range : (notes.get(path)?.propertyRanges?.['part'] ?? range)
        yield seriesDisagreement(path, place, title, part, entry, note)
      }
    }
  },
  example: {
    notes: {
      'Trees.md': '---\ntype: series\n---\n1. [[Root]]\n2. [[Bark]]\n',
      'Root.md': '---\nseries: "[[Trees]]"\npart: 1\n---\n',
      'Bark.md': '---\nseries: "[[Trees]]"\npart: 3\n---\n',
      'Leaf.md': '---\nseries: "[[Trees]]"\n---\n',
    },
    says: [
      'Bark.md: The note says that it is part 3 of the series "Trees", but it is number 2 of the list in Trees.md',
      'Leaf.md: The note says that it belongs to the series "Trees", but the list in Trees.md does not name it',
    ],
  },
}
