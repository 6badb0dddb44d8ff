import type { Rule } from '../define/rule.ts'
import { seriesFacts } from '../features/series/facts.ts'
import { seriesGap } from '../model/knowledge-diagnostics.ts'

/**
 * A number that no part of a series has although a later one exists. A place that the series' own list holds for a
 * note that nobody has written yet is no gap, nor is one that the list gives to a note without a number.
 */
export const seriesGapRule: Rule = {
  code: 'series-gap',
  *run({ notes, read }) {
    for (const { title, claims, listed } of read(seriesFacts).series) {
      const numbered = claims.flatMap(({ path, part }) => (part === undefined ? [] : [{ path, part }]))
      numbered.sort((a, b) => a.part - b.part)
      const claiming = new Set(numbered.map(({ path }) => path))
      const held = new Set(
        listed.flatMap(({ path, part }) => (path === undefined || !claiming.has(path) ? [part] : [])),
      )
      let last = 0
      for (const { path, part } of numbered) {
        while (held.has(last + 1) && last + 1 < part) last++
        if (part > last + 1)
          yield seriesGap(path, notes.get(path)?.propertyRanges?.['part'], title, last, part)
        last = Math.max(last, part)
      }
    }
  },
  example: {
    notes: {
      'Trees.md': '---\ntype: series\n---\n',
      'Root.md': '---\nseries: "[[Trees]]"\npart: 1\n---\n',
      'Leaf.md': '---\nseries: "[[Trees]]"\npart: 4\n---\n',
    },
    says: ['Leaf.md: In the series "Trees" parts 2 to 3 are missing: after part 1 comes part 4'],
  },
}
