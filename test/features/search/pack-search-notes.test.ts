import { expect, it } from 'vitest'
import { packSearchNotes, unpackSearchNotes } from '../../../src/features/search/pack-search-notes.ts'
import type { SearchNote } from '../../../src/features/search/search-note.ts'

it('gives the notes back that cross to the thread that indexes them', () => {
  const notes: readonly SearchNote[] = [
    {
      address: 'linux/page-cache/',
      title: 'Page cache',
      aliases: ['Pagecache', ''],
      tags: ['linux/memory'],
      topics: ['Linux', 'Memory'],
      stage: 'evergreen',
      lang: 'en',
      sections: [
        { heading: '', slug: '', text: 'Pages of files.\nKept in memory.' },
        { heading: '分散', slug: '分散', text: 'Ein Absatz über 🗺.' },
      ],
    },
    {
      address: '',
      title: '',
      aliases: [],
      tags: [],
      topics: [],
      sections: [{ heading: '', slug: '', text: '' }],
    },
  ]
  expect(unpackSearchNotes(structuredClone(packSearchNotes(notes)))).toEqual(notes)
  expect(unpackSearchNotes(packSearchNotes([]))).toEqual([])
})
