import type { Rule } from '../define/rule.ts'
import { topicFacts } from '../features/topics/facts.ts'
import { topicCycle } from '../model/knowledge-diagnostics.ts'
import { linkInProperty } from './link-in-property.ts'

/** Topics that lie below each other in a circle, by `parent` or by folder. The first by path is cut loose. */
export const topicCycleRule: Rule = {
  code: 'topic-cycle',
  *run(context) {
    for (const chain of context.read(topicFacts).cycles) {
      const [first, next] = chain.map((id) => context.read(topicFacts).topicById.get(id)!.origin)
      if (first?.kind !== 'note') continue
      const range =
        next?.kind === 'note' ? linkInProperty(context, first.path, 'parent', next.path) : undefined
      yield topicCycle(first.path, range, chain)
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
}
