import type { Rule } from '../define/rule.ts'
import { seriesFacts } from '../features/series/facts.ts'
import { noteInTwoSeries } from '../model/knowledge-diagnostics.ts'
import type { NotePath } from '../model/path.ts'
import type { Series } from '../model/series.ts'

/** A note that is a part of two series, by its own word or by their lists. "Previous" and "next" can follow only one. */
export const noteInTwoSeriesRule: Rule = {
  code: 'note-in-two-series',
  *run({ read }) {
    const seriesByPath = new Map<NotePath, Series[]>()
    for (const series of read(seriesFacts).series)
      for (const path of series.parts) seriesByPath.set(path, [...(seriesByPath.get(path) ?? []), series])
    for (const [path, found] of seriesByPath) {
      if (found.length < 2) continue
      const own = read(seriesFacts).seriesByPath.get(path)
      const ordered = [...found.filter(({ id }) => id === own), ...found.filter(({ id }) => id !== own)]
      const range = ordered.flatMap(
        ({ claims }) => claims.find((claim) => claim.path === path)?.range ?? [],
      )[0]
      yield noteInTwoSeries(
        path,
        range,
        ordered.map(({ title }) => title),
        ordered.flatMap(({ note }) => note ?? []),
      )
    }
  },
  example: {
    notes: {
      'Trees.md': '---\ntype: series\n---\n1. [[Leaf]]\n',
      'Colours.md': '---\ntype: series\n---\n',
      'Leaf.md': '---\nseries: "[[Colours]]"\npart: 1\n---\n',
    },
    says: [
      'Leaf.md: The note is a part of 2 series: "Colours", "Trees"; "previous" and "next" follow the first',
    ],
  },
}
