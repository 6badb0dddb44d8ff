import type { NamedEmoji } from '../../../parse/emoji-codes.ts'
import type { Completion } from './completion.ts'
import { fuzzyScore } from './fuzzy-score.ts'

/** Completes `:sm` with the emoji whose names fit, the best first. */
export function completeEmoji(
  emojis: readonly NamedEmoji[],
  query: string,
  limit: number,
): readonly Completion[] {
  const key = query.toLowerCase()
  return emojis
    .flatMap(({ emoji, names }) => {
      const scored = names.map((name) => ({ name, score: fuzzyScore(key, name) }))
      const best = scored.reduce((a, b) => (b.score > a.score ? b : a))
      return best.score < 0 ? [] : [{ emoji, ...best }]
    })
    .sort((a, b) => b.score - a.score || (a.name < b.name ? -1 : 1))
    .slice(0, limit)
    .map(({ emoji, name }) => ({ kind: 'emoji', label: `${emoji} ${name}`, detail: '', insert: emoji }))
}
