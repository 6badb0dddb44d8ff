import { defineFeature } from '../../define/feature.ts'
import { definePart } from '../../define/part.ts'
import { eachNote } from '../../model/each-note.ts'
import { collectMentionGroups } from './collect-mention-groups.ts'
import { mentionFacts } from './facts.ts'
import { renderMentions } from './render-mentions.ts'

/** Who names a note without a link to it. */
export const mentions = defineFeature({
  name: 'mentions',
  about: 'Unlinked mentions: who names a note without a link to it.',
  style: './mentions.css',
  facts: [mentionFacts],
  data: {
    garden: ({ garden }) => ({
      mentions: eachNote(garden, (path) =>
        garden
          .read(mentionFacts)
          .of(path)
          .map(({ source, range }) => ({ path, source, start: range.start, end: range.end })),
      ),
    }),
  },
  slots: {
    'note.aside': definePart({
      collect: (view, { note }) => note && collectMentionGroups(view, note.path),
      render: (list, { words }) => renderMentions(list, words),
    }),
  },
})
