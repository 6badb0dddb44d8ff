import { defineRule } from '../../define/rule.ts'
import { hiddenWithNote } from '../../lint/hidden-with-note.ts'
import { linkInProperty } from '../../lint/link-in-property.ts'
import { topicFacts } from './facts.ts'

/** A note of type `topic` that gathers no note, no series and no other topic. */
const emptyTopic = defineRule({
  code: 'empty-topic',
  severity: 'warning',
  *find({ notes, read }) {
    for (const { origin, noteCount, series, children } of read(topicFacts).topics) {
      if (origin.kind !== 'note' || noteCount > 0 || series.length > 0 || children.length > 0) continue
      yield {
        path: origin.path,
        range: notes.get(origin.path)?.propertyRanges?.['type'],
        message:
          'No note belongs to this topic; notes belong by its folder, by naming it in "topics", or by a tag with its name',
      }
    }
  },
  example: {
    notes: { 'Trees.md': '---\ntype: topic\n---\n', 'Leaf.md': 'Green.' },
    says: [
      'Trees.md: No note belongs to this topic; notes belong by its folder, by naming it in "topics", or by a tag with its name',
    ],
  },
})

/** Topics that lie below each other in a circle, by `parent` or by folder. The first by path is cut loose. */
const topicCycle = defineRule({
  code: 'topic-cycle',
  severity: 'warning',
  *find(context) {
    const { cycles, topicById } = context.read(topicFacts)
    for (const chain of cycles) {
      const [first, next] = chain.map((id) => topicById.get(id)?.origin)
      if (first?.kind !== 'note') continue
      yield {
        path: first.path,
        range: next?.kind === 'note' ? linkInProperty(context, first.path, 'parent', next.path) : undefined,
        message: `The topic lies below itself: ${chain.join(' → ')}. It is shown at the top`,
      }
    }
  },
  example: {
    notes: {
      'Trees.md': '---\ntype: topic\nparent: "[[Plants]]"\n---\n',
      'Plants.md': '---\ntype: topic\nparent: "[[Trees]]"\n---\n',
      'Leaf.md': '---\ntopics: ["[[Trees]]", "[[Plants]]"]\n---\n',
    },
    says: [
      'Plants.md: The topic lies below itself: Plants.md → Trees.md → Plants.md. It is shown at the top',
    ],
  },
})

/** A topic that published notes name and whose own note is not published: readers see no such topic. */
const hiddenTopic = defineRule({
  code: 'hidden-topic',
  severity: 'warning',
  *find(context) {
    const { notes, propertiesOf } = context
    for (const { origin, notes: paths } of context.read(topicFacts).topics) {
      if (origin.kind !== 'note') continue
      const naming = paths.filter((path) => propertiesOf(notes.get(path)!)['topics'] !== undefined)
      yield* hiddenWithNote(context, origin.path, naming, 'topic')
    }
  },
  example: {
    notes: {
      'Trees.md': '---\ntype: topic\ndraft: true\n---\n',
      'Leaf.md': '---\ntopics: [Trees]\n---\n',
      'Plants.md': '---\ntype: topic\ndraft: true\n---\n',
      'Root.md': '---\ntopics: [Plants]\ndraft: true\n---\n',
    },
    says: [
      'Trees.md: The note is not published, so readers see no such topic; published notes that name it: 1',
    ],
  },
})

/** What can be wrong with a topic. */
export const topicRules = [emptyTopic, hiddenTopic, topicCycle]
