import type { Brand } from './brand.ts'

/**
 * Identifies a topic: the path of its note, else a slash and where it comes from (`/folder/linux`, `/tag/linux`,
 * `/name/linux`); no path starts with a slash.
 */
export type TopicId = Brand<'TopicId'>
