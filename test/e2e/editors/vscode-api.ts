import type { Client } from '../lsp/open-client.ts'

/** What the extension did to the editor, and what somebody does in it. */
export interface FakeEditor {
  /** Stands for the module `vscode`: what the extension uses of it, and nothing else. */
  readonly api: unknown
  readonly messages: string[]
  readonly shown: string[]
  readonly executed: string[]
  readonly panels: { kind: string; html: string; choose: (chosen: object) => void; close: () => void }[]
  readonly tree: () => {
    getChildren(entry?: unknown): Promise<unknown[]>
    getTreeItem(entry: unknown): { label: string }
  }
  readonly status: { text: string }
  readonly commands: ReadonlyMap<string, () => Promise<void>>
  open(path: string, text: string): void
  /** What is typed into the next boxes, and chosen in the next lists. */
  answers: string[]
}

/** There is no Visual Studio Code to be had for a test: this acts like the part of it that the extension asks for. */
export function fakeEditor(
  client: Pick<Client, 'uriOf'>,
  folder: string,
  settings: Readonly<Record<string, string>>,
): FakeEditor {
  const commands = new Map<string, () => Promise<void>>()
  const listeners: (() => void)[] = []
  let tree: unknown
  let active: unknown
  const uriOf = (text: string) => ({
    toString: () => text,
    fsPath: decodeURIComponent(text.replace('file://', '')),
  })
  const note = (event: string) => (listener: () => void) => {
    if (event !== '') listeners.push(listener)
    return { dispose() {} }
  }
  const editor: FakeEditor = {
    messages: [],
    shown: [],
    executed: [],
    panels: [],
    status: { text: '' },
    commands,
    answers: [],
    tree: () => tree as ReturnType<FakeEditor['tree']>,
    open(path, text) {
      const positionAt = (offset: number) => {
        const before = text.slice(0, offset).split('\n')
        return { line: before.length - 1, character: before.at(-1)?.length ?? 0 }
      }
      const all = { start: positionAt(0), end: positionAt(text.length) }
      const document = {
        uri: uriOf(client.uriOf(path)),
        languageId: 'markdown',
        getText: () => text,
        positionAt,
      }
      active = { document, selection: all }
      for (const listener of listeners) listener()
    },
    api: {
      StatusBarAlignment: { Right: 2 },
      ViewColumn: { One: 1, Beside: -2 },
      TreeItemCollapsibleState: { None: 0, Expanded: 2 },
      TreeItem: class {
        readonly label: string
        constructor(label: string) {
          this.label = label
        }
      },
      EventEmitter: class {
        event = note('')
        fire() {}
      },
      Range: class {},
      Selection: class {},
      Uri: {
        parse: uriOf,
        joinPath: ({ fsPath }: { fsPath: string }, path: string) => uriOf(`file://${fsPath}/${path}`),
      },
      env: { openExternal: (uri: unknown) => editor.shown.push(String(uri)) },
      commands: {
        registerCommand(name: string, does: () => Promise<void>) {
          commands.set(name, does)
          return { dispose() {} }
        },
        executeCommand: async (...given: unknown[]) => void editor.executed.push(given.join(' ')),
      },
      workspace: {
        isTrusted: true,
        workspaceFolders: [{ uri: uriOf(`file://${folder}`) }],
        getWorkspaceFolder: () => ({ uri: uriOf(`file://${folder}`) }),
        getConfiguration: () => ({ get: (name: string) => settings[name] }),
        onDidSaveTextDocument: note('save'),
      },
      window: {
        get activeTextEditor() {
          return active
        },
        createStatusBarItem: () => Object.assign(editor.status, { show() {}, dispose() {} }),
        registerTreeDataProvider(_: string, provider: unknown) {
          tree = provider
          return { dispose() {} }
        },
        onDidChangeActiveTextEditor: note('active'),
        showWarningMessage: async (text: string) => void editor.messages.push(text),
        showErrorMessage: async (text: string) => void editor.messages.push(text),
        showInputBox: async () => editor.answers.shift(),
        showQuickPick: async (choices: { label: string }[]) => {
          const wanted = editor.answers.shift()
          return choices.find(({ label }) => label === wanted)
        },
        showTextDocument: async (uri: unknown) => void editor.shown.push(String(uri)),
        createWebviewPanel(kind: string) {
          let choose = (_: object): void => {}
          let close = (): void => {}
          const panel = { kind, html: '', choose: (chosen: object) => choose(chosen), close: () => close() }
          editor.panels.push(panel)
          return {
            reveal() {},
            onDidDispose(listener: () => void) {
              close = listener
            },
            webview: {
              onDidReceiveMessage(listener: (chosen: object) => void) {
                choose = listener
              },
              set html(text: string) {
                panel.html = text
              },
            },
          }
        },
      },
    },
  }
  return editor
}
