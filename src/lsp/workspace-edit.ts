import {
  ResponseError,
  type TextDocumentEdit,
  type TextEdit,
  type WorkspaceEdit,
} from 'vscode-languageserver'
import type { PlannedChange, PlannedFile } from '../model/planned-change.ts'
import type { ClientAbilities } from './client-abilities.ts'
import { diffEdits } from './diff-edits.ts'
import type { LanguageGarden } from './language-garden.ts'
import type { LanguageServer } from './language-server.ts'
import { rangeIn } from './range-in.ts'

/** The language server's error for a request that cannot be done as it is. */
const requestFailed = -32_803

const start = { line: 0, character: 0 }

/** What an editor is told that asked for what cannot be done: in words. */
export function refuseRequest(reason: string): ResponseError<void> {
  return new ResponseError(requestFailed, reason)
}

/**
 * A planned change as an editor applies it: edits first, then files that come, move and go. What is open is named with the
 * version that the change was planned on, so that the editor leaves alone what somebody has typed in since. Throws what the
 * editor shows where the change cannot be done, or the editor cannot do it. With `leaveFiles` those are the editor's own affair.
 */
export async function workspaceEdit(
  server: Pick<LanguageServer, 'abilities' | 'documents'>,
  garden: LanguageGarden,
  { files, problems }: Pick<PlannedChange, 'files' | 'problems'>,
  leaveFiles = false,
): Promise<WorkspaceEdit> {
  if (problems.length > 0) throw refuseRequest(problems.join('; '))
  const abilities = server.abilities()
  const openByPath = new Map(server.documents.all().map((one) => [garden.placeOf(one.uri), one] as const))
  const edits: TextDocumentEdit[] = []
  const steps: NonNullable<WorkspaceEdit['documentChanges']> = []
  for (const file of files) {
    const open = openByPath.get(file.path)
    const uri = open?.uri ?? garden.uriOf(file.path)
    if (open !== undefined && file.before !== undefined && withoutMark(open.getText()) !== file.before)
      throw refuseRequest(`${file.path} has just been changed: try again`)
    if (file.kind === 'edit' && file.link === undefined) {
      const list = await editsOf(garden, file)
      const version = open?.version ?? null
      if (list.length > 0) edits.push({ textDocument: { uri, version }, edits: list })
    }
    if (leaveFiles) continue
    if (file.kind === 'create') {
      if (!abilities.createsFiles) throw refuseRequest(cannot('create files'))
      steps.push(
        { kind: 'create', uri, options: { ignoreIfExists: true } },
        { textDocument: { uri, version: null }, edits: [insertion(file.after ?? '')] },
      )
    } else if (file.kind === 'remove') {
      if (!abilities.removesFiles) throw refuseRequest(cannot('remove files'))
      steps.push({ kind: 'delete', uri })
    } else if (file.to !== undefined) {
      if (!abilities.movesFiles) throw refuseRequest(cannot('move files'))
      steps.push({ kind: 'rename', oldUri: uri, newUri: garden.uriOf(file.to) })
    }
  }
  if (!abilities.changesDocuments && steps.length === 0)
    return { changes: Object.fromEntries(edits.map((edit) => [edit.textDocument.uri, plainEdits(edit)])) }
  return { documentChanges: [...edits, ...steps] }
}

/** An edit as the editor takes it; undefined where it has a step in it that the editor cannot do. */
export function fitEdit(edit: WorkspaceEdit, abilities: ClientAbilities): WorkspaceEdit | undefined {
  const steps = edit.documentChanges ?? []
  const files = steps.filter((step) => 'kind' in step)
  const isPossible = files.every(({ kind }) =>
    kind === 'create'
      ? abilities.createsFiles
      : kind === 'delete'
        ? abilities.removesFiles
        : abilities.movesFiles,
  )
  if (!isPossible) return undefined
  if (abilities.changesDocuments || files.length > 0 || steps.length === 0) return edit
  const texts = steps.filter((step) => 'edits' in step)
  return { changes: Object.fromEntries(texts.map((step) => [step.textDocument.uri, plainEdits(step)])) }
}

/** Text at the start of a document that was empty. */
export function insertion(newText: string): TextEdit {
  return { range: { start, end: start }, newText }
}

async function editsOf(garden: LanguageGarden, { path, before, after }: PlannedFile): Promise<TextEdit[]> {
  const document = before === undefined ? undefined : await garden.documentOf(path)
  if (before === undefined || after === undefined || document === undefined) return []
  return diffEdits(before, after).map((edit) => ({
    range: rangeIn(document, edit.range),
    newText: edit.text,
  }))
}

function withoutMark(text: string): string {
  return text.replace(/^\uFEFF/, '')
}

function plainEdits({ edits }: TextDocumentEdit): TextEdit[] {
  return edits.filter((edit) => 'newText' in edit)
}

function cannot(what: string): string {
  return `this editor cannot ${what}: "hortus rename" and "hortus merge" do it at a terminal`
}
