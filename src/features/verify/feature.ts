import { escapeAttribute, escapeText } from '../../body/escape-html.ts'
import { defineFeature } from '../../define/feature.ts'
import { definePart } from '../../define/part.ts'
import { defineProperty } from '../../define/property.ts'
import { checkedWords } from './checked-words.ts'
import { verifyCommand } from './command.ts'
import { claimFacts } from './facts.ts'
import { failedClaim, unreadableChecked } from './rules.ts'

/** Claims of notes that can be run. */
export const verify = defineFeature({
  name: 'verify',
  about:
    'Claims that can be run: hortus verify runs code of notes and compares what it prints with what they say.',
  facts: [claimFacts],
  properties: [
    defineProperty({
      name: 'checked',
      about: 'When the note’s claims were run last, and on what: hortus verify --write says it.',
      kind: 'text',
    }),
  ],
  rules: [failedClaim, unreadableChecked],
  commands: [verifyCommand],
  slots: {
    'note.facts': definePart({
      collect: (view, { note }) => note && view.garden.read(claimFacts).get(note.path)?.checked,
      render: ({ day, machine, holds }, { words }) => {
        const own = checkedWords(words)
        const time = `<time datetime="${escapeAttribute(day)}">${escapeText(words.day(day))}</time>`
        return holds ? own.checked(time, escapeText(machine)) : `<strong>${own.failed(time)}</strong>`
      },
    }),
  },
})
