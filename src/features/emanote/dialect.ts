import { defineDialect, type NoteDialect } from '../../define/dialect.ts'
import { extensionOf } from '../../model/path.ts'
import { maskDefinitions } from '../../parse/definition-lists.ts'
import { readNotebook } from './read-notebook.ts'

/** Emanote: notebooks of Pandoc's Markdown and of Org. */
export const dialect = defineDialect({
  name: 'emanote',
  tool: 'Emanote',
  signs: ['.emanoteignore', 'emanote.yaml', 'index.yaml'],
  // Other programs have a file of this name, too.
  isSign: (folder, sign) =>
    sign !== 'index.yaml' || /^(?:template|page|emanote|pandoc|ema):/m.test(folder.read(sign) ?? ''),
  read: (folder) => ({
    settings: {},
    options: {
      ignore: [
        'templates/**',
        'index.yaml',
        '**/index.yaml',
        ...(folder.read('.emanoteignore') ?? '')
          .split('\n')
          .map((line) => line.trim())
          .filter((line) => line !== '' && !line.startsWith('#')),
      ],
    },
  }),
  // Its pages of Org are read as those of every garden.
  open: (): NoteDialect => ({
    hasComments: false,
    mask: (source, path) => (extensionOf(path) === '.org' ? source : maskDefinitions(source)),
    read: (note) => (extensionOf(note.path) === '.org' ? {} : readNotebook(note)),
  }),
})
