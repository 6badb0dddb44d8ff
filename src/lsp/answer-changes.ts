import {
  type CodeAction,
  CodeActionKind,
  type Range,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import type { TextDocument } from 'vscode-languageserver-textdocument'
import { planNewNote } from '../features/changes/plan-new-note.ts'
import { fixesOf, isLinkCode } from '../features/editor/completion/text-fixes.ts'
import { isInProse } from '../model/is-in-prose.ts'
import type { Note } from '../model/note.ts'
import { type NotePath, stemOf, toNameKey } from '../model/path.ts'
import { collectTableRanges } from '../parse/collect-table-ranges.ts'
import type { MeantLink } from '../session/meant-links.ts'
import type { Snapshot } from '../session/snapshot.ts'
import { answerRefactorings } from './answer-refactorings.ts'
import { editorDiagnostics } from './editor-diagnostics.ts'
import type { EditorSettings } from './editor-settings.ts'
import type { LanguageGarden } from './language-garden.ts'
import type { OpenNote } from './language-server.ts'
import { readParts } from './note-parts.ts'
import { rangeIn } from './range-in.ts'
import { insertion } from './workspace-edit.ts'

/** Most fixes that are offered for one problem. */
const maxFixes = 4

/** What can be done at a place: what a diagnostic expects, writing the note that a link wants, linking a name. */
export async function answerActions(
  open: OpenNote,
  snapshot: Snapshot,
  range: Range,
  levels: EditorSettings['contents'],
): Promise<CodeAction[]> {
  const { garden, document, path } = open
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
  if (found) actions.push(...(await writeWanted(garden, snapshot, path, found)))
  const note = (await garden.noteNow(path))?.note
  if (found === undefined && note) actions.push(...linkMention(garden, snapshot, document, note, start, end))
  if (note) actions.push(...(await answerRefactorings(open, note, snapshot, { start, end }, levels)))
  return actions
}

/** Writes what a link asks for: a note, with the heading where it names one, or a heading in a note that is there. */
async function writeWanted(
  garden: LanguageGarden,
  snapshot: Snapshot,
  path: NotePath,
  { link, resolution }: MeantLink,
): Promise<CodeAction[]> {
  const named = link.fragment?.kind === 'heading' ? link.fragment.path.at(-1) : undefined
  const kind = CodeActionKind.QuickFix
  if (resolution.kind === 'missing' && link.target !== '') {
    const planned = planNewNote(snapshot.garden, link.target, {
      source: path,
      isTarget: true,
      home: garden.homeOfNew(),
    })
    const uri = garden.uriOf(planned.path)
    const text = named === undefined ? planned.text : `${planned.text}## ${named}\n\n`
    const title = `Write the note "${stemOf(planned.path)}"`
    const create = { kind: 'create', uri, options: { ignoreIfExists: true } } as const
    const steps = [create, { textDocument: { uri, version: null }, edits: [insertion(text)] }]
    return [{ title, kind, edit: { documentChanges: steps } }]
  }
  const target = resolution.kind === 'note' && !resolution.fragmentFound ? resolution.path : undefined
  const document = target && named !== undefined ? await garden.documentOf(target) : undefined
  if (target === undefined || document === undefined) return []
  const text = document.getText()
  const gap = text === '' || /\n\s*\n$/.test(text) ? '' : text.endsWith('\n') ? '\n' : '\n\n'
  const at = rangeIn(document, { start: text.length, end: text.length })
  const edit = { range: at, newText: `${gap}## ${named}\n` }
  const title = `Write the heading "${named}" in "${garden.titleOf(target)}"`
  return [{ title, kind, edit: { changes: { [garden.uriOf(target)]: [edit] } } }]
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
    const tables = collectTableRanges(readParts(note, text).tree)
    const bar = tables.some((one) => one.start <= span.start && span.end <= one.end) ? '\\|' : '|'
    const newText = shown === name ? `[[${name}]]` : `[[${name}${bar}${shown}]]`
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

function editOf(document: TextDocument, edits: TextEdit[]): WorkspaceEdit {
  // What is not open has no version.
  const version = document.version === 0 ? null : document.version
  return { documentChanges: [{ textDocument: { uri: document.uri, version }, edits }] }
}
