import { openSession } from '../open-session.mjs'

/** The published notes of a garden as `{ address, title, headings, text }`, read by the built library. */
export async function readNotes(library, libraryUrl, garden) {
  const session = openSession(library, libraryUrl, garden)
  const { published, plan } = await session.update()
  const notes = [...published.notesByPath.values()].map((note) => ({
    address: plan.addressByNote.get(note.path),
    title: note.title,
    headings: note.headings.map(({ text }) => text),
    text: note.plainText,
  }))
  await session.close()
  return notes
}
