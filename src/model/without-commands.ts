import type { Note } from './note.ts'

const commands = /\{%[^{}\n]*%\}|\{\{[^{}\n]+\}\}|<%[^%\n]*%>|(?<=^|\s):{3,}(?=\s|$)/g

/** A link whose address a program would make. */
const links = /\[([^[\]\n]*)\]\((?:\{%[^{}\n]*%\}|\{\{[<%][^{}\n]*[>%]\}\})[^()\n]*\)/g

/**
 * A text of a note as lists quote it: without what queries and other programs answer, and what opens and closes their boxes. It says nothing,
 * and its page shows it apart. Notes that have none of it outside of code are quoted as they are.
 */
export function withoutCommands(text: string, note: Pick<Note, 'diagnostics' | 'queries'>): string {
  return withoutForeign(withoutQueries(text, note), note)
}

/** Without the expressions that a query answers where they are shown. */
function withoutQueries(text: string, { queries }: Pick<Note, 'queries'>): string {
  if (queries === undefined || !text.includes('=')) return text
  return queries.reduce(
    (left, { language, source }) =>
      language === 'inline' && left.includes(`=${source}`)
        ? left.replace(`=${source}`, ' ').replace(/[ \t]{2,}/g, ' ')
        : left,
    text,
  )
}

function withoutForeign(text: string, { diagnostics }: Pick<Note, 'diagnostics'>): string {
  if (!/[{<]%|\{\{|:::/.test(text) || !diagnostics.some(({ code }) => code === 'foreign-syntax')) return text
  return text
    .replace(links, '$1')
    .replace(commands, ' ')
    .replace(/[ \t]{2,}/g, ' ')
}
