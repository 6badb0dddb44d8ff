import { defineRule } from '../../define/rule.ts'
import { linkInProperty } from '../../lint/link-in-property.ts'
import { prerequisiteFacts } from './facts.ts'

/** Notes that require each other in a circle: one diagnostic for each knot of them, at its first note by path. */
export const prerequisiteCycle = defineRule({
  code: 'prerequisite-cycle',
  severity: 'warning',
  *find(context) {
    for (const chain of context.read(prerequisiteFacts).cycles) {
      const [path, next] = chain
      if (path === undefined || next === undefined) continue
      yield {
        path,
        range: linkInProperty(context, path, 'requires', next),
        message: `The note requires itself: ${chain.join(' → ')}. No order satisfies that`,
        related: chain.slice(1, -1).map((note) => ({ path: note, message: 'is in the circle' })),
      }
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
})
