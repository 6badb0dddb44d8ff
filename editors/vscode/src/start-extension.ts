import { delimiter } from 'node:path'
import type * as vscode from 'vscode'
import type { NamedNote, RunCommand } from './answers.ts'
import { BacklinksView } from './backlinks-view.ts'
import { findProgram, type Program } from './find-program.ts'
import { createGardenServer, type GardenServer, type StartProgram } from './garden-server.ts'
import { createSidePanels, type SidePanels } from './side-panels.ts'

type Api = typeof vscode

/** The part of a language client that the extension uses. */
export interface EditorClient {
  start(): Promise<void>
  stop(): Promise<void>
  sendRequest<Answer>(method: string, params: unknown): Promise<Answer>
}

/** What the extension works with: the editor, and what it starts besides. */
export interface ExtensionSettings {
  readonly api: Api
  readonly createClient: (program: Program, isTrusted: boolean) => EditorClient
  readonly startProgram: StartProgram
  readonly fetchText: (address: string) => Promise<string>
  readonly fetchPicture: (address: string) => Promise<string | undefined>
  readonly exists: (file: string) => boolean
  readonly environment: { readonly PATH?: string }
}

/** Starts the language server and what stands beside the text; says so where the program is not found. */
export async function startExtension(
  context: Pick<vscode.ExtensionContext, 'subscriptions'>,
  settings: ExtensionSettings,
): Promise<void> {
  const { api } = settings
  let client: EditorClient | undefined
  const servers = new Map<string, GardenServer>()
  const status = api.window.createStatusBarItem(api.StatusBarAlignment.Right, 10)
  const run: RunCommand = async (command, ...given) =>
    client?.sendRequest('workspace/executeCommand', { command, arguments: given })
  const backlinks = new BacklinksView(api, run)
  const serverOf = (uri: vscode.Uri): GardenServer => {
    const folder = api.workspace.getWorkspaceFolder(uri)?.uri.fsPath ?? api.Uri.joinPath(uri, '..').fsPath
    const known = servers.get(folder)
    const program = findIt(settings)
    if (known) return known
    if (program === undefined) throw new Error(notFound)
    const server = createGardenServer(program, folder, api.workspace.isTrusted, settings.startProgram)
    servers.set(folder, server)
    return server
  }
  const panels = createSidePanels({ ...settings, run, serverOf })

  const start = async (): Promise<void> => {
    await client?.stop()
    client = undefined
    const program = findIt(settings)
    await api.commands.executeCommand('setContext', 'hortus.isRunning', program !== undefined)
    status.text = program ? '$(sync~spin) Hortus' : '$(warning) Hortus'
    status.tooltip = program ? `${program.command} ${program.args.join(' ')}`.trim() : notFound
    status.command = 'hortus.restart'
    status.show()
    if (program === undefined) {
      const choice = await api.window.showWarningMessage(notFound, 'Open the Settings')
      if (choice !== undefined)
        await api.commands.executeCommand('workbench.action.openSettings', 'hortus.path')
      return
    }
    const next = settings.createClient(program, api.workspace.isTrusted)
    await next.start()
    client = next
    status.text = '$(link) Hortus'
    backlinks.refresh()
  }
  const refresh = (): void => {
    backlinks.refresh()
    panels.follow()
  }
  context.subscriptions.push(
    status,
    api.window.registerTreeDataProvider('hortus.backlinksView', backlinks),
    api.window.onDidChangeActiveTextEditor(refresh),
    api.workspace.onDidSaveTextDocument(refresh),
    ...registerCommands(api, run, panels, () => start().catch((error: unknown) => tell(api, error))),
    {
      dispose: () => {
        for (const server of servers.values()) server.stop()
        void client?.stop()
      },
    },
  )
  await start().catch((error: unknown) => tell(api, error))
}

const notFound =
  'The program "hortus" was not found: install it with npm, or name it in the setting hortus.path.'

function findIt({ api, exists, environment }: ExtensionSettings): Program | undefined {
  return findProgram({
    setting: api.workspace.getConfiguration('hortus').get<string>('path') ?? '',
    folders: api.workspace.workspaceFolders?.map(({ uri }) => uri.fsPath) ?? [],
    isTrusted: api.workspace.isTrusted,
    path: environment.PATH ?? '',
    platform: delimiter === ';' ? 'win32' : 'linux',
    exists,
  })
}

function tell({ window }: Api, error: unknown): void {
  void window.showErrorMessage(`Hortus: ${error instanceof Error ? error.message : String(error)}`)
}

function registerCommands(
  api: Api,
  run: RunCommand,
  panels: SidePanels,
  restart: () => void,
): readonly vscode.Disposable[] {
  const { window } = api
  const uri = (): string | undefined => window.activeTextEditor?.document.uri.toString()
  const show = async (answer: { readonly uri: string } | undefined): Promise<void> => {
    if (answer) await window.showTextDocument(api.Uri.parse(answer.uri))
  }
  const commands: Readonly<Record<string, () => unknown>> = {
    'hortus.preview': panels.showPreview,
    'hortus.map': panels.showMap,
    'hortus.restart': restart,
    'hortus.today': async () => show(await run('hortus.daily', 'today', uri())),
    'hortus.day': async () => {
      const prompt = 'A day: "tomorrow", "next monday", "two days ago", "2026-11-22"'
      const said = await window.showInputBox({ prompt })
      if (said) await show(await run('hortus.daily', said, uri()))
    },
    'hortus.new': async () => {
      const title = await window.showInputBox({ prompt: 'Title of the new note' })
      if (title) await show(await run('hortus.newNote', title, uri()))
    },
    'hortus.renameNote': async () => {
      const editor = window.activeTextEditor
      if (!editor) return
      const title = /^#\s+\S/m.exec(editor.document.getText())
      const place = editor.document.positionAt(title ? title.index + 2 : 0)
      editor.selection = new api.Selection(place, place)
      await api.commands.executeCommand('editor.action.rename')
    },
    'hortus.extractNote': async () => {
      const editor = window.activeTextEditor
      const name = await window.showInputBox({ prompt: 'Name of the new note; empty for its first words' })
      if (!editor || name === undefined) return
      const { start, end } = editor.selection
      const range = { start: placeOf(start), end: placeOf(end) }
      await show(await run('hortus.extract', uri(), range, name))
    },
    'hortus.mergeNote': async () => {
      const from = uri()
      const notes = (await run<readonly NamedNote[]>('hortus.notes', from)) ?? []
      const choices = notes
        .filter((note) => note.uri !== from)
        .map(({ path, title }) => ({ label: title, description: path }))
      const choice = await window.showQuickPick(choices, {
        placeHolder: 'Put this note into',
        matchOnDescription: true,
      })
      if (choice) await run('hortus.merge', from, choice.description)
    },
  }
  return Object.entries(commands).map(([name, does]) =>
    api.commands.registerCommand(name, async () => {
      try {
        await does()
      } catch (error) {
        tell(api, error)
      }
    }),
  )
}

function placeOf({ line, character }: vscode.Position): {
  readonly line: number
  readonly character: number
} {
  return { line, character }
}
