import { gemoji } from 'gemoji'
import type { NamedEmoji } from '../features/editor/completion/complete-emoji.ts'

/** Every emoji with its names. A module of its own, loaded when somebody types a colon. */
export const emojiNames: readonly NamedEmoji[] = gemoji.map(({ emoji, names }) => ({ emoji, names }))
