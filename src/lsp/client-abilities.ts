import type { InitializeParams, ResourceOperationKind } from 'vscode-languageserver'

/** What an editor says that it can do, as far as answers depend on it. */
export interface ClientAbilities {
  /** It asks for problems, and comes back for them when it is told that they may differ. */
  readonly asksForProblems: boolean
  /** It asks for problems, but only when it thinks of it. */
  readonly asksOnlyByItself: boolean
  readonly asksForSettings: boolean
  readonly takesRegistrations: boolean
  readonly refreshesLenses: boolean
  readonly refreshesHints: boolean
  readonly refreshesTokens: boolean
  /** It takes edits as a list of documents and not only as edits by address. */
  readonly changesDocuments: boolean
  /** It can rename, create and remove files as parts of an edit. */
  readonly movesFiles: boolean
  readonly createsFiles: boolean
  readonly removesFiles: boolean
  /** It opens a document when asked to. */
  readonly showsDocuments: boolean
  readonly hasFolders: boolean
  /** It asks for the edit of an action only when it is chosen. */
  readonly resolvesActions: boolean
  readonly showsProgress: boolean
}

const all: readonly ResourceOperationKind[] = ['create', 'rename', 'delete']

/** Reads what an editor can do from its first words. What it does not say it cannot. */
export function readAbilities({ capabilities }: InitializeParams): ClientAbilities {
  const { workspace, textDocument, window } = capabilities
  const edits = workspace?.workspaceEdit
  // Who says nothing about edits at all is a small client that takes them as they come.
  const operations = edits === undefined ? all : (edits.resourceOperations ?? [])
  const asks = textDocument?.diagnostic !== undefined
  const refreshes = workspace?.diagnostics?.refreshSupport === true
  return {
    asksForProblems: asks && refreshes,
    asksOnlyByItself: asks && !refreshes,
    asksForSettings: workspace?.configuration === true,
    takesRegistrations: workspace?.didChangeConfiguration?.dynamicRegistration === true,
    refreshesLenses: workspace?.codeLens?.refreshSupport === true,
    refreshesHints: workspace?.inlayHint?.refreshSupport === true,
    refreshesTokens: workspace?.semanticTokens?.refreshSupport === true,
    changesDocuments: edits?.documentChanges === true || operations.length > 0,
    movesFiles: operations.includes('rename'),
    createsFiles: operations.includes('create'),
    removesFiles: operations.includes('delete'),
    showsDocuments: window?.showDocument?.support === true,
    hasFolders: workspace?.workspaceFolders === true,
    resolvesActions: textDocument?.codeAction?.resolveSupport?.properties.includes('edit') === true,
    showsProgress: window?.workDoneProgress === true,
  }
}
