import {
  type CodeAction,
  CodeActionKind,
  DiagnosticSeverity,
  type Diagnostic as EditorDiagnostic,
  type Range,
  type TextDocumentEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { planNewNote } from '../features/changes/plan-new-note.ts'
import { fixesOf, isLinkCode } from '../features/editor/completion/text-fixes.ts'
import type { Change } from '../model/change.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import { isInProse } from '../model/is-in-prose.ts'
import { resolvedPath } from '../model/link.ts'
import type { Note } from '../model/note.ts'
import { folderOf, type GardenPath, type NotePath, stemOf, toNameKey } from '../model/path.ts'
import type { PlannedFile } from '../model/planned-change.ts'
import type { Snapshot } from '../session/snapshot.ts'
import { rangeIn } from './answer-navigation.ts'
import { diffEdits } from './diff-edits.ts'
import type { LanguageGarden } from './language-garden.ts'

/** Most fixes that are offered for one problem. */
const maxFixes = 4

const severities = {
  error: DiagnosticSeverity.Error,
  warning: DiagnosticSeverity.Warning,
  info: DiagnosticSeverity.Information,
} as const

/** A note's problems as an editor shows them. */
export function editorDiagnostics(list: readonly Diagnostic[], document: TextDocument): EditorDiagnostic[] {
  return list.map(({ code, severity, range, message }) => ({
    range: rangeIn(document, range ?? { start: 0, end: 0 }),
    severity: severities[severity],
    code,
    source: 'hortus',
    message,
  }))
}

/** What can be done at a place: what a diagnostic expects, writing the note that a link wants, linking a name. */
export async function answerActions(
  garden: LanguageGarden,
  snapshot: Snapshot,
  document: TextDocument,
  path: NotePath,
  range: Range,
): Promise<CodeAction[]> {
  const start = document.offsetAt(range.start)
  const end = document.offsetAt(range.end)
  const actions: CodeAction[] = []
  const own = (await snapshot.diagnosticsOf(path)).filter((one) => one.range !== undefined)
  for (const diagnostic of own) {
    if (diagnostic.range!.start > end || diagnostic.range!.end < start) continue
    const { code, expected = [] } = diagnostic
    const at = diagnostic.range!
    for (const [i, fix] of fixesOf(code, document.getText(), at, expected.slice(0, maxFixes)).entries()) {
      const { name, from, to, insert } = fix
      actions.push({
        title: isLinkCode(code) ? `Link to "${name}"` : `Change to "${name}"`,
        kind: CodeActionKind.QuickFix,
        isPreferred: i === 0,
        diagnostics: editorDiagnostics([diagnostic], document),
        edit: editOf(document, [
          { range: rangeIn(document, { start: at.start + from, end: at.start + to }), newText: insert },
        ]),
      })
    }
  }
  const found = await garden.linkNow(path, start)
  if (found?.resolution.kind === 'missing' && found.link.target !== '') {
    const planned = planNewNote(snapshot.garden, found.link.target, { source: path, isTarget: true })
    const uri = garden.uriOf(planned.path)
    const at = { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } }
    actions.push({
      title: `Write the note "${stemOf(planned.path)}"`,
      kind: CodeActionKind.QuickFix,
      edit: {
        documentChanges: [
          { kind: 'create', uri, options: { ignoreIfExists: true } },
          { textDocument: { uri, version: null }, edits: [{ range: at, newText: planned.text }] },
        ],
      },
    })
  }
  if (found === undefined) {
    const note = (await garden.noteNow(path))?.note
    if (note) actions.push(...linkMention(garden, snapshot, document, note, start, end))
  }
  return actions
}

