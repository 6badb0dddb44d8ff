import type { Note } from '../model/note.ts'

/** What stands where a card would name its file. */
const noName = '…'

const hiddenByNote = new WeakMap<Note, { readonly key: string; readonly note: Note }>()

/**
 * The canvas without the names of files that nobody is told of, of which it has links with these numbers. What a card of
 * text says of them is its author's words and stays, as in notes; a card of a file has no words but the file's name. Every
 * place in the text stays where it is. The same object for the same numbers; a note that is no canvas is given back.
 */
export function hideCardNames(note: Note, withheld: ReadonlySet<number>): Note {
  if (!note.path.endsWith('.canvas')) return note
  const key = [...withheld].join()
  const known = hiddenByNote.get(note)
  if (known?.key === key) return known.note
  let { plainText } = note
  const links = note.links.map((link, i) => {
    // In a card of text a link's target is a part of it.
    if (!withheld.has(i) || link.range.start !== link.targetRange.start) return link
    const { linkFrom = 0, linkTo = 0 } = link.context ?? {}
    plainText = plainText.slice(0, linkFrom) + ' '.repeat(linkTo - linkFrom) + plainText.slice(linkTo)
    return { ...link, displayText: noName }
  })
  const hidden = { ...note, plainText, links }
  hiddenByNote.set(note, { key, note: hidden })
  return hidden
}
