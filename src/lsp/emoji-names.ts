import { listEmoji, type NamedEmoji } from '../parse/emoji-codes.ts'

/** Every emoji with its names. A module of its own, loaded when somebody types a colon. */
export const emojiNames: readonly NamedEmoji[] = listEmoji()
