import { defineFeature } from '../../define/feature.ts'
import { defineOverview } from '../../define/page-kind.ts'
import { notesPerPage } from '../../model/note-table.ts'
import { noteTable, noteTableFiles } from './note-table.ts'
import { renderNoteTable } from './render-note-table.ts'

/** All notes in one table. */
export const allNotes = defineFeature({
  name: 'all-notes',
  about: 'All notes: a table that readers sort and search.',
  pageStyle: './all-notes.css',
  script: './web/all-notes.ts',
  overviews: [
    defineOverview({
      name: 'all-notes',
      title: (words) => words.allNotes,
      exists: ({ notesByPath }) => notesByPath.size > 0,
      countPages: ({ notesByPath }) => Math.ceil(notesByPath.size / notesPerPage),
      place: { name: 'allNotes', title: (words) => words.allNotes, isFirst: true },
      collect: noteTable,
      render: (table, { words }) => renderNoteTable(table, words),
    }),
  ],
  files: noteTableFiles,
})
