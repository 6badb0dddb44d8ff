import type { Facts } from '../model/facts.ts'

/**
 * Facts that a feature collects and others may read. Whoever has the token reads the value: in rules, pages and slots
 * with `garden.read(facts)`, in other facts with `source.read(facts)`.
 *
 * @example
 * ```ts
 * export const lengthFacts = defineFacts({
 *   name: 'lengths',
 *   reads: 'links',
 *   none: { longest: 0 },
 *   collect: ({ notesByPath }) => ({ longest: Math.max(0, ...[...notesByPath.values()].map((note) => note.wordCount)) }),
 * })
 * ```
 */
export function defineFacts<Value>(facts: Facts<Value>): Facts<Value> {
  return facts
}
