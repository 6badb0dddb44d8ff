import { memoByObject } from '../model/memo-by-object.ts'
import type { Note } from '../model/note.ts'
import { textProperty } from '../model/properties.ts'

const descriptionLength = 160

/**
 * One or two lines about a note, for lists and search engines: its `description` or `matters`, else the start of its
 * text, cut at a word within 160 code units. A heading that is the title is left out. Made once: a note is described
 * on its own page and in every list that it stands in.
 */
export const describeNote = memoByObject((note: Note): string => {
  const written = textProperty(note.properties, 'description') ?? textProperty(note.properties, 'matters')
  if (written !== undefined) return cutAtWord(written.replace(/\s+/g, ' '), descriptionLength)
  const isHeading = (line: string): boolean => note.headings.some((heading) => heading.text === line)
  let text = ''
  for (let at = 0; at < note.plainText.length && text.length <= descriptionLength; ) {
    const end = note.plainText.indexOf('\n', at)
    const line = note.plainText
      .slice(at, Math.min(end < 0 ? note.plainText.length : end, at + 2 * descriptionLength))
      .trim()
    if (line !== '' && !isHeading(line)) text += text === '' ? line : ` ${line}`
    if (end < 0) break
    at = end + 1
  }
  return cutAtWord(text, descriptionLength)
})

/** The text itself if it is short enough, else its start up to the last space, with an ellipsis. */
function cutAtWord(text: string, length: number): string {
  if (text.length <= length) return text
  const space = text.lastIndexOf(' ', length)
  const cut = text.slice(0, space > length / 2 ? space : length)
  // Half of a surrogate pair would be an invalid character.
  return `${/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut}…`
}
