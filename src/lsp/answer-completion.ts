import type { CompletionItem, CompletionList, TextEdit, WorkspaceEdit } from 'vscode-languageserver'
import { CompletionItemKind, InsertTextFormat } from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { appendixOf } from '../features/editor/completion/appendix-of.ts'
import { completeDate } from '../features/editor/completion/complete-date.ts'
import { completeEmoji } from '../features/editor/completion/complete-emoji.ts'
import { completeInNote } from '../features/editor/completion/complete-in-note.ts'
import { completeLanguage } from '../features/editor/completion/complete-language.ts'
import { completeOutline } from '../features/editor/completion/complete-outline.ts'
import type { Completion, CompletionKind } from '../features/editor/completion/completion.ts'
import type { CompletionPlace } from '../features/editor/completion/completion-place.ts'
import { findCompletionPlace } from '../features/editor/completion/find-completion-place.ts'
import { findIdPlace } from '../features/editor/completion/find-id-place.ts'
import { outlineBeyond } from '../features/editor/completion/outline-beyond.ts'
import { outlineNote } from '../features/editor/outline-note.ts'
import type { NotePath } from '../model/path.ts'
import { completeAcross } from './complete-across.ts'
import { completeDays } from './complete-days.ts'
import type { LanguageGarden } from './language-garden.ts'
import { wantedHeadings } from './wanted-headings.ts'

/** Most items that are sent: editors ask again while somebody types on. */
const limit = 60

const kinds: Readonly<Record<CompletionKind, CompletionItemKind>> = {
  note: CompletionItemKind.File,
  alias: CompletionItemKind.Reference,
  asset: CompletionItemKind.Color,
  wanted: CompletionItemKind.Event,
  heading: CompletionItemKind.Module,
  block: CompletionItemKind.Snippet,
  'display-text': CompletionItemKind.Text,
  tag: CompletionItemKind.Keyword,
  property: CompletionItemKind.Property,
  value: CompletionItemKind.Value,
  callout: CompletionItemKind.Enum,
  emoji: CompletionItemKind.Text,
  footnote: CompletionItemKind.Reference,
  reference: CompletionItemKind.Reference,
  language: CompletionItemKind.Unit,
  date: CompletionItemKind.Value,
}

/** What could stand at `offset` of an open document. Reads nothing but names, unless a heading or block is asked for. */
export async function answerCompletion(
  garden: LanguageGarden,
  document: TextDocument,
  path: NotePath,
  offset: number,
): Promise<CompletionList> {
  const text = document.getText()
  const { labelReading, linkStyle } = garden.names().data
  const place = findCompletionPlace(text, offset, {
    isLabelFirst: labelReading === 'usual',
    writesMarkdown: linkStyle.isMarkdown,
  })
  if (place === undefined) return { isIncomplete: false, items: [] }
  const across = await completeAcross(garden, path, place)
  const from = across?.from ?? place.from
  const completions = across?.completions ?? (await completeAt(garden, path, place, text))
  const range = { start: document.positionAt(from), end: document.positionAt(place.to) }
  const typed = text.slice(from, offset)
  const end = document.positionAt(text.length)
  const empty = emptyLabel(place, text)
  const label = (shown: string): TextEdit[] | undefined => {
    if (empty === undefined) return undefined
    const at = document.positionAt(empty)
    return [{ range: { start: at, end: at }, newText: shown.replace(/[[\]\\]/g, '\\$&') }]
  }
  const items = completions.map((completion, i): CompletionItem => {
    const also = completion.also
    const isOwn = also !== undefined && also.path === path
    const where = isOwn ? document.positionAt(also.offset) : undefined
    const { atEnd } = completion
    const extra = where
      ? [{ range: { start: where, end: where }, newText: also!.text }]
      : atEnd !== undefined && place.to < text.trimEnd().length
        ? [{ range: { start: end, end }, newText: appendixOf(text, atEnd) }]
        : labelled.has(completion.kind)
          ? label(completion.label)
          : undefined
    // What stands at the very end would be one edit with what is typed there.
    const isLast = atEnd !== undefined && extra === undefined
    const tail = isLast ? appendixOf('', atEnd) : ''
    return {
      label: completion.label,
      kind: kinds[completion.kind],
      detail: completion.detail,
      // The order is ours and what does not match was left out: the editor need not judge again.
      sortText: String(i).padStart(4, '0'),
      filterText: typed,
      insertTextFormat: InsertTextFormat.PlainText,
      textEdit: { range, newText: completion.insert + tail },
      ...(extra && { additionalTextEdits: extra }),
      ...(also !== undefined &&
        !isOwn && { command: { title: 'Write the block id', command: writeIdCommand, arguments: [also] } }),
    }
  })
  return { isIncomplete: true, items }
}

