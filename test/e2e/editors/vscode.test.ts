import { spawn, spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, realpathSync, rmSync } from 'node:fs'
import { builtinModules } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { inflateRawSync } from 'node:zlib'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { WorkspaceEdit } from 'vscode-languageserver-protocol'
import { fetchPicture } from '../../../editors/vscode/src/fetch-picture.ts'
import { findProgram } from '../../../editors/vscode/src/find-program.ts'
import type { StartProgram } from '../../../editors/vscode/src/garden-server.ts'
import { startExtension } from '../../../editors/vscode/src/start-extension.ts'
import { program } from '../cli/run-hortus.ts'
import { writeFiles } from '../cli/scratch.ts'
import { applyEdit } from '../lsp/apply-edit.ts'
import { type Client, openClient } from '../lsp/open-client.ts'
import { type FakeEditor, fakeEditor } from './vscode-api.ts'

const files: Readonly<Record<string, string>> = {
  '.hortus/x': '',
  'Pond.md': '# Pond\n\nSee [[Reed]] <b onclick="x()">now</b>.\n\n![[frog.png]]\n',
  'Reed.md': '# Reed\n\nTall, in a [[Pond]].\n',
  'Lake.md': 'A [[Pond]] too.\n',
  'frog.png': 'x',
}
let folder: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'hortus-vscode-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFiles(folder, files)
})

/** The files of a ZIP archive. */
function unzip(archive: Buffer): ReadonlyMap<string, string> {
  const found = new Map<string, string>()
  const end = archive.lastIndexOf('PK\x05\x06')
  let at = archive.readUInt32LE(end + 16)
  for (let count = archive.readUInt16LE(end + 10); count > 0; count--) {
    const [size, name, offset] = [
      archive.readUInt32LE(at + 20),
      archive.readUInt16LE(at + 28),
      archive.readUInt32LE(at + 42),
    ]
    const path = archive.toString('utf8', at + 46, at + 46 + name)
    const start = offset + 30 + archive.readUInt16LE(offset + 26) + archive.readUInt16LE(offset + 28)
    found.set(path, inflateRawSync(archive.subarray(start, start + size)).toString())
    at += 46 + name + archive.readUInt16LE(at + 30) + archive.readUInt16LE(at + 32)
  }
  return found
}

const startProgram: StartProgram = ({ command, args }, cwd) => {
  const child = spawn(command, args, { cwd, stdio: ['ignore', 'pipe', 'pipe'] })
  onTestFinished(() => void child.kill('SIGKILL'))
  return {
    onOutput: (listener) => void child.stdout.on('data', (text: Buffer) => listener(text.toString())),
    onEnd: (listener) => void child.on('exit', () => listener('ended')),
    stop: () => void child.kill(),
  }
}

/** The extension in an editor that acts like Visual Studio Code, with the real language server. */
async function started(
  settings: Readonly<Record<string, string>> = { path: program },
): Promise<FakeEditor & { client: Client }> {
  const client = await openClient(
    folder,
    {},
    { capabilities: { window: { showDocument: { support: true } } } },
  )
  client.connection.onRequest('window/showDocument', () => ({ success: true }))
  // What a panel still asks for when a test is over is asked of nobody.
  onTestFinished(() => client.connection.dispose())
  const editor = fakeEditor(client, folder, settings)
  await startExtension(
    { subscriptions: [] },
    {
      api: editor.api as never,
      createClient: () => ({ start: async () => {}, stop: async () => {}, sendRequest: client.ask }),
      startProgram,
      fetchText: async (address) => (await fetch(address)).text(),
      fetchPicture,
      exists: existsSync,
      environment: {},
    },
  )
  return Object.assign(editor, { client })
}

