import { newFolder, type TextEdit } from '../../model/change.ts'
import type { GardenPath } from '../../model/path.ts'
import type { Query } from '../../model/query.ts'
import { baseEdits, type NewNames } from './base-edits.ts'

/** What matters of a query in Dataview's language, in the order in which it is looked for. */
const pieces =
  /(?<comment>\/\/[^\n]*)|"(?<text>(?:[^"\\\n]|\\.)*)"|\[\[(?<link>[^\][|#\n]*)(?:[#|][^\]\n]*)?\]\]|#(?<tag>[^\s#,;:!&()'"<>=|[\]{}]+)|(?<word>[\p{L}_][\p{L}\p{N}_.-]*)/gu

/** What ends the sources that stand behind `FROM`. */
const lines: ReadonlySet<string> = new Set(['where', 'sort', 'group', 'flatten', 'limit'])

/** What is compared with the path of a folder. */
const takesFolder = /file\.folder\s*!?=\s*$/i

/** What takes the name of a note. */
const takesName = /(?:^|[^\w.])(?:e?link|outgoing|incoming)\s*\(\s*$/i

/** A line of a block of tasks that names a folder or a tag. */
const taskLine =
  /^([ \t]*(?:path|folder|tags?)[ \t]+(?:includes?|does not include|do not include)[ \t]+)(\S[^\n]*?)[ \t]*\r?$/gim

/** Whether a query names something that is called otherwise. */
export function asksForRenamed({ language, source }: Query, names: NewNames): boolean {
  return editsIn(language, source, names).length > 0
}

/**
 * The edits of a note's text by which a query of it goes on to ask for the same: notes that it names by links or paths,
 * folders, and tags. Programs (`dataviewjs`) stay as they are.
 */
export function queryEdits(
  { language, source, starts }: Query,
  names: NewNames,
  text: string,
): readonly TextEdit[] {
  const lineStarts = [0, ...[...source.matchAll(/\n/g)].map(({ index }) => index + 1)]
  return editsIn(language, source, names).flatMap(({ range, text: next }): TextEdit[] => {
    const line = lineStarts.findLastIndex((start) => start <= range.start)
    const from = (starts[line] ?? text.length) + range.start - (lineStarts[line] ?? 0)
    const end = from + range.end - range.start
    // Of a line whose tabs were read as blanks it is not known where its words are.
    const isThere = text.slice(from, end) === source.slice(range.start, range.end)
    return isThere ? [{ range: { start: from, end }, text: next }] : []
  })
}

function editsIn(language: Query['language'], source: string, names: NewNames): readonly TextEdit[] {
  switch (language) {
    case 'base':
      return baseEdits(source, names)
    case 'tasks':
      return taskEdits(source, names)
    case 'dataviewjs':
      return []
    default:
      return dataviewEdits(source, names)
  }
}

function dataviewEdits(source: string, names: NewNames): readonly TextEdit[] {
  const edits: TextEdit[] = []
  let isFrom = false
  for (const match of source.matchAll(pieces)) {
    const { text, link, tag, word } = match.groups ?? {}
    const at = match.index + 1
    const put = (start: number, old: string, next: string | undefined): void => {
      if (next !== undefined && next !== old)
        edits.push({ range: { start, end: start + old.length }, text: next })
    }
    if (word !== undefined) {
      const key = word.toLowerCase()
      if (key === 'from') isFrom = true
      else if (lines.has(key)) isFrom = false
    } else if (link !== undefined) {
      const target = link.trim()
      if (target !== '') put(at + 1 + link.indexOf(target), target, names.respell(target))
    } else if (tag !== undefined) put(at, tag, names.renameTag(tag))
    else if (text !== undefined) put(at, text, textIn(text, source.slice(0, match.index), isFrom, names))
  }
  return edits
}

/** What a text between quotes is written as: a path or folder that it names, or a tag with its `#`. */
function textIn(text: string, before: string, isFrom: boolean, names: NewNames): string | undefined {
  if (text.startsWith('#')) {
    const tag = names.renameTag(text.slice(1))
    return tag === undefined ? undefined : `#${tag}`
  }
  const path = text.normalize('NFC')
  const moved = names.moves.get(path as GardenPath)
  if (moved !== undefined && (isFrom || path.includes('/') || /\.md$/i.test(path))) return moved
  if (isFrom) {
    const core = path.replace(/^\/|\/$/g, '')
    const note = names.moves.get(`${core}.md` as GardenPath)?.replace(/\.md$/i, '')
    const next = note ?? newFolder(core, names.folders)
    return next === undefined ? undefined : text.replace(/^(\/?).*?(\/?)$/, (_, a, b) => `${a}${next}${b}`)
  }
  if (takesName.test(before.slice(-60))) return names.respell(text)
  return takesFolder.test(before.slice(-60)) ? newFolder(path, names.folders) : undefined
}

function taskEdits(source: string, names: NewNames): readonly TextEdit[] {
  return [...source.matchAll(taskLine)].flatMap(({ 1: head = '', 2: value = '', index }): TextEdit[] => {
    const isTag = /^\s*tag/i.test(head)
    const core = value.replace(isTag ? /^#/ : /^\/|\/$/g, '')
    const next = isTag ? names.renameTag(core) : newFolder(core, names.folders)
    if (next === undefined || next === core) return []
    const start = index + head.length + value.indexOf(core)
    return [{ range: { start, end: start + core.length }, text: next }]
  })
}
