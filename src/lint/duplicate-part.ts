import type { Rule } from '../define/rule.ts'
import { seriesFacts } from '../features/series/facts.ts'
import { duplicatePart } from '../model/knowledge-diagnostics.ts'
import type { NotePath } from '../model/path.ts'

/** A number that two notes of one series have; the first by path counts as right. */
export const duplicatePartRule: Rule = {
  code: 'duplicate-part',
  *run({ notes, read }) {
    for (const { title, claims } of read(seriesFacts).series) {
      const first = new Map<number, NotePath>()
      for (const { path, part } of claims) {
        if (part === undefined) continue
        const other = first.get(part)
        if (other === undefined) first.set(part, path)
        else yield duplicatePart(path, notes.get(path)?.propertyRanges?.['part'], title, part, other)
      }
    }
  },
  example: {
    notes: {
      'Trees.md': '---\ntype: series\n---\n',
      'Bark.md': '---\nseries: "[[Trees]]"\npart: 1\n---\n',
      'Leaf.md': '---\nseries: "[[Trees]]"\npart: 1\n---\n',
    },
    says: ['Leaf.md: Part 1 of the series "Trees" is Bark.md already'],
  },
}
