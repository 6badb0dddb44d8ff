import type { NotePath } from '../../model/path.ts'
import type { Prerequisites } from './facts.ts'

/**
 * The notes to read before one, every prerequisite before what needs it: what it requires in the order it is written,
 * each after its own requirements, each once, without the note itself. Only what the path holds decides its order. In
 * a circle of prerequisites, which no order satisfies, the link that closes it does not count.
 */
export function readingPath(
  { requiresOf }: Pick<Prerequisites, 'requiresOf'>,
  path: NotePath,
): readonly NotePath[] {
  const seen = new Set<NotePath>([path])
  const order: NotePath[] = []
  // A chain may be longer than the call stack is deep.
  const open = [{ path, next: 0 }]
  for (let top = open.at(-1); top !== undefined; top = open.at(-1)) {
    const required = requiresOf(top.path)[top.next++]
    if (required === undefined) {
      open.pop()
      if (top.path !== path) order.push(top.path)
    } else if (!seen.has(required)) {
      seen.add(required)
      open.push({ path: required, next: 0 })
    }
  }
  return order
}
