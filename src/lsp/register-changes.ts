import type { CodeAction, Range as EditorRange, FormattingOptions, TextEdit } from 'vscode-languageserver'
import { answerActions } from './answer-changes.ts'
import { followFiles } from './follow-files.ts'
import { formatNote } from './format-note.ts'
import type { LanguageServer } from './language-server.ts'
import { rangeIn } from './range-in.ts'
import { renameAt } from './rename-at.ts'
import { labelAt } from './rename-label.ts'
import { runCommand } from './run-command.ts'
import { tellRemarks } from './tell-people.ts'
import { fitEdit, refuseRequest, workspaceEdit } from './workspace-edit.ts'

/** Answers what changes notes. */
export function registerChanges(server: LanguageServer): void {
  const { connection, noteAt, placeAt } = server
  connection.onCodeAction(async ({ textDocument, range, context }) => {
    const found = await noteAt(textDocument.uri)
    if (found === undefined) return []
    const actions = await answerActions(
      found,
      await found.garden.settled(),
      range,
      server.settings().contents,
    )
    const { only } = context
    const isWanted = ({ kind = '' }: CodeAction): boolean =>
      only === undefined || only.some((one) => kind === one || kind.startsWith(`${one}.`))
    return actions.filter(isWanted).flatMap((action): CodeAction[] => {
      if (action.edit === undefined) return [action]
      const edit = fitEdit(action.edit, server.abilities())
      return edit === undefined ? [] : [{ ...action, edit }]
    })
  })
  connection.onPrepareRename(async (params) => {
    const found = await placeAt(params)
    if (!found) return undefined
    const { garden, document, path, offset } = found
    const rename = (await labelAt(found)) ?? (await renameAt(garden, document, path, offset))
    return rename && { range: rangeIn(document, rename.range), placeholder: rename.placeholder }
  })
  connection.onRenameRequest(async (params) => {
    const found = await placeAt(params)
    const label = found && (await labelAt(found))
    if (label) return fitEdit(label.editTo(params.newName), server.abilities())
    const rename = found && (await renameAt(found.garden, found.document, found.path, found.offset))
    if (!found || !rename) throw refuseRequest('there is nothing to rename here')
    const { garden: all } = await found.garden.settled()
    const planned = await found.garden.planner(rename.changeTo(params.newName), all)
    tellRemarks(connection, planned)
    const edit = await workspaceEdit(server, found.garden, planned)
    found.garden.onChanged(planned)
    return edit
  })
  connection.onExecuteCommand(({ command, arguments: given }) => runCommand(server, command, given ?? []))
  followFiles(server)
  registerFormatting(server)
}

/** Lays out notes as the settings wish it, whole or in part. */
function registerFormatting({ connection, noteAt, settings }: LanguageServer): void {
  const format = async (
    uri: string,
    options: FormattingOptions,
    within?: EditorRange,
  ): Promise<TextEdit[]> => {
    const found = await noteAt(uri)
    const now = found && (await found.garden.noteNow(found.path))
    if (found === undefined || now === undefined) return []
    const { document } = found
    const wishes = settings().format
    const trailingSpaces = wishes.trailingSpaces || options.trimTrailingWhitespace === true
    const edits = formatNote(now.note, document.getText(), { ...wishes, trailingSpaces })
    const start = within === undefined ? 0 : document.offsetAt(within.start)
    const end = within === undefined ? document.getText().length : document.offsetAt(within.end)
    return edits
      .filter(({ range }) => start <= range.end && range.start <= end)
      .map(({ range, text }) => ({ range: rangeIn(document, range), newText: text }))
  }
  connection.onDocumentFormatting(({ textDocument, options }) => format(textDocument.uri, options))
  connection.onDocumentRangeFormatting(({ textDocument, options, range }) =>
    format(textDocument.uri, options, range),
  )
}
