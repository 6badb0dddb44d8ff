import { countWords } from '../../../../parse/count-words.ts'

/** How many words of a note's source, or of a part of it, somebody reads: without properties, comments, marks and targets. */
export function countNoteWords(source: string): number {
  const text = source.replace(/^---[ \t]*\n[\s\S]*?\n(?:---|\.\.\.)[ \t]*(?:\n|$)/, '')
  // What stands in code is read as it is.
  const parts = text.split(/(^ {0,3}```[\s\S]*?^ {0,3}```|^ {0,3}~~~[\s\S]*?^ {0,3}~~~|`[^`\n]+`)/m)
  return countWords(parts.map((part, i) => (i % 2 === 0 ? readText(part) : readCode(part))).join(''))
}

/** Marks at the starts of lines: of quotes, callouts, headings, lists, and the rule below a table's head. */
const lineMarks =
  /^[ \t]*(?:>[ \t]?)*(?:\[![^\]\n]*\][+-]?|#{1,6}(?=\s)|[-*+](?: \[.\])?(?=\s)|\d{1,9}[.)](?=\s)|\|[-:| ]+$)?/gm

function readText(text: string): string {
  return text
    .replace(/%%[\s\S]*?%%|<!--[\s\S]*?-->/g, ' ')
    .replace(/!\[\[[^\]\n]*\]\]|!\[[^\]\n]*\]\([^)\n]*\)|\[\^[^\]\n]*\]:?/g, ' ')
    .replace(/\[\[(?:[^\]|\n]*\|)?([^\]\n]*)\]\]/g, '$1')
    .replace(/\[([^\]\n]*)\]\([^)\n]*\)/g, '$1')
    .replace(lineMarks, ' ')
    .replace(/<\/?[a-z][^>\n]*>|\||[ \t]\^[\w-]+$/gim, ' ')
    .replace(/[*_=~`]+/g, '')
}

function readCode(code: string): string {
  return code.replace(/^ {0,3}(?:```|~~~).*$|`/gm, '')
}
