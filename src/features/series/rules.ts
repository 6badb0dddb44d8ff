import { defineRule } from '../../define/rule.ts'
import { hiddenWithNote } from '../../lint/hidden-with-note.ts'
import type { NotePath } from '../../model/path.ts'
import { listProperty } from '../../model/properties.ts'
import type { Series } from '../../model/series.ts'
import { seriesFacts } from './facts.ts'

/** A number that two notes of one series have; the first by path counts as right. */
const duplicatePart = defineRule({
  code: 'duplicate-part',
  severity: 'warning',
  *find({ notes, read }) {
    for (const { title, claims } of read(seriesFacts).series) {
      const first = new Map<number, NotePath>()
      for (const { path, part } of claims) {
        if (part === undefined) continue
        const other = first.get(part)
        if (other === undefined) first.set(part, path)
        else
          yield {
            path,
            range: notes.get(path)?.propertyRanges?.['part'],
            message: `Part ${part} of the series "${title}" is ${other} already`,
            related: [{ path: other, message: `says that it is part ${part}` }],
          }
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
})

/** A note that is a part of two series, by its own word or by their lists. "Previous" and "next" can follow only one. */
const noteInTwoSeries = defineRule({
  code: 'note-in-two-series',
  severity: 'warning',
  *find({ read }) {
    const { series: all, seriesByPath } = read(seriesFacts)
    const foundByPath = new Map<NotePath, Series[]>()
    for (const series of all)
      for (const path of series.parts) foundByPath.set(path, [...(foundByPath.get(path) ?? []), series])
    for (const [path, found] of foundByPath) {
      if (found.length < 2) continue
      const own = seriesByPath.get(path)
      const ordered = [...found.filter(({ id }) => id === own), ...found.filter(({ id }) => id !== own)]
      const titles = ordered.map(({ title }) => `"${title}"`)
      yield {
        path,
        range: ordered.flatMap(({ claims }) => claims.find((claim) => claim.path === path)?.range ?? [])[0],
        message: `The note is a part of ${titles.length} series: ${titles.join(', ')}; "previous" and "next" follow the first`,
        related: ordered.flatMap(({ note }) =>
          note === undefined ? [] : [{ path: note, message: 'has it as a part' }],
        ),
      }
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
})

/** Where a series is written from both ends: a `part` that differs from the place in the list, or a note that the list leaves out. */
const seriesDisagreement = defineRule({
  code: 'series-disagreement',
  severity: 'warning',
  *find({ notes, read }) {
    for (const { title, note, claims, listed } of read(seriesFacts).series) {
      if (note === undefined || listed.length === 0) continue
      const listedByPath = new Map(listed.map((entry) => [entry.path, entry]))
      for (const { path, part, range } of claims) {
        const entry = listedByPath.get(path)
        if (entry === undefined)
          yield {
            path,
            range,
            message: `The note says that it belongs to the series "${title}", but the list in ${note} does not name it`,
            related: [{ path: note, message: 'the list' }],
          }
        else if (part !== undefined && part !== entry.part)
          yield {
            path,
            range: notes.get(path)?.propertyRanges?.['part'] ?? range,
            message: `The note says that it is part ${part} of the series "${title}", but it is number ${entry.part} of the list in ${note}`,
            expected: [String(entry.part)],
            related: [{ path: note, message: 'the list', range: entry.range }],
          }
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
})

/**
 * A number that no part of a series has although a later one exists. A place that the series' own list holds for a
 * note that nobody has written yet is no gap, nor is one that the list gives to a note without a number.
 */
const seriesGap = defineRule({
  code: 'series-gap',
  severity: 'warning',
  *find({ notes, read }) {
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
          yield {
            path,
            range: notes.get(path)?.propertyRanges?.['part'],
            message: `In the series "${title}" ${describeGap(last, part)} part ${part}`,
            expected: [String(last + 1)],
          }
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
})

/** `last` is the part before the gap, 0 where the first is missing. */
function describeGap(last: number, part: number): string {
  const missing =
    part - last === 2 ? `part ${last + 1} is missing` : `parts ${last + 1} to ${part - 1} are missing`
  return `${missing}: ${last === 0 ? 'it begins with' : `after part ${last} comes`}`
}

/** A `part` of a series that is no whole number from 1. The note stands after the numbered parts, or where the list has it. */
const unknownPart = defineRule({
  code: 'unknown-part',
  severity: 'warning',
  *find({ notes, read }) {
    for (const { claims } of read(seriesFacts).series) {
      for (const { path, part } of claims) {
        const note = notes.get(path)
        if (part !== undefined || note === undefined) continue
        const found = listProperty(note.properties, 'part').join(', ')
        if (found === '') continue
        yield {
          path,
          range: note.propertyRanges?.['part'],
          message: `Unexpected part "${found}", expected a whole number from 1`,
        }
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
})

/** A series that published notes name and whose own note is not published: readers see no such series. */
const hiddenSeries = defineRule({
  code: 'hidden-series',
  severity: 'warning',
  *find(context) {
    for (const { note, claims } of context.read(seriesFacts).series) {
      const naming = claims.map(({ path }) => path)
      yield* hiddenWithNote(context, note, naming, 'series')
    }
  },
  example: {
    notes: {
      'Trees.md': '---\ntype: series\nprivate: true\n---\n1. [[Leaf]]\n',
      'Leaf.md': '---\nseries: Trees\n---\n',
      'Root.md': '---\nseries: Trees\ndraft: true\n---\n',
    },
    says: [
      'Trees.md: The note is not published, so readers see no such series; published notes that name it: 1',
    ],
  },
})

/** What can be wrong with a series. */
export const seriesRules = [
  duplicatePart,
  hiddenSeries,
  noteInTwoSeries,
  seriesDisagreement,
  seriesGap,
  unknownPart,
]
