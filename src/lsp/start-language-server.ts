import { dirname } from 'node:path'
import { setImmediate } from 'node:timers/promises'
import {
  type Connection,
  ResponseError,
  type TextDocumentPositionParams,
  TextDocumentSyncKind,
  TextDocuments,
} from 'vscode-languageserver'
import { TextDocument } from 'vscode-languageserver-textdocument'
import type { Completion } from '../features/editor/completion/completion.ts'
import type { NotePath } from '../model/path.ts'
import { prepareSuggestions } from '../session/find-note.ts'
import { answerActions, editorDiagnostics, renameAt, workspaceEdit } from './answer-changes.ts'
import { answerCompletion, editOfId, writeIdCommand } from './answer-completion.ts'
import { answerDefinition, answerHover, answerLinks, answerReferences } from './answer-navigation.ts'
import { answerDocumentSymbols, answerFolding, answerWorkspaceSymbols } from './answer-symbols.ts'
import { fileOfUri } from './file-of-uri.ts'
import { followGarden, type LanguageGarden, type OpenedGarden } from './language-garden.ts'
import { createReadProgress } from './read-progress.ts'
import { tellPeople } from './tell-people.ts'

/** The language server's error for a request that cannot be done as it is. */
const requestFailed = -32_803

/**
 * From the first snapshot, or the last key, until the first problems are told, and from a later one, in milliseconds: what
 * somebody asks for comes before.
 */
const restBeforeFirst = 500
const restBeforeProblems = 50

/** Which garden an editor is about: the folder it has open, else the one that a folder is in. */
export interface EditorPlace {
  readonly folder?: string
  readonly near?: string
  /** The editor's user trusts what is in the folder: initialization options `{ "trusted": true }` say so. */
  readonly isTrusted?: boolean
}

/** Opens the garden of an editor, and tells how far its notes are read. */
export type OpenLanguageGarden = (
  place: EditorPlace,
  onProgress: (done: number, total: number) => void,
) => Promise<OpenedGarden>

/**
 * Speaks the Language Server Protocol on a connection until the editor ends it. `open` opens the garden of a folder that
 * the editor names; where it names none, the garden that its first file is in. Resolves when the editor has said goodbye.
 */
