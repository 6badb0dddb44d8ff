import type { Rule } from '../define/rule.ts'
import { prerequisiteFacts } from '../features/prerequisites/facts.ts'
import { prerequisiteCycle } from '../model/knowledge-diagnostics.ts'
import { linkInProperty } from './link-in-property.ts'

/** Notes that require each other in a circle: one diagnostic for each knot of them, at its first note by path. */
export const prerequisiteCycleRule: Rule = {
  code: 'prerequisite-cycle',
  *run(context) {
    for (const chain of context.read(prerequisiteFacts).cycles) {
      const [path, next] = chain
      yield prerequisiteCycle(path!, linkInProperty(context, path!, 'requires', next!), chain)
    }
  },
  example: {
    notes: {
      'Root.md': '---\nrequires: ["[[Leaf]]"]\n---\n',
      'Bark.md': '---\nrequires: "[[Root]]"\n---\n',
      'Leaf.md': '---\nrequires: ["[[Bark]]"]\n---\n',
    },
    says: [
      'Bark.md: The note requires itself: Bark.md → Root.md → Leaf.md → Bark.md. No order satisfies that',
    ],
  },
}
