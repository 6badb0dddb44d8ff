import type { Root } from 'mdast'
import type { Plugin } from 'unified'

/** A plugin that fills unified's parser slot: Markdown text to an mdast tree with wiki-links. */
export type NoteParser = Plugin<[], string, Root>
