import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import * as vscode from 'vscode'
import { LanguageClient } from 'vscode-languageclient/node'
import type { PlaceRange } from './answers.ts'
import { fetchPicture } from './fetch-picture.ts'
import type { Program } from './find-program.ts'
import type { StartProgram } from './garden-server.ts'
import { type EditorClient, startExtension } from './start-extension.ts'
import { toRange } from './to-range.ts'

/** What Visual Studio Code calls when the extension is first needed. */
export async function activate(context: vscode.ExtensionContext): Promise<void> {
  let client: EditorClient | undefined
  context.subscriptions.push(
    vscode.commands.registerCommand(
      'hortus.showReferences',
      async (uri: string, position: PlaceRange['start'], kind: string) => {
        type Found = { readonly uri: string; readonly range: PlaceRange }
        const found = await client?.sendRequest<readonly Found[]>('workspace/executeCommand', {
          command: 'hortus.references',
          arguments: [uri, position, kind],
        })
        const places = (found ?? []).map(
          (one) => new vscode.Location(vscode.Uri.parse(one.uri), toRange(vscode, one.range)),
        )
        const at = new vscode.Position(position.line, position.character)
        await vscode.commands.executeCommand(
          'editor.action.showReferences',
          vscode.Uri.parse(uri),
          at,
          places,
        )
      },
    ),
  )
  await startExtension(context, {
    api: vscode,
    createClient(program, isTrusted) {
      client = createClient(program, isTrusted)
      return client
    },
    startProgram,
    fetchText: async (address) => (await fetch(address)).text(),
    fetchPicture,
    exists: existsSync,
    environment: process.env,
  })
}

function createClient({ command, args }: Program, isTrusted: boolean): EditorClient {
  const server = { command, args: [...args, 'lsp', ...(isTrusted ? [] : ['--untrusted'])] }
  return new LanguageClient('hortus', 'Hortus', server, {
    documentSelector: [{ scheme: 'file', language: 'markdown' }],
    synchronize: { configurationSection: 'hortus' },
  })
}

const startProgram: StartProgram = ({ command, args }, folder) => {
  const child = spawn(command, args, { cwd: folder, stdio: ['ignore', 'pipe', 'pipe'] })
  return {
    onOutput(listener) {
      child.stdout.on('data', (text: Buffer) => listener(text.toString()))
      child.stderr.on('data', (text: Buffer) => listener(text.toString()))
    },
    onEnd(listener) {
      child.on('error', ({ message }) => listener(message))
      child.on('exit', (code) => listener(`the local server ended with ${code}`))
    },
    stop: () => void child.kill(),
  }
}
