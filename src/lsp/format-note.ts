import type { List } from 'mdast'
import { alignLines } from '../features/editor/tables/format-table.ts'
import { applyEdits, type TextEdit } from '../model/change.ts'
import type { Note } from '../model/note.ts'
import type { Range } from '../model/range.ts'
import { frontmatterRange } from '../parse/frontmatter-items.ts'
import type { EditorSettings } from './editor-settings.ts'
import { readParts, walkTree } from './note-parts.ts'

/** What formatting does; see `EditorSettings`. */
export type FormatWishes = EditorSettings['format']

/**
 * The edits that lay out a note as it is wished, in the order of the text: each within one line. Code, formulas, HTML and the
 * properties stay as they are, and so does whatever would be read as something else afterwards.
 */
export function formatNote(note: Note, text: string, wishes: FormatWishes): readonly TextEdit[] {
  const all: TextEdit[] = []
  if (wishes.tables) all.push(...keepIfSame(note, text, tableEdits(note, text)))
  if (wishes.lists) all.push(...keepIfSame(note, text, listEdits(note, text)))
  if (wishes.trailingSpaces) {
    const taken = all.map(({ range }) => range)
    const ends = spaceEdits(note, text).filter(({ range }) => !taken.some((one) => overlaps(one, range)))
    all.push(...keepIfSame(note, text, ends))
  }
  return all.sort((a, b) => a.range.start - b.range.start)
}

/** Edits, where the text says the same with them as without; else none. */
function keepIfSame(note: Note, text: string, edits: readonly TextEdit[]): readonly TextEdit[] {
  if (edits.length === 0) return edits
  const sorted = [...edits].sort((a, b) => a.range.start - b.range.start)
  return shapeOf(note, text) === shapeOf(note, applyEdits(text, sorted)) ? edits : []
}

/** The kinds of all parts of a text and the words in them, without where they stand. */
function shapeOf(note: Note, text: string): string {
  const { tree } = readParts({ path: note.path, hash: note.hash }, text)
  const shape: string[] = []
  walkTree(tree, (node) => {
    shape.push(node.type, 'depth' in node ? String(node.depth) : '', 'value' in node ? node.value.trim() : '')
    return true
  })
  return shape.join('\n')
}

/** Each table with one width for each column. */
function tableEdits(note: Note, text: string): readonly TextEdit[] {
  const edits: TextEdit[] = []
  walkTree(readParts(note, text).tree, (node, range) => {
    if (node.type !== 'table') return true
    const start = text.lastIndexOf('\n', range.start - 1) + 1
    const lines = linesIn(text, { start, end: range.end })
    const aligned = alignLines(lines.map((line) => text.slice(line.start, line.end)))
    for (const [i, line] of lines.entries()) {
      const written = aligned[i]
      if (
        aligned.length === lines.length &&
        written !== undefined &&
        written !== text.slice(line.start, line.end)
      )
        edits.push({ range: line, text: written })
    }
    return false
  })
  return edits
}

/** `-` for every mark, and numbers that count on from the first. */
function listEdits(note: Note, text: string): readonly TextEdit[] {
  const edits: TextEdit[] = []
  walkTree(readParts(note, text).tree, (node) => {
    if (!('children' in node)) return true
    for (const [i, child] of node.children.entries()) {
      // Two lists are two because their marks differ.
      const isAlone = [node.children[i - 1], node.children[i + 1]].every((other) => other?.type !== 'list')
      if (child.type === 'list' && isAlone)
        edits.push(...(child.ordered ? numberEdits(child, text) : markEdits(child, text)))
    }
    return true
  })
  return edits
}

function markEdits(list: List, text: string): readonly TextEdit[] {
  return list.children.flatMap((item): TextEdit[] => {
    const start = item.position?.start.offset
    if (start === undefined || !/[*+]/.test(text[start] ?? '')) return []
    return [{ range: { start, end: start + 1 }, text: '-' }]
  })
}

/** Who writes `1.` everywhere means it; a number of another length would move what is below it. */
function numberEdits(list: List, text: string): readonly TextEdit[] {
  const places = list.children.map((item) => {
    const start = item.position?.start.offset ?? 0
    const written = /^\d+/.exec(text.slice(start, start + 10))?.[0] ?? ''
    return { start, written }
  })
  const first = Number(places[0]?.written)
  if (places.length > 1 && places.every(({ written }) => written === places[0]?.written)) return []
  return places.flatMap(({ start, written }, i): TextEdit[] => {
    const right = String(first + i)
    if (written === '' || right === written || right.length !== written.length) return []
    return [{ range: { start, end: start + written.length }, text: right }]
  })
}

/** Blanks at the ends of lines; two that break a line stay. */
function spaceEdits(note: Note, text: string): readonly TextEdit[] {
  const { guarded } = readParts(note, text)
  const body = frontmatterRange(text)?.end ?? 0
  return [...text.matchAll(/[ \t]+(?=\r?\n|$)/g)].flatMap(({ 0: blanks, index }): TextEdit[] => {
    const end = index + blanks.length
    if (index < body || guarded.some((range) => range.start < end && index < range.end)) return []
    const line = text.slice(text.lastIndexOf('\n', index - 1) + 1, index)
    const next = /^\r?\n([^\n]*)/.exec(text.slice(end, end + 1_000))?.[1] ?? ''
    const isBreak = blanks.startsWith('  ') && /[^\s>]/.test(line) && /[^\s>]/.test(next)
    const kept = isBreak ? '  ' : ''
    return kept === blanks ? [] : [{ range: { start: index, end }, text: kept }]
  })
}

/** Where the lines of a part of a text stand, without their ends; the part starts at a line. */
function linesIn(text: string, { start, end }: Range): readonly Range[] {
  const lines: Range[] = []
  for (let at = start; at <= end; ) {
    const stop = text.indexOf('\n', at)
    const lineEnd = stop < 0 ? text.length : stop
    lines.push({ start: at, end: text[lineEnd - 1] === '\r' ? lineEnd - 1 : lineEnd })
    at = lineEnd + 1
    if (stop < 0) break
  }
  return lines.filter((line) => line.start < end)
}

function overlaps(a: Range, b: Range): boolean {
  return a.start <= b.end && b.start <= a.end
}
