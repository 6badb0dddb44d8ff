import type { Completion } from './completion.ts'
import type { UsedWord } from './completion-data.ts'
import { type CompletionWords, englishCompletion } from './completion-words.ts'
import { fuzzyScore } from './fuzzy-score.ts'
import { codeLanguageNames } from './language-names.ts'

/** Completes the name of a language behind the marks of a block of code: what the garden uses most first, then all that are coloured. */
export function completeLanguage(
  used: readonly UsedWord[],
  query: string,
  limit: number,
  words: CompletionWords = englishCompletion,
): readonly Completion[] {
  const key = query.toLowerCase()
  const known = new Set(used.map(({ text }) => text))
  const all = [
    ...used,
    ...codeLanguageNames.filter((name) => !known.has(name)).map((text) => ({ text, uses: 0 })),
  ]
  return all
    .map((one, i) => ({ ...one, i, score: fuzzyScore(key, one.text) }))
    .filter(({ score }) => score >= 0)
    .sort((a, b) => b.score - a.score || b.uses - a.uses || a.i - b.i)
    .slice(0, limit)
    .map(({ text, uses }) => ({
      kind: 'language',
      label: text,
      detail: uses === 0 ? '' : words.complete.uses(uses, words.number(uses)),
      insert: text,
    }))
}
