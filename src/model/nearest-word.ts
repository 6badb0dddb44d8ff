import { editDistance } from './edit-distance.ts'

/**
 * The word nearest to `word` among `words`, for "did you mean"; undefined when none is near: at most a third of its
 * letters, and at least one, may differ. Letter case counts for nothing; of two equally near the first is taken.
 */
export function nearestWord(word: string, words: Iterable<string>): string | undefined {
  let limit = Math.max(1, Math.floor(word.length / 3))
  let best: string | undefined
  for (const candidate of words) {
    const distance = editDistance(word.toLowerCase(), candidate.toLowerCase(), limit)
    if (distance > limit) continue
    best = candidate
    limit = distance - 1
    if (limit < 0) break
  }
  return best
}
