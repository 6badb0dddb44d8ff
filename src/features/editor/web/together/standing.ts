import { togetherWords } from './together-words.ts'

/** How the text stands to the repository, as the hub says it. */
export type Standing =
  | { readonly kind: 'saved' }
  | { readonly kind: 'unsaved' }
  | { readonly kind: 'waiting'; readonly reason: string }
  | { readonly kind: 'conflict'; readonly theirs: string | null }

/** What a writer is told of it. */
export function standingWords(
  standing: Standing | undefined,
  isConnected: boolean,
  hasUnsent: boolean,
): string {
  const words = togetherWords().standing
  if (!isConnected) return hasUnsent ? words.offlineUnsent : words.offline
  if (standing === undefined) return ''
  switch (standing.kind) {
    case 'saved':
      return hasUnsent ? words.sending : words.saved
    case 'waiting':
      return words.waiting(standing.reason)
    default:
      return words[standing.kind]
  }
}

/** Why the note cannot be written. */
export function refusalWords(reason: string, hasUnsent: boolean): string {
  const words = togetherWords().refusal
  if (reason === 'unfit') return words.unfit
  const why = reason === 'anew' ? words.anew : words.forbidden
  return hasUnsent ? `${why} ${words.kept}` : why
}
