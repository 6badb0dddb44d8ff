import type { Fill } from '../model/page.ts'

/** Whether a text shows the answer of a query, in what it embeds too. */
export function hasAnswer(fills: readonly Fill[]): boolean {
  return fills.some((fill) => fill?.kind === 'answer' || (fill?.kind === 'note' && hasAnswer(fill.fills)))
}
