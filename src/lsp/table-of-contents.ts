import type { TextEdit } from '../model/change.ts'
import type { Heading, Note } from '../model/note.ts'
import type { Range } from '../model/range.ts'
import { frontmatterRange } from '../parse/frontmatter-items.ts'
import type { EditorSettings } from './editor-settings.ts'
import { readParts, walkTree } from './note-parts.ts'

/** The marks between which the list stands: Marksman's, so that either program keeps what the other wrote. */
const startMark = '<!--toc:start-->'
const endMark = '<!--toc:end-->'

/** A change that puts a list of the headings into a note, or brings the one up to date that stands there. */
interface ContentsChange {
  readonly kind: 'insert' | 'update'
  readonly edit: TextEdit
}

/** Undefined where a note has no two headings of these levels below its title, or its list is right. */
export function planContents(
  note: Note,
  text: string,
  { from, to }: EditorSettings['contents'],
): ContentsChange | undefined {
  const below = note.opensWithTitle ? note.headings.slice(1) : note.headings
  const headings = below.filter(({ depth }) => from <= depth && depth <= to)
  const place = findContents(note, text)
  const list = writeList(headings, note, text)
  if (place === undefined) {
    if (headings.length < 2) return undefined
    return { kind: 'insert', edit: insertAt(note, text, `${startMark}\n${list}${endMark}`) }
  }
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n'
  const written = `${lineEnd}${list.replaceAll('\n', lineEnd)}`
  return text.slice(place.start, place.end) === written
    ? undefined
    : { kind: 'update', edit: { range: place, text: written } }
}

/** Between the two marks, which are HTML and no code. */
function findContents(note: Note, text: string): Range | undefined {
  const marks: { readonly isEnd: boolean; readonly range: Range }[] = []
  walkTree(readParts(note, text).tree, (node, range) => {
    if (node.type !== 'html') return true
    for (const match of node.value.matchAll(/<!--\s*(\/?toc(?::start|:end|stop)?)\s*-->/gi)) {
      const start = text.indexOf(match[0], range.start)
      const isEnd = /end|stop|\//i.test(match[1] ?? '')
      if (start >= 0) marks.push({ isEnd, range: { start, end: start + match[0].length } })
    }
    return true
  })
  const first = marks.find(({ isEnd }) => !isEnd)
  const last = first && marks.find(({ isEnd, range }) => isEnd && range.start > first.range.start)
  return first && last ? { start: first.range.end, end: last.range.start } : undefined
}

/** Behind the title, else behind the properties. */
function insertAt(note: Note, text: string, contents: string): TextEdit {
  const lineEnd = text.includes('\r\n') ? '\r\n' : '\n'
  const written = contents.replaceAll('\n', lineEnd)
  const title = note.opensWithTitle ? note.headings[0] : undefined
  const fence = frontmatterRange(text)
  const behindFence = fence === undefined ? 0 : text.indexOf('\n', fence.end) + 1 || text.length
  if (title === undefined)
    return { range: { start: behindFence, end: behindFence }, text: written + lineEnd + lineEnd }
  const end = title.range.end
  return { range: { start: end, end }, text: lineEnd + lineEnd + written }
}

/** A nested list, in the kind of links that the note writes. */
function writeList(headings: readonly Heading[], { links }: Note, text: string): string {
  const isWiki =
    links.some(({ syntax }) => syntax === 'wiki') || !links.some(({ syntax }) => syntax === 'markdown')
  const top = Math.min(...headings.map(({ depth }) => depth))
  const mark = /^[ \t]*([*+-])[ \t]/m.exec(text)?.[1] ?? '-'
  return headings
    .filter((heading) => heading.text !== '')
    .map(({ depth, text: name, slug }) => {
      const target = name
        .replace(/[[\]|#^]+/g, ' ')
        .replace(/\s+/g, ' ')
        .trim()
      const link = isWiki
        ? `[[#${target}|${name.replace(/[[\]|]+/g, ' ').trim()}]]`
        : `[${name.replace(/[[\]\\]/g, '\\$&')}](#${slug})`
      return `${'  '.repeat(depth - top)}${mark} ${link}\n`
    })
    .join('')
}
