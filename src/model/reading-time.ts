/** Words that a reader of technical prose manages in a minute. */
const wordsPerMinute = 220

/** Minutes to read so many words, at least 1. */
export function minutesToRead(words: number): number {
  return Math.max(1, Math.round(words / wordsPerMinute))
}
