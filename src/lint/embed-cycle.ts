import { defineRule, type Finding, type LintContext } from '../define/rule.ts'
import type { NotePath } from '../model/path.ts'
import { createEmbedParts, type EmbedPart } from './embed-parts.ts'

/** Longer chains are named by their ends. */
const maxNamed = 12

/**
 * An embed that leads back to the part it stands in, directly or through other notes. Each cycle is reported once, at
 * the embed that closes it when notes are read in the order of their paths. An embed of another section of its own
 * note is none.
 */
export const embedCycle = defineRule({
  code: 'embed-cycle',
  severity: 'warning',
  find: findCycles,
  example: {
    notes: { 'Leaf.md': '![[Tree]]', 'Oak.md': '![[Leaf]]', 'Tree.md': '![[Leaf]]' },
    says: ['Tree.md: The embed leads back to its own note: Tree.md → Leaf.md → Tree.md. It is cut there'],
  },
})

/** A part being looked at, and how many of its embeds have been. */
interface Frame {
  readonly part: EmbedPart
  next: number
}

/** Depth-first search with a stack of its own: chains of embeds can be longer than the machine's stack is deep. */
function* findCycles(context: LintContext): Generator<Finding> {
  const partAt = createEmbedParts(context)
  const reported = new Set<string>()
  const depthByPart = new Map<EmbedPart, number>()
  const done = -1
  for (const path of [...context.notes.keys()].sort()) {
    const root = partAt(path)
    if (root.embeds.length === 0 || depthByPart.has(root)) continue
    const stack: Frame[] = [{ part: root, next: 0 }]
    depthByPart.set(root, 0)
    while (stack.length > 0) {
      const frame = stack.at(-1)!
      const embed = frame.part.embeds[frame.next++]
      if (embed === undefined) {
        depthByPart.set(frame.part, done)
        stack.pop()
        continue
      }
      const target = partAt(embed.target, embed.anchor)
      const depth = depthByPart.get(target)
      if (depth === undefined) {
        depthByPart.set(target, stack.length)
        stack.push({ part: target, next: 0 })
      } else if (depth !== done) {
        const key = `${embed.link} ${frame.part.path}`
        if (reported.has(key)) continue
        reported.add(key)
        yield {
          path: frame.part.path,
          range: context.notes.get(frame.part.path)?.links[embed.link]?.range,
          message: `The embed leads back to its own note: ${chainOf(stack, depth).join(' → ')}. It is cut there`,
        }
      }
    }
  }
}

/** The notes from the one on top of the stack through those above `depth` back to it; neighbours that repeat once. */
function chainOf(stack: readonly Frame[], depth: number): readonly NotePath[] {
  const own = stack.at(-1)!.part.path
  const above = stack.length - depth
  const frames =
    above > maxNamed ? [...stack.slice(depth, depth + 6), undefined, ...stack.slice(-5)] : stack.slice(depth)
  const chain: NotePath[] = [own]
  for (const frame of frames) {
    const path = frame === undefined ? ('…' as NotePath) : frame.part.path
    if (path !== chain.at(-1)) chain.push(path)
  }
  return chain.length === 1 ? [own, own] : chain
}
