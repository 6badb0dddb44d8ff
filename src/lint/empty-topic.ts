import type { Rule } from '../define/rule.ts'
import { topicFacts } from '../features/topics/facts.ts'
import { emptyTopic } from '../model/knowledge-diagnostics.ts'

/** A note of type `topic` that gathers no note, no series and no other topic. */
export const emptyTopicRule: Rule = {
  code: 'empty-topic',
  *run({ notes, read }) {
    for (const { origin, noteCount, series, children } of read(topicFacts).topics) {
      if (origin.kind !== 'note' || noteCount > 0 || series.length > 0 || children.length > 0) continue
      yield emptyTopic(origin.path, notes.get(origin.path)?.propertyRanges?.['type'])
    }
  },
  example: {
    notes: { 'Trees.md': '---\ntype: topic\n---\n', 'Leaf.md': 'Green.' },
    says: [
      'Trees.md: No note belongs to this topic; notes belong by its folder, by naming it in "topics", or by a tag with its name',
    ],
  },
}
