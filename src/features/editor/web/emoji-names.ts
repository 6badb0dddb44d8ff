import { listEmoji, type NamedEmoji } from '../../../parse/emoji-codes.ts'

/** Every emoji that GitHub has names for; a chunk of its own, loaded with the first `:` and two letters. */
export const emojiNames: readonly NamedEmoji[] = listEmoji()
