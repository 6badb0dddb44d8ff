/** Shows links in the editor's own list: editors do this themselves, and ask for `hortus.references` then. */
export const showReferencesCommand = 'hortus.showReferences'

/** Does a change across notes: the URI of a document, and the change. */
export const applyChangeCommand = 'hortus.applyChange'

/** The commands that the server carries out, each with what it is given. An editor's extension asks for them. */
export const serverCommands = [
  /** Writes the id behind a block of another note. */
  'hortus.writeBlockId',
  applyChangeCommand,
  /** Answers where links stand: of a document's URI, a place in it, and `in` or `out`. */
  'hortus.references',
  /** Answers the links to the note of a URI, each with its sentence. */
  'hortus.backlinks',
  /** Answers the notes of the garden that a URI is in. */
  'hortus.notes',
  /** Makes a note of a part of one: URI, range, its name. */
  'hortus.extract',
  /** Puts the note of a URI behind another: its path or URI. */
  'hortus.merge',
  /** Writes a new note and shows it: its title, a URI in its garden, its folder. */
  'hortus.newNote',
  /** Shows the note of a day, which is written where it is not there: the day in words, a URI in its garden. */
  'hortus.daily',
  /** Answers the address of the page of a URI's note in its site, from the site's root; null where it has none. */
  'hortus.address',
  /** Answers the URI of the note whose page has an address, in the garden of a URI; null where there is none. */
  'hortus.noteAt',
  /** Answers the notes around that of a URI, and the links between them. */
  'hortus.neighbours',
] as const
