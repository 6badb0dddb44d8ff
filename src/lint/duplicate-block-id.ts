import { defineRule } from '../define/rule.ts'
import type { Block } from '../model/note.ts'

/** A block id that one note uses twice; links lead to the first. */
export const duplicateBlockId = defineRule({
  code: 'duplicate-block-id',
  severity: 'warning',
  *find({ notes }) {
    for (const note of notes.values()) {
      if (note.blocks.length < 2) continue
      const firstById = new Map<string, Block>()
      for (const block of note.blocks) {
        const first = firstById.get(block.id)
        if (first)
          yield {
            path: note.path,
            range: block.range,
            message: `The block id "^${block.id}" is used twice in this note; links lead to the first`,
            related: [{ path: note.path, range: first.range, message: 'first used here' }],
          }
        else firstById.set(block.id, block)
      }
    }
  },
  example: {
    notes: { 'Leaf.md': 'Green. ^colour\n\nRed. ^Colour\n' },
    says: ['Leaf.md: The block id "^colour" is used twice in this note; links lead to the first'],
  },
})