export async function startLanguageServer(connection: Connection, open: OpenLanguageGarden): Promise<void> {
  const documents = new TextDocuments(TextDocument)
  const progress = createReadProgress(connection)
  const tellFailure = (error: unknown): void => {
    const reason = error instanceof Error ? error.message : String(error)
    tellPeople(connection, 'error', reason)
  }
  let garden: Promise<LanguageGarden> | undefined

  const publish = async (following: LanguageGarden): Promise<void> => {
    const snapshot = await following.settled()
    for (const document of documents.all()) {
      const path = following.pathOf(document.uri)
      if (path === undefined) continue
      const own = await snapshot.diagnosticsOf(path)
      void connection.sendDiagnostics({ uri: document.uri, diagnostics: editorDiagnostics(own, document) })
      await setImmediate()
    }
    prepareSuggestions(snapshot.index)
  }
  let waiting: NodeJS.Timeout | undefined
  let isFirst = true
  const tellProblems = (following: LanguageGarden): void => {
    clearTimeout(waiting)
    waiting = setTimeout(
      () => {
        waiting = undefined
        isFirst = false
        publish(following).catch(tellFailure)
      },
      isFirst ? restBeforeFirst : restBeforeProblems,
    )
  }
  const load = async (place: EditorPlace): Promise<LanguageGarden> => {
    let following: LanguageGarden | undefined
    following = await followGarden(await open(place, progress.tell), {
      buffers: documents.all().map((document) => ({ uri: document.uri, text: document.getText() })),
      onUpdate() {
        progress.end()
        if (following) tellProblems(following)
      },
      onFailure(error) {
        progress.end()
        tellFailure(error)
      },
    })
    return following
  }

  /** Does something with the garden; nothing where it could not be opened, which was told. */
  const withGarden = (use: (following: LanguageGarden) => void): void => {
    void garden?.then(use, () => undefined).catch(tellFailure)
  }

  const start = (find: () => EditorPlace): void => {
    garden = setImmediate().then(() => load(find()))
    garden.catch(tellFailure)
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
    return found && { ...found, offset: found.document.offsetAt(params.position) }
  }

  connection.onInitialize((params) => {
    const root = params.workspaceFolders?.[0]?.uri ?? params.rootUri
    const wishes = params.initializationOptions as { readonly trusted?: unknown } | null | undefined
    const isTrusted = wishes?.trusted === true
    // The answer goes out before the garden is opened: an editor waits for it with all that it shows.
    if (root?.startsWith('file:')) start(() => ({ folder: folderOf(root), isTrusted }))
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

  connection.onInitialized(() => {
    if (garden) progress.begin()
  })

  documents.onDidOpen(({ document: { uri } }) => {
    const file = garden === undefined && uri.startsWith('file:') ? fileOfUri(uri) : undefined
    if (file === undefined) return
    start(() => ({ near: dirname(file) }))
    progress.begin()
  })
  documents.onDidChangeContent(({ document }) => {
    withGarden((following) => {
      const path = following.pathOf(document.uri)
      if (path !== undefined) following.show(path, document.getText())
      if (waiting && isFirst) tellProblems(following)
    })
  })
  documents.onDidClose(({ document }) => {
    withGarden((following) => {
      const path = following.pathOf(document.uri)
      if (path !== undefined) following.show(path, undefined)
      void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] })
    })
  })

  connection.onCompletion(async (params) => {
    const found = await placed(params)
    return found && answerCompletion(found.garden, found.document, found.path, found.offset)
  })
  connection.onHover(async (params) => {
    const found = await placed(params)
    return found && answerHover(found.garden, found.document, found.path, found.offset)
  })
  connection.onDefinition(async (params) => {
    const found = await placed(params)
    return found && answerDefinition(found.garden, found.path, found.offset)
  })
  connection.onReferences(async (params) => {
    const found = await placed(params)
    if (!found) return []
    const { garden: following, path, offset } = found
    const snapshot = await following.settled()
    return answerReferences(following, snapshot, path, offset, params.context.includeDeclaration)
  })
  connection.onDocumentSymbol(async ({ textDocument }) => {
    const found = await at(textDocument.uri)
    const now = found && (await found.garden.noteNow(found.path))
    return found && now && answerDocumentSymbols(now.note, found.document)
  })
  connection.onWorkspaceSymbol(async ({ query }) => {
    const following = await garden
    return following ? answerWorkspaceSymbols(following, query) : []
  })
  connection.onFoldingRanges(async ({ textDocument }) => {
    const found = await at(textDocument.uri)
    const now = found && (await found.garden.noteNow(found.path))
    return found && now && answerFolding(now.note, found.document)
  })
  connection.onDocumentLinks(async ({ textDocument }) => {
    const found = await at(textDocument.uri)
    return found && answerLinks(found.garden, found.document, found.path)
  })
  connection.onCodeAction(async ({ textDocument, range }) => {
    const found = await at(textDocument.uri)
    return (
      found && answerActions(found.garden, await found.garden.settled(), found.document, found.path, range)
    )
  })
  connection.onPrepareRename(async (params) => {
    const found = await placed(params)
    const rename = found && (await renameAt(found.garden, found.document, found.path, found.offset))
    return rename && { range: rename.range, placeholder: rename.placeholder }
  })
  connection.onRenameRequest(async (params) => {
    const found = await placed(params)
    const rename = found && (await renameAt(found.garden, found.document, found.path, found.offset))
    if (!found || !rename) return undefined
    const { garden: all } = await found.garden.settled()
    const planned = await found.garden.planner(rename.changeTo(params.newName), all)
    if (planned.problems.length > 0) throw new ResponseError(requestFailed, planned.problems.join('; '))
    return workspaceEdit(found.garden, planned.files)
  })
  connection.onExecuteCommand(async ({ command, arguments: given }) => {
    const following = await garden
    const also = given?.[0] as Completion['also']
    if (command !== writeIdCommand || !following || !also) return
    const edit = await editOfId(following, also)
    if (edit) await connection.workspace.applyEdit(edit)
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

/** The folder that an editor works in, which is on a disk. Throws where that is not this machine's. */
function folderOf(root: string): string {
  const folder = fileOfUri(root)
  if (folder === undefined) throw new Error(`${root} is no folder of this machine`)
  return folder
}
