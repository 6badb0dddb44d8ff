import { dirname } from 'node:path'
import {
  type Connection,
  DidChangeConfigurationNotification,
  type InitializeParams,
  TextDocuments,
} from 'vscode-languageserver'
import { type ClientAbilities, readAbilities } from './client-abilities.ts'
import { type EditorSettings, readEditorSettings } from './editor-settings.ts'
import { chooseEncoding, createDocumentMaker, type PositionEncoding } from './encoded-document.ts'
import { fileOfUri } from './file-of-uri.ts'
import type { LanguageGarden } from './language-garden.ts'
import type { LanguageServer } from './language-server.ts'
import { createOpenGardens, type OpenGardens } from './open-gardens.ts'
import type { GardenOpener } from './open-place.ts'
import { createProblemTeller, type ProblemTeller } from './publish-problems.ts'
import { createReadProgress } from './read-progress.ts'
import { registerChanges } from './register-changes.ts'
import { registerHints } from './register-hints.ts'
import { registerProblems } from './register-problems.ts'
import { registerReading } from './register-reading.ts'
import { describeServer } from './server-capabilities.ts'
import { tellPeople } from './tell-people.ts'

/**
 * Speaks the Language Server Protocol on a connection until the editor ends it. `opener` opens the gardens of the folders
 * that the editor names; where it names none, the garden that its first file is in. Resolves when the editor has said
 * goodbye.
 */
export async function startLanguageServer(connection: Connection, opener: GardenOpener): Promise<void> {
  let abilities: ClientAbilities | undefined
  let encoding: PositionEncoding = 'utf-16'
  let settings: EditorSettings = readEditorSettings(undefined)
  const maker = createDocumentMaker(() => encoding)
  const documents = new TextDocuments(maker)
  const progress = createReadProgress(connection)
  let problems: ProblemTeller | undefined
  const tellFailure = (error: unknown): void => {
    progress.end()
    tellPeople(connection, 'error', error instanceof Error ? error.message : String(error))
  }
  const gardens = createOpenGardens({
    opener,
    onProgress: progress.tell,
    createDocument: maker.create,
    buffers: () => documents.all().map((document) => ({ uri: document.uri, text: document.getText() })),
    onUpdate(garden) {
      progress.end()
      problems?.onUpdate(garden)
    },
    onFailure: tellFailure,
  })
  const server: LanguageServer = {
    connection,
    documents,
    gardens,
    abilities: () => abilities ?? readAbilities({ processId: null, rootUri: null, capabilities: {} }),
    settings: () => settings,
    async noteAt(uri) {
      const garden = await gardens.gardenOf(uri)
      const path = garden?.pathOf(uri)
      if (garden === undefined || path === undefined) return undefined
      const document = documents.get(uri) ?? (await garden.documentOf(path))
      return document && { garden, document, path }
    },
    async placeAt({ textDocument, position }) {
      const found = await server.noteAt(textDocument.uri)
      return found && { ...found, offset: found.document.offsetAt(position) }
    },
    tellFailure,
  }
  problems = createProblemTeller(server)

  connection.onInitialize((params) => {
    abilities = readAbilities(params)
    encoding = chooseEncoding(params.capabilities.general?.positionEncodings)
    settings = readEditorSettings(params.initializationOptions)
    // The answer goes out before the gardens are opened: an editor waits for it with all that it shows.
    openFolders(gardens, params)
    return { serverInfo: { name: 'hortus' }, capabilities: describeServer(abilities, encoding) }
  })
  connection.onInitialized(() => {
    if (!gardens.isEmpty && server.abilities().showsProgress) progress.begin()
    if (server.abilities().hasFolders) followFolders(connection, gardens)
    const ask = (): Promise<void> =>
      readSettings(server, settings).then((next) => {
        settings = next
      })
    followSettings(server, ask, (given) => {
      settings = readEditorSettings(given, settings)
    })
  })
  followDocuments(server, progress.begin, problems)
  registerReading(server)
  registerChanges(server)
  registerHints(server)
  registerProblems(server)

  const ended = new Promise<void>((resolve) => {
    connection.onShutdown(() => gardens.closeAll())
    connection.onExit(() => resolve())
  })
  documents.listen(connection)
  connection.listen()
  await ended
}

