import { spawn } from 'node:child_process'
import { PassThrough } from 'node:stream'
import { pathToFileURL } from 'node:url'
import { onTestFinished } from 'vitest'
import {
  createProtocolConnection,
  type ProtocolConnection,
  StreamMessageReader,
  StreamMessageWriter,
} from 'vscode-languageserver-protocol/node'
import { program } from '../cli/run-hortus.ts'

/** A scripted editor that talks to the built program. */
export interface Client {
  readonly connection: ProtocolConnection
  /** Sends a request and answers what comes back. */
  ask<Answer>(method: string, params: unknown): Promise<Answer>
  uriOf(path: string): string
  open(path: string, text: string): void
  change(path: string, version: number, text: string): void
  /** Most memory that the server has used, in MB. */
  memory(): Promise<number>
  /** What the server has told of its progress. */
  readonly progress: readonly { readonly kind: string; readonly message?: string }[]
  /** The next diagnostics of a file that `isRight` accepts. */
  diagnostics(path: string, isRight: (messages: readonly string[]) => boolean): Promise<readonly string[]>
}

/** How an editor says hello, where it is not as usual. */
interface Hello {
  /** URI of the folder that it works in; `null` where it names none. */
  readonly root?: string | null
  /** Where the program is started. */
  readonly cwd?: string
  /** Told what the server shows to people. */
  readonly onMessage?: (text: string) => void
  readonly initializationOptions?: unknown
  /** What the editor can do besides showing progress. */
  readonly capabilities?: object
  /** URIs of all folders that it works in; default: the root alone. */
  readonly folders?: readonly string[]
  /** What it answers when it is asked for its settings. */
  readonly settings?: unknown
}

/** Starts `hortus lsp` on a folder and says hello. */
export async function openClient(
  folder: string,
  env: Record<string, string> = {},
  {
    root = pathToFileURL(folder).href,
    cwd = folder,
    onMessage = () => {},
    initializationOptions,
    capabilities = {},
    folders = root === null ? undefined : [root],
    settings = null,
  }: Hello = {},
): Promise<Client> {
  const child = spawn(process.execPath, [program, 'lsp', '--stdio'], {
    stdio: ['pipe', 'pipe', 'inherit'],
    cwd,
    env: { ...process.env, ...env },
  })
  // What is still written when a test is over and its server is gone goes nowhere, and no other test fails for it.
  const input = new PassThrough()
  child.stdin.on('error', () => input.resume())
  input.pipe(child.stdin)
  const connection = createProtocolConnection(
    new StreamMessageReader(child.stdout),
    new StreamMessageWriter(input),
  )
  const last = new Map<string, readonly string[]>()
  const listeners = new Set<() => void>()
  connection.onNotification('textDocument/publishDiagnostics', ({ uri, diagnostics }) => {
    last.set(
      uri,
      (diagnostics as { message: string }[]).map(({ message }) => message),
    )
    for (const listener of listeners) listener()
  })
  const progress: { kind: string; message?: string }[] = []
  connection.onRequest('window/workDoneProgress/create', () => null)
  connection.onNotification('$/progress', ({ value }) => void progress.push(value))
  connection.onRequest('workspace/configuration', ({ items }: { items: readonly unknown[] }) =>
    items.map(() => settings),
  )
  connection.onNotification('window/showMessage', ({ message }) => onMessage(message))
  connection.listen()
  onTestFinished(() => void child.kill('SIGKILL'))
  const uriOf = (path: string): string => pathToFileURL(`${folder}/${path}`).href
  const ask = <Answer>(method: string, params: unknown): Promise<Answer> =>
    connection.sendRequest(method, params)
  const tell = (method: string, params: unknown): void => void connection.sendNotification(method, params)
  await ask('initialize', {
    processId: process.pid,
    rootUri: root,
    workspaceFolders: folders?.map((uri) => ({ uri, name: 'garden' })) ?? null,
    initializationOptions,
    capabilities: { window: { workDoneProgress: true }, ...capabilities },
  })
  tell('initialized', {})
  return {
    connection,
    progress,
    ask,
    uriOf,
    open: (path, text) =>
      tell('textDocument/didOpen', {
        textDocument: { uri: uriOf(path), languageId: 'markdown', version: 1, text },
      }),
    change: (path, version, text) =>
      tell('textDocument/didChange', {
        textDocument: { uri: uriOf(path), version },
        contentChanges: [{ text }],
      }),
    async memory() {
      const { readFile } = await import('node:fs/promises')
      const status = await readFile(`/proc/${child.pid}/status`, 'utf8')
      return Number(/VmHWM:\s+(\d+)/.exec(status)![1]) / 1_024
    },
    diagnostics: (path, isRight) =>
      new Promise((resolve) => {
        const look = (): void => {
          const messages = last.get(uriOf(path))
          if (messages === undefined || !isRight(messages)) return
          listeners.delete(look)
          resolve(messages)
        }
        listeners.add(look)
        look()
      }),
  }
}
