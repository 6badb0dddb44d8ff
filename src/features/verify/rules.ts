import { defineRule } from '../../define/rule.ts'
import { textProperty } from '../../model/properties.ts'
import { readChecked } from './checked-property.ts'
import { claimFacts } from './facts.ts'

/** A note whose claims did not hold when they were run last. */
export const failedClaim = defineRule({
  code: 'failed-claim',
  severity: 'warning',
  *find({ read, notes }) {
    for (const [path, { checked }] of read(claimFacts))
      if (checked?.holds === false)
        yield {
          path,
          range: notes.get(path)?.propertyRanges?.['checked'],
          message: `What the note claims did not hold on ${checked.day}; "hortus verify" says what`,
        }
  },
  example: {
    notes: {
      'Moss.md': '---\nchecked: 2026-01-05, no longer holds\n---\n',
      'Fern.md': '---\nchecked: 2026-01-05, Linux 6.1\n---\n',
    },
    says: ['Moss.md: What the note claims did not hold on 2026-01-05; "hortus verify" says what'],
  },
})

const describe = (found: string): string =>
  `Unexpected checked "${found}", expected a day, and on what, such as 2026-11-22, Linux 6.1`

/** A note that does not say when it was checked in the way that is read. */
export const unreadableChecked = defineRule({
  code: 'unreadable-checked',
  severity: 'warning',
  *find({ notes }) {
    for (const { path, properties, propertyRanges } of notes.values()) {
      const written = textProperty(properties, 'checked')
      if (written !== undefined && readChecked(written) === undefined)
        yield { path, range: propertyRanges?.['checked'], message: describe(written) }
    }
  },
  example: {
    notes: {
      'Moss.md': '---\nchecked: yesterday\n---\n',
      'Fern.md': '---\nchecked: 2026-01-05\n---\n',
      'Reed.md': '---\nchecked: 2026-13-05, Linux 6.1\n---\n',
    },
    says: [`Moss.md: ${describe('yesterday')}`, `Reed.md: ${describe('2026-13-05, Linux 6.1')}`],
  },
})
