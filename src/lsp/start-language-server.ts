import { fileURLToPath } from 'node:url'
import {
  type Connection,
  ResponseError,
  type TextDocumentPositionParams,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Snapshot } from '../build/snapshot.ts'
import type { NotePath } from '../model/path.ts'
import { answerActions, editorDiagnostics, renameAt, workspaceEdit } from './answer-changes.ts'
import { answerCompletion, writeIdCommand } from './answer-completion.ts'
import { answerDefinition, answerHover, answerLinks, answerReferences } from './answer-navigation.ts'
import { answerDocumentSymbols, answerFolding, answerWorkspaceSymbols } from './answer-symbols.ts'
import { followGarden, type LanguageGarden, type OpenedGarden } from './language-garden.ts'

/** The language server's error for a request that cannot be done as it is. */
const requestFailed = -32_803

/**
 * From the first snapshot, or the last key, until the first problems are told, in milliseconds. Looking for them takes as
 * long as reading a large garden does: what somebody asks for comes before.
 */
const restBeforeProblems = 500

/**
 * Speaks the Language Server Protocol on a connection until the editor ends it. `open` opens the garden of a folder that
 * the editor names, or of the current one. Resolves when the editor has said goodbye.
 */
export async function startLanguageServer(
  connection: Connection,
  open: (folder: string | undefined) => Promise<OpenedGarden>,
): Promise<void> {
  const documents = new TextDocuments(TextDocument)
  let folder: string | undefined
  let garden: Promise<LanguageGarden> | undefined

  const publish = async (following: LanguageGarden, snapshot: Snapshot): Promise<void> => {
    const all = await snapshot.diagnostics({ suggest: false })
    for (const document of documents.all()) {
      const path = following.pathOf(document.uri)
      if (path === undefined) continue
      const own = all.filter((diagnostic) => diagnostic.path === path)
      void connection.sendDiagnostics({ uri: document.uri, diagnostics: editorDiagnostics(own, document) })
    }
  }
  let waiting: NodeJS.Timeout | undefined
  const tellProblems = (following: LanguageGarden): void => {
    clearTimeout(waiting)
    waiting = setTimeout(() => {
      waiting = undefined
      void following.settled().then((snapshot) => publish(following, snapshot))
    }, restBeforeProblems)
  }
  const load = async (): Promise<LanguageGarden> => {
    let following: LanguageGarden | undefined
    const next = await followGarden(
      await open(folder),
      (snapshot) => void (following && publish(following, snapshot)),
    )
    following = next
    for (const document of documents.all()) {
      const path = next.pathOf(document.uri)
      if (path !== undefined) next.show(path, document.getText())
    }
    tellProblems(next)
    return next
  }

  /** The garden, the document and the note of a request; undefined where it is none of ours. */
  const at = async (
    uri: string,
  ): Promise<{ garden: LanguageGarden; document: TextDocument; path: NotePath } | undefined> => {
    const following = await garden
    const document = documents.get(uri)
    const path = following?.pathOf(uri)
    return following && document && path !== undefined ? { garden: following, document, path } : undefined
  }
  const placed = async (params: TextDocumentPositionParams) => {
    const found = await at(params.textDocument.uri)
    if (!found) return undefined
    return {
      ...found,
      offset: found.document.offsetAt(params.position),
      snapshot: await found.garden.settled(),
    }
  }

  connection.onInitialize((params) => {
    const uri = params.workspaceFolders?.[0]?.uri ?? params.rootUri
    if (uri?.startsWith('file:')) folder = fileURLToPath(uri)
    garden = load()
    garden.catch((error: unknown) =>
      connection.window.showErrorMessage(`Hortus: ${error instanceof Error ? error.message : String(error)}`),
    )
    return {
      serverInfo: { name: 'hortus' },
      capabilities: {
        textDocumentSync: TextDocumentSyncKind.Incremental,
        completionProvider: { triggerCharacters: ['[', '#', '^', '|', ':', '!'] },
        hoverProvider: true,
        definitionProvider: true,
        referencesProvider: true,
        documentSymbolProvider: true,
        workspaceSymbolProvider: true,
        renameProvider: { prepareProvider: true },
        codeActionProvider: true,
        foldingRangeProvider: true,
        documentLinkProvider: {},
        executeCommandProvider: { commands: [writeIdCommand] },
      },
    }
  })

  documents.onDidChangeContent(({ document }) => {
    void garden?.then((following) => {
      const path = following.pathOf(document.uri)
      if (path !== undefined) following.show(path, document.getText())
      if (waiting) tellProblems(following)
    })
  })
  documents.onDidClose(({ document }) => {
    void garden?.then((following) => {
      const path = following.pathOf(document.uri)
      if (path !== undefined) following.show(path, undefined)
      void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] })
    })
  })

  connection.onCompletion(async (params) => {
    const found = await at(params.textDocument.uri)
    if (!found) return undefined
    return answerCompletion(
      found.garden,
      found.document,
      found.path,
      found.document.offsetAt(params.position),
    )
  })
  connection.onHover(async (params) => {
    const found = await placed(params)
    return found && answerHover(found.garden, found.snapshot, found.document, found.path, found.offset)
  })
  connection.onDefinition(async (params) => {
    const found = await placed(params)
    return found && answerDefinition(found.garden, found.snapshot, found.path, found.offset)
  })
  connection.onReferences(async (params) => {
    const found = await placed(params)
    return found ? answerReferences(found.garden, found.snapshot, found.path, found.offset) : []
  })
  connection.onDocumentSymbol(async ({ textDocument }) => {
    const found = await at(textDocument.uri)
    return found && answerDocumentSymbols(await found.garden.settled(), found.document, found.path)
  })
  connection.onWorkspaceSymbol(async ({ query }) => {
    const following = await garden
    return following ? answerWorkspaceSymbols(following, query) : []
  })
  connection.onFoldingRanges(async ({ textDocument }) => {
    const found = await at(textDocument.uri)
    return found && answerFolding(await found.garden.settled(), found.document, found.path)
  })
  connection.onDocumentLinks(async ({ textDocument }) => {
    const found = await at(textDocument.uri)
    return found && answerLinks(found.garden, await found.garden.settled(), found.document, found.path)
  })
  connection.onCodeAction(async ({ textDocument, range }) => {
    const found = await at(textDocument.uri)
    return (
      found && answerActions(found.garden, await found.garden.settled(), found.document, found.path, range)
    )
  })
  connection.onPrepareRename(async (params) => {
    const found = await placed(params)
    const rename = found && renameAt(found.snapshot, found.document, found.path, found.offset)
    return rename && { range: rename.range, placeholder: rename.placeholder }
  })
  connection.onRenameRequest(async (params) => {
    const found = await placed(params)
    const rename = found && renameAt(found.snapshot, found.document, found.path, found.offset)
    if (!found || !rename) return undefined
    const planned = await found.garden.planner(rename.changeTo(params.newName), found.snapshot.garden)
    if (planned.problems.length > 0) throw new ResponseError(requestFailed, planned.problems.join('; '))
    return workspaceEdit(found.garden, planned.files)
  })
  connection.onExecuteCommand(async ({ command, arguments: given }) => {
    const following = await garden
    const also = given?.[0] as
      | { readonly path: NotePath; readonly offset: number; readonly text: string }
      | undefined
    if (command !== writeIdCommand || !following || !also) return
    const document = await following.documentOf(also.path)
    if (!document) return
    const place = document.positionAt(also.offset)
    await connection.workspace.applyEdit({
      changes: {
        [following.uriOf(also.path)]: [{ range: { start: place, end: place }, newText: also.text }],
      },
    })
  })

  const ended = new Promise<void>((resolve) => {
    connection.onShutdown(async () => {
      await (await garden?.catch(() => undefined))?.close()
      garden = undefined
    })
    connection.onExit(() => resolve())
  })
  documents.listen(connection)
  connection.listen()
  await ended
}
