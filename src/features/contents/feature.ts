import { defineFeature } from '../../define/feature.ts'
import { definePart } from '../../define/part.ts'
import { type ContentsEntry, collectContents, renderContents } from './render-contents.ts'

/** A note's headings. */
export const contents = defineFeature({
  name: 'contents',
  about: 'Contents: the headings of a note beside its text.',
  style: './contents.css',
  script: './web/contents.ts',
  slots: {
    'note.aside': definePart<readonly ContentsEntry[]>({
      collect: (view, { note }) => note && collectContents(note, (query) => view.answerQuery(note, query)),
      render: renderContents,
    }),
    bottom: definePart({
      // Home has nothing beside its text that the button could show.
      collect: (_, { note, address }) => (note && address !== '' && collectContents(note) ? true : undefined),
      render: (_, { words }) =>
        `<button type="button" class="open-contents" popovertarget="-contents">${words.here}</button>`,
    }),
  },
})
