import { gemoji } from 'gemoji'
import type { NamedEmoji } from '../completion/complete-emoji.ts'

/** Every emoji that GitHub has names for; a chunk of its own, loaded with the first `:` and two letters. */
export const emojiNames: readonly NamedEmoji[] = gemoji.map(({ emoji, names }) => ({ emoji, names }))
