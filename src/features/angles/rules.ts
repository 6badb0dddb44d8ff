import { defineRule } from '../../define/rule.ts'
import { angleFacts, type LostAngle } from './facts.ts'

const saidOf: Readonly<Record<LostAngle['kind'], string>> = {
  itself: 'is the note itself',
  'no-note': 'leads to no note of the garden',
  'no-name': 'is the name of no note',
}

/** An angle that leads to no other note. Of links to notes that are not there, `missing-target` tells. */
export const angleNowhere = defineRule({
  code: 'angle-nowhere',
  severity: 'warning',
  *find({ read }) {
    for (const { path, range, label, kind } of read(angleFacts).nowhere)
      yield {
        path,
        range,
        message: `The angle "${label}" ${saidOf[kind]}`,
        expected: ['a link to another note, such as angles: ["[[Name of the note]]"]'],
      }
  },
  example: {
    notes: {
      'Leaf.md': '---\nangles: ["[[Leaf]]", "[[leaf.svg]]", bark]\n---\n',
      'leaf.svg': '<svg xmlns="http://www.w3.org/2000/svg"/>',
    },
    says: [
      'Leaf.md: The angle "bark" is the name of no note',
      'Leaf.md: The angle "Leaf" is the note itself',
      'Leaf.md: The angle "leaf.svg" leads to no note of the garden',
    ],
  },
})
