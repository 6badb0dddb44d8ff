import type { Note } from '../model/note.ts'

/** What of a note other notes' links can see. Every `Note` is one. */
export type LinkableNote = Pick<
  Note,
  'path' | 'aliases' | 'pathName' | 'givenNames' | 'headings' | 'blocks' | 'authorIds'
>
