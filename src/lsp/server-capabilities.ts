import {
  type FileOperationRegistrationOptions,
  type ServerCapabilities,
  TextDocumentSyncKind,
} from 'vscode-languageserver'
import { tokenModifiers, tokenTypes } from './answer-tokens.ts'
import type { ClientAbilities } from './client-abilities.ts'
import { serverCommands } from './command-names.ts'
import type { PositionEncoding } from './encoded-document.ts'

/** Files of every kind and folders: links lead to all of them. */
const anything: FileOperationRegistrationOptions = {
  filters: [{ scheme: 'file', pattern: { glob: '**/*' } }],
}

/** What the server tells an editor that it can do. */
export function describeServer(
  { asksOnlyByItself }: ClientAbilities,
  positionEncoding: PositionEncoding,
): ServerCapabilities {
  return {
    positionEncoding,
    textDocumentSync: TextDocumentSyncKind.Incremental,
    completionProvider: {
      triggerCharacters: ['[', '#', '^', '|', ':', '!', '(', '/', '@', '`', '~'],
    },
    hoverProvider: true,
    definitionProvider: true,
    referencesProvider: true,
    documentSymbolProvider: true,
    workspaceSymbolProvider: true,
    renameProvider: { prepareProvider: true },
    codeActionProvider: {
      codeActionKinds: [
        'quickfix',
        'refactor.rewrite',
        'refactor.extract',
        'refactor.merge',
        'refactor.move',
        'source.contents',
      ],
    },
    documentFormattingProvider: true,
    documentRangeFormattingProvider: true,
    foldingRangeProvider: true,
    codeLensProvider: { resolveProvider: false },
    inlayHintProvider: { resolveProvider: false },
    semanticTokensProvider: {
      legend: { tokenTypes: [...tokenTypes], tokenModifiers: [...tokenModifiers] },
      full: { delta: true },
      range: true,
    },
    documentLinkProvider: { resolveProvider: true },
    selectionRangeProvider: true,
    // An editor that would not come back when another note changes is told of problems instead, as all were before.
    ...(!asksOnlyByItself && {
      diagnosticProvider: { identifier: 'hortus', interFileDependencies: true, workspaceDiagnostics: true },
    }),
    executeCommandProvider: { commands: [...serverCommands] },
    workspace: {
      workspaceFolders: { supported: true, changeNotifications: true },
      fileOperations: { willRename: anything, didRename: anything, didCreate: anything, didDelete: anything },
    },
  }
}