describe('the extension of Visual Studio Code', () => {
  it('is packed as the editor installs it', () => {
    const pack = fileURLToPath(new URL('../../../editors/vscode/pack.mjs', import.meta.url))
    const file = join(folder, 'hortus.vsix')
    const { status, stderr } = spawnSync(process.execPath, [pack, file], { encoding: 'utf8' })
    expect(status, stderr).toBe(0)
    const entries = unzip(readFileSync(file))
    expect([...entries.keys()]).toEqual([
      'extension.vsixmanifest',
      '[Content_Types].xml',
      'extension/package.json',
      'extension/readme.md',
      'extension/LICENSE.txt',
      'extension/dist/extension.cjs',
    ])
    const manifest: { main: string; version: string; publisher: string } = JSON.parse(
      entries.get('extension/package.json') ?? '',
    )
    expect(entries.has(join('extension', manifest.main))).toBe(true)
    expect(entries.get('extension.vsixmanifest')).toContain(
      `Id="hortus" Version="${manifest.version}" Publisher="${manifest.publisher}"`,
    )
    const code = entries.get('extension/dist/extension.cjs') ?? ''
    const asked = [...code.matchAll(/\brequire\(\s*["'`]([^"'`]+)["'`]\s*\)/g)].map(
      (match) => match[1]?.replace(/^node:/, '') ?? '',
    )
    expect(asked.filter((name) => name !== 'vscode' && !builtinModules.includes(name))).toEqual([])
    expect(code).toMatch(/exports\.activate\s*=/)
  })

  it('has all commands that its manifest names, and says where the program is missing', async () => {
    const editor = await started({ path: '/nowhere/hortus' })
    const file = new URL('../../../editors/vscode/package.json', import.meta.url)
    const manifest: { contributes: { commands: { command: string }[] } } = JSON.parse(
      readFileSync(file, 'utf8'),
    )
    expect([...editor.commands.keys()].sort()).toEqual(
      manifest.contributes.commands.map(({ command }) => command).sort(),
    )
    expect(editor.messages).toEqual([expect.stringContaining('"hortus" was not found')])
    expect(editor.status.text).toContain('warning')
  })

  it('shows backlinks, a preview without scripts and the map beside the text', async () => {
    const editor = await started()
    expect(editor.messages).toEqual([])
    editor.open('Pond.md', files['Pond.md'] ?? '')
    const notes = await editor.tree().getChildren()
    const labels = await Promise.all(
      notes.map(async (one) => {
        const links = await editor.tree().getChildren(one)
        return [
          editor.tree().getTreeItem(one).label,
          ...links.map((link) => editor.tree().getTreeItem(link).label),
        ]
      }),
    )
    expect(labels).toEqual([
      ['Lake', 'A Pond too.'],
      ['Reed', 'Tall, in a Pond.'],
    ])

    await editor.commands.get('hortus.preview')?.()
    const [preview] = editor.panels
    await expect.poll(() => preview?.html).toContain('>Reed</a>')
    const nonce = /script-src 'nonce-([\w-]+)'|script-src &#39;nonce-([\w-]+)&#39;/.exec(preview?.html ?? '')
    expect(nonce).not.toBeNull()
    expect(preview?.html.match(/<script/g)).toHaveLength(1)
    expect(preview?.html).not.toContain('onclick')
    expect(preview?.html).toContain(`src="data:image/png;base64,${btoa('x')}"`)
    preview?.choose({ href: /href="([^"]*)"[^>]*>Reed</.exec(preview.html)?.[1] })
    await expect.poll(() => editor.shown).toEqual([editor.client.uriOf('Reed.md')])

    await editor.commands.get('hortus.map')?.()
    const map = editor.panels[1]
    await expect.poll(() => map?.html).toContain('>Lake</text>')
    expect(map?.html.match(/<line /g)).toHaveLength(2)
    map?.close()
    map?.choose({ uri: editor.client.uriOf('Lake.md') })
    await expect.poll(() => editor.shown.at(-1)).toBe(editor.client.uriOf('Lake.md'))
  })

  it('begins, divides and joins notes through the language server', async () => {
    const editor = await started()
    const applied: WorkspaceEdit[] = []
    editor.client.connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
      applied.push(edit)
      return { applied: true }
    })
    const pathOf = (uri: string): string => fileURLToPath(uri).slice(folder.length + 1)
    const last = (): Record<string, string> => applyEdit(files, applied.at(-1) ?? {}, pathOf)
    editor.open('Lake.md', files['Lake.md'] ?? '')
    editor.answers = ['Heron', '2026-01-02', 'All of it', 'Pond']
    await editor.commands.get('hortus.new')?.()
    expect(last()['Heron.md']).toContain('# Heron')
    await editor.commands.get('hortus.day')?.()
    expect(editor.shown.map(pathOf)).toEqual(['Heron.md', '2026-01-02.md'])
    await editor.commands.get('hortus.extractNote')?.()
    expect(last()['All of it.md']).toBe('A [[Pond]] too.\n')
    await editor.commands.get('hortus.mergeNote')?.()
    expect(last()).not.toHaveProperty(['Lake.md'])
    await editor.commands.get('hortus.renameNote')?.()
    expect(editor.executed).toContain('editor.action.rename')
    expect(editor.messages).toEqual([])
  })

  it('finds the program in the settings, the workspace and the path, and takes none of a folder that is not trusted', () => {
    const own = '/notes/node_modules/hortus/dist/hortus.js'
    const places = {
      setting: '',
      folders: ['/notes'],
      isTrusted: true,
      path: '/bin:/opt',
      platform: 'linux',
    } as const
    const has =
      (...there: readonly string[]) =>
      (file: string) =>
        there.includes(file)
    expect(findProgram({ ...places, exists: has(own, '/opt/hortus') })).toEqual({
      command: 'node',
      args: [own],
    })
    expect(findProgram({ ...places, isTrusted: false, exists: has(own, '/opt/hortus') })).toEqual({
      command: '/opt/hortus',
      args: [],
    })
    expect(findProgram({ ...places, setting: 'bin/h.js', exists: has('/notes/bin/h.js') })).toEqual({
      command: 'node',
      args: ['/notes/bin/h.js'],
    })
    expect(findProgram({ ...places, setting: '/no', exists: has(own) })).toBeUndefined()
  })
})
