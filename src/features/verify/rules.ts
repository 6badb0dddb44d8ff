import { defineRule } from '../../define/rule.ts'
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