/** What is called by the text that it is offered with. */
const labelled: ReadonlySet<CompletionKind> = new Set<CompletionKind>(['note', 'alias', 'wanted', 'heading'])

/** Where the text goes of a Markdown link that has none yet; a picture needs none. */
function emptyLabel(place: CompletionPlace, text: string): number | undefined {
  const isLink = (place.kind === 'note' || place.kind === 'heading') && place.form !== 'wiki' && !place.embed
  return isLink && text.startsWith('[](', place.start) ? place.start + 1 : undefined
}

/** Writes an id behind a block of another note. */
const writeIdCommand = 'hortus.writeBlockId'

/** The edit that writes the id behind its block, as the note is now; undefined where that is not there any more. */
export async function editOfId(
  garden: LanguageGarden,
  also: NonNullable<Completion['also']>,
): Promise<WorkspaceEdit | undefined> {
  const document = await garden.documentOf(also.path)
  const offset = document && findIdPlace(document.getText(), also)
  if (document === undefined || offset === undefined) return undefined
  const place = document.positionAt(offset)
  return {
    changes: { [garden.uriOf(also.path)]: [{ range: { start: place, end: place }, newText: also.text }] },
  }
}

async function completeAt(
  garden: LanguageGarden,
  path: NotePath,
  place: CompletionPlace,
  text: string,
): Promise<readonly Completion[]> {
  switch (place.kind) {
    case 'heading':
    case 'block':
      return completeInside(garden, path, place)
    case 'emoji':
      return completeEmoji((await import('./emoji-names.ts')).emojiNames, place.query, limit)
    case 'footnote':
    case 'reference':
      return completeInNote(text, place, limit)
    case 'language':
      return completeLanguage((await garden.wholeNames()).completer.languages, place.query, limit)
    case 'date':
      return completeDate(place.query, (await garden.wholeNames()).completer.dayNames(path), limit)
    case 'tag':
      return (await garden.wholeNames()).completer.complete(path, place, limit)
    case 'note':
      return [
        ...(await completeDays(garden, path, place)),
        ...garden.names().completer.complete(path, place, limit),
      ]
    default:
      return garden.names().completer.complete(path, place, limit)
  }
}

async function completeInside(
  garden: LanguageGarden,
  path: NotePath,
  place: Parameters<typeof completeOutline>[1],
): Promise<readonly Completion[]> {
  const target = place.target === '' ? path : await garden.findNow(path, place.target)
  const write = garden.names().completer.linkWriter(path)
  const beyond = target === undefined && outlineBeyond(await garden.neighboursNow(), place.target)
  if (beyond) return completeOutline(beyond, place, limit, write)
  const now = target && (await garden.noteNow(target))
  const own = now && outlineNote(now.note, now.bytes, target === path ? place.from : undefined)
  if (place.kind === 'block') return own ? completeOutline(own, place, limit, write) : []
  const all = (await garden.latest()).garden
  const wanted = wantedHeadings(all, place.target, target).map((text) => ({ depth: 0, text }))
  const none = { path: `${place.target}.md` as NotePath, headings: [], blocks: [], paragraphs: [] }
  const outline = own ?? none
  return completeOutline({ ...outline, headings: [...outline.headings, ...wanted] }, place, limit, write)
}