/** Opens the garden of each folder that an editor works in. */
function openFolders(gardens: OpenGardens, params: InitializeParams): void {
  const { workspaceFolders, rootUri, initializationOptions } = params
  const wishes: unknown = initializationOptions
  const isTrusted =
    typeof wishes === 'object' && wishes !== null && 'trusted' in wishes && wishes.trusted === true
  const roots = workspaceFolders?.map(({ uri }) => uri) ?? (rootUri ? [rootUri] : [])
  for (const root of roots)
    if (typeof root === 'string' && root.startsWith('file:'))
      gardens.start(root, () => ({ folder: folderOf(root), isTrusted }))
}

function followFolders(connection: Connection, gardens: OpenGardens): void {
  connection.workspace.onDidChangeWorkspaceFolders(({ added, removed }) => {
    for (const { uri } of removed) void gardens.close(uri)
    for (const { uri } of added)
      if (uri.startsWith('file:')) gardens.start(uri, () => ({ folder: folderOf(uri) }))
  })
}

/** Shows each open document over its file. */
function followDocuments(server: LanguageServer, begin: () => void, problems: ProblemTeller): void {
  const { connection, documents, gardens } = server
  const withGarden = (uri: string, use: (garden: LanguageGarden) => void): void => {
    if (gardens.isEmpty) return
    void gardens.gardenOf(uri).then(
      (garden) => garden && use(garden),
      // What could not be opened was told.
      () => undefined,
    )
  }
  documents.onDidOpen(({ document: { uri } }) => {
    const file = fileOfUri(uri)
    if (file === undefined) return
    const near = dirname(file)
    if (gardens.isEmpty) {
      gardens.start(near, () => ({ near }))
      if (server.abilities().showsProgress) begin()
      return
    }
    void gardens
      .holds(uri)
      .then((isHeld) => isHeld || gardens.start(near, () => ({ near, isBeside: true })))
      .catch(server.tellFailure)
  })
  documents.onDidChangeContent(({ document }) => {
    withGarden(document.uri, (garden) => {
      const path = garden.pathOf(document.uri)
      if (path !== undefined) garden.show(path, document.getText())
      problems.onTyped(garden)
    })
  })
  documents.onDidClose(({ document }) => {
    withGarden(document.uri, (garden) => {
      const path = garden.pathOf(document.uri)
      if (path !== undefined) garden.show(path, undefined)
      void connection.sendDiagnostics({ uri: document.uri, diagnostics: [] })
    })
  })
}

/** Asks for the settings now, where the editor answers that, and takes over those that change. */
function followSettings(
  server: LanguageServer,
  ask: () => Promise<void>,
  take: (given: unknown) => void,
): void {
  const { connection } = server
  const { asksForSettings, takesRegistrations } = server.abilities()
  if (asksForSettings) ask().catch(() => undefined)
  if (takesRegistrations)
    connection.client
      .register(DidChangeConfigurationNotification.type, { section: 'hortus' })
      .catch(() => undefined)
  connection.onDidChangeConfiguration((params) => {
    const given: unknown = params?.settings
    if (asksForSettings) ask().catch(() => undefined)
    else if (typeof given === 'object' && given !== null) take('hortus' in given ? given.hortus : given)
  })
}

async function readSettings(server: LanguageServer, before: EditorSettings): Promise<EditorSettings> {
  const given: unknown = await server.connection.workspace.getConfiguration('hortus')
  return readEditorSettings(given, before)
}

/** The folder that an editor works in, which is on a disk. Throws where that is not this machine's. */
function folderOf(root: string): string {
  const folder = fileOfUri(root)
  if (folder === undefined) throw new Error(`${root} is no folder of this machine`)
  return folder
}
