import {
  type DocumentSymbol,
  type FoldingRange,
  type SymbolInformation,
  SymbolKind,
} from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { foldForSearch } from '../features/editor/completion/fold-for-search.ts'
import { fuzzyScore } from '../features/editor/completion/fuzzy-score.ts'
import type { Heading, Note } from '../model/note.ts'
import { tagReferences } from './answer-references.ts'
import type { LanguageGarden } from './language-garden.ts'
import { readParts, walkTree } from './note-parts.ts'
import { rangeIn } from './range-in.ts'

/** Most notes that a search finds. */
const limit = 100

/** Most headings that a search finds; the text of each one's note is read for its line. */
const maxHeadings = 40

/** Of a score below this only scattered letters fit: too many tags have those. */
const tagScore = 280

/** The headings of a note, those below others inside them. */
export function answerDocumentSymbols(
  { headings }: Pick<Note, 'headings'>,
  document: TextDocument,
): DocumentSymbol[] {
  const end = document.getText().length
  const roots: DocumentSymbol[] = []
  const above: { readonly depth: number; readonly children: DocumentSymbol[] }[] = []
  for (const [i, { depth, text, range }] of headings.entries()) {
    const next = headings.slice(i + 1).find((other) => other.depth <= depth)
    const symbol = {
      name: text === '' ? '(no text)' : text,
      kind: SymbolKind.String,
      range: rangeIn(document, { start: range.start, end: next?.range.start ?? end }),
      selectionRange: rangeIn(document, range),
      children: [] as DocumentSymbol[],
    }
    while (above.length > 0 && above.at(-1)!.depth >= depth) above.pop()
    ;(above.at(-1)?.children ?? roots).push(symbol)
    above.push({ depth, children: symbol.children })
  }
  return roots
}

/** Notes whose name fits what was typed, the best first, and behind them headings that hold it. */
export async function answerWorkspaceSymbols(
  garden: LanguageGarden,
  query: string,
): Promise<SymbolInformation[]> {
  const key = foldForSearch(query)
  const tag = /^#(.+)/.exec(query.trim())?.[1]
  if (tag !== undefined) return findTags(garden, tag)
  const headings = key === '' ? [] : await findHeadings(garden, key)
  return [...findNotes(garden, key), ...headings, ...(key === '' ? [] : await findTags(garden, query, 1))]
}

/** Most tags that a search finds, and that one for notes finds besides. */
const maxTags = 12
const maxTagsBeside = 3

/** The places of tags that fit, the first few of each; a search that begins with `#` is for those alone. */
async function findTags(
  garden: LanguageGarden,
  query: string,
  each = maxHeadings,
): Promise<SymbolInformation[]> {
  const key = foldForSearch(query)
  const { data } = await garden.wholeNames()
  const tags = data.tags
    .map(({ text }) => ({ text, score: fuzzyScore(key, foldForSearch(text)) }))
    .filter(({ score }) => score >= tagScore)
    .sort((a, b) => b.score - a.score)
    .slice(0, each === 1 ? maxTagsBeside : maxTags)
  const snapshot = await garden.latest()
  const found = tags.map(async ({ text }) => {
    const places = await tagReferences(garden, snapshot, text, each)
    return places.map(
      (location): SymbolInformation => ({
        name: `#${text}`,
        kind: SymbolKind.Key,
        containerName: garden.pathOf(location.uri) ?? '',
        location,
      }),
    )
  })
  return (await Promise.all(found)).flat()
}

function findNotes(garden: LanguageGarden, key: string): SymbolInformation[] {
  const start = { line: 0, character: 0 }
  return garden
    .names()
    .data.notes.map((note) => ({
      note,
      score: Math.max(...[note.title, ...note.aliases].map((name) => fuzzyScore(key, foldForSearch(name)))),
    }))
    .filter(({ score }) => score >= 0)
    .sort((a, b) => b.score - a.score || b.note.uses - a.note.uses || (a.note.path < b.note.path ? -1 : 1))
    .slice(0, limit)
    .map(({ note }) => ({
      name: note.title,
      kind: SymbolKind.File,
      containerName: note.path,
      location: { uri: garden.uriOf(note.path), range: { start, end: start } },
    }))
}

async function findHeadings(garden: LanguageGarden, key: string): Promise<SymbolInformation[]> {
  const found: { readonly note: Note; readonly heading: Heading; readonly score: number }[] = []
  for (const note of (await garden.settled()).garden.notesByPath.values()) {
    for (const heading of note.headings) {
      // The note itself is found by that.
      if (heading.text === note.title) continue
      const score = fuzzyScore(key, foldForSearch(heading.text))
      if (score >= 0) found.push({ note, heading, score })
    }
  }
  const best = found.sort((a, b) => b.score - a.score).slice(0, maxHeadings)
  const symbols = best.map(async ({ note, heading }): Promise<SymbolInformation[]> => {
    const document = await garden.documentOf(note.path)
    if (document === undefined) return []
    const location = { uri: garden.uriOf(note.path), range: rangeIn(document, heading.range) }
    return [{ name: heading.text, kind: SymbolKind.String, containerName: note.path, location }]
  })
  return (await Promise.all(symbols)).flat()
}

/** Sections, the frontmatter, and whatever else stands on several lines: code, formulas, tables, lists, quotes, callouts. */
export function answerFolding(note: Note, document: TextDocument): FoldingRange[] {
  const { headings } = note
  const text = document.getText()
  const folds: FoldingRange[] = []
  const properties = /^---[ \t]*\r?\n[\s\S]*?\n---[ \t]*(?:\r?\n|$)/.exec(text)
  if (properties)
    folds.push({
      startLine: 0,
      endLine: document.positionAt(properties[0].trimEnd().length).line,
      kind: 'region',
    })
  for (const [i, { depth, range }] of headings.entries()) {
    const next = headings.slice(i + 1).find((other) => other.depth <= depth)
    const startLine = document.positionAt(range.start).line
    const section = text.slice(0, next?.range.start ?? text.length).trimEnd()
    const endLine = document.positionAt(section.length).line
    if (endLine > startLine) folds.push({ startLine, endLine, kind: 'region' })
  }
  const taken = new Set(folds.map(({ startLine }) => startLine))
  walkTree(readParts(note, text).tree, (node, range) => {
    if (!foldedKinds.has(node.type)) return true
    const startLine = document.positionAt(range.start).line
    const endLine = document.positionAt(text.slice(0, range.end).trimEnd().length).line
    const kind = node.type === 'html' ? 'comment' : 'region'
    if (endLine > startLine && !taken.has(startLine)) folds.push({ startLine, endLine, kind })
    taken.add(startLine)
    return true
  })
  return folds
}

const foldedKinds: ReadonlySet<string> = new Set([
  'code',
  'math',
  'html',
  'table',
  'list',
  'listItem',
  'blockquote',
  'callout',
])
