import type { Note } from './note.ts'

const commands = /\{%[^{}\n]*%\}|\{\{[^{}\n]+\}\}|<%[^%\n]*%>|(?<=^|\s):{3,}(?=\s|$)/g

/** A link whose address a program would make. */
const links = /\[([^[\]\n]*)\]\((?:\{%[^{}\n]*%\}|\{\{[<%][^{}\n]*[>%]\}\})[^()\n]*\)/g

/**
 * A text of a note as lists quote it: without what other programs would run, and what opens and closes their boxes. It says nothing,
 * and its page shows it apart. Notes that have none of it outside of code are quoted as they are.
 */
export function withoutCommands(text: string, { diagnostics }: Pick<Note, 'diagnostics'>): string {
  if (!/[{<]%|\{\{|:::/.test(text) || !diagnostics.some(({ code }) => code === 'foreign-syntax')) return text
  return text
    .replace(links, '$1')
    .replace(commands, ' ')
    .replace(/[ \t]{2,}/g, ' ')
}
