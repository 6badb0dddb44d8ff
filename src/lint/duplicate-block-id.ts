import type { Rule } from '../define/rule.ts'
import { duplicateBlockId } from '../model/diagnostics.ts'
import type { Block } from '../model/note.ts'

/** A block id that one note uses twice; links lead to the first. */
export const duplicateBlockIdRule: Rule = {
  code: 'duplicate-block-id',
  *run({ notes }) {
    for (const note of notes.values()) {
      if (note.blocks.length < 2) continue
      const firstById = new Map<string, Block>()
      for (const block of note.blocks) {
        const first = firstById.get(block.id)
        if (first) yield duplicateBlockId(note.path, block.range, block.id, first.range)
        else firstById.set(block.id, block)
      }
    }
  },
  example: {
    notes: { 'Leaf.md': 'Green. ^colour\n\nRed. ^Colour\n' },
    says: ['Leaf.md: The block id "^colour" is used twice in this note; links lead to the first'],
  },
}