/** "Link to …" for the longest name of a note around the cursor, or for the selection. */
function linkMention(
  garden: LanguageGarden,
  snapshot: Snapshot,
  document: TextDocument,
  note: Note,
  start: number,
  end: number,
): CodeAction[] {
  const text = document.getText()
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  const line = text.slice(lineStart, text.indexOf('\n', start) < 0 ? undefined : text.indexOf('\n', start))
  const words = [...line.matchAll(/[\p{L}\p{N}_'’-]+/gu)].map((match) => ({
    start: lineStart + match.index,
    end: lineStart + match.index + match[0].length,
  }))
  const noteByName = new Map<string, NotePath>()
  for (const other of garden.names().data.notes) {
    if (other.path === note.path) continue
    for (const name of [stemOf(other.path), other.title, ...other.aliases])
      if (!noteByName.has(toNameKey(name))) noteByName.set(toNameKey(name), other.path)
  }
  const spans = words.flatMap((from, i) =>
    words.slice(i, i + 6).map((to) => ({ start: from.start, end: to.end })),
  )
  const candidates =
    end > start ? [{ start, end }] : spans.filter((span) => span.start <= start && start <= span.end)
  for (const span of candidates.sort((a, b) => b.end - b.start - (a.end - a.start))) {
    if (!isInProse(note, span)) continue
    const shown = text.slice(span.start, span.end)
    const target = noteByName.get(toNameKey(shown.trim()))
    if (target === undefined || !snapshot.garden.notesByPath.has(target)) continue
    const name = garden.names().nameOf(target)
    if (name === undefined) continue
    const newText = shown === name ? `[[${name}]]` : `[[${name}|${shown}]]`
    return [
      {
        title: `Link "${shown}" to ${target}`,
        kind: CodeActionKind.RefactorRewrite,
        edit: editOf(document, [{ range: rangeIn(document, span), newText }]),
      },
    ]
  }
  return []
}

/** What a rename at a place would change: the note that a link leads to, the heading there, else the note itself. */
export async function renameAt(
  garden: LanguageGarden,
  document: TextDocument,
  path: NotePath,
  offset: number,
): Promise<
  | { readonly range: Range; readonly placeholder: string; readonly changeTo: (name: string) => Change }
  | undefined
> {
  const moveTo =
    (from: GardenPath) =>
    (name: string): Change => {
      const extension = /\.[^./]+$/.exec(from)?.[0] ?? ''
      const named = name.toLowerCase().endsWith(extension.toLowerCase()) ? name : name + extension
      const folder = folderOf(from)
      const to = name.includes('/') || folder === '' ? named.replace(/^\/+/, '') : `${folder}/${named}`
      return { kind: 'move-file', from, to: to.normalize('NFC') as GardenPath }
    }
  const found = await garden.linkNow(path, offset)
  if (found) {
    const target = resolvedPath(found.resolution)
    if (target === undefined) return undefined
    const range = rangeIn(document, found.link.targetRange)
    return { range, placeholder: stemOf(target), changeTo: moveTo(target) }
  }
  const note = (await garden.noteNow(path))?.note
  const heading = note?.headings.findIndex(({ range }) => range.start <= offset && offset <= range.end) ?? -1
  if (note === undefined || heading < 0) return undefined
  const { range, text } = note.headings[heading]!
  return {
    range: rangeIn(document, range),
    placeholder: text,
    changeTo: (to) => ({ kind: 'rename-heading', path, heading, to }),
  }
}

/** A planned change as an editor applies it: edits first, then files that move. */
export async function workspaceEdit(
  garden: LanguageGarden,
  files: readonly PlannedFile[],
): Promise<WorkspaceEdit> {
  const edits: TextDocumentEdit[] = []
  const renames: WorkspaceEdit['documentChanges'] = []
  for (const { path, to, before, after } of files) {
    const document = await garden.documentOf(path)
    if (before !== undefined && after !== undefined && document) {
      edits.push({
        textDocument: { uri: garden.uriOf(path), version: null },
        edits: diffEdits(before, after).map((edit) => ({
          range: rangeIn(document, edit.range),
          newText: edit.text,
        })),
      })
    }
    if (to !== undefined)
      renames.push({ kind: 'rename', oldUri: garden.uriOf(path), newUri: garden.uriOf(to) })
  }
  return { documentChanges: [...edits, ...renames] }
}

function editOf(document: TextDocument, edits: TextDocumentEdit['edits']): WorkspaceEdit {
  return { documentChanges: [{ textDocument: { uri: document.uri, version: null }, edits }] }
}
