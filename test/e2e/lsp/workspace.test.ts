import { mkdirSync, mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { writeFiles } from '../cli/scratch.ts'
import { openClient } from './open-client.ts'

let folder: string
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'hortus-lsp-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  mkdirSync(join(folder, 'one/.obsidian'), { recursive: true })
  mkdirSync(join(folder, 'two/.hortus'), { recursive: true })
  mkdirSync(join(folder, 'three/.obsidian'), { recursive: true })
  writeFiles(folder, {
    'one/a.md': 'See [[Reed]].\n',
    'one/Reed.md': '# Reed\n\nOf one.\n',
    'one/deep/c.md': '[[Reed]]\n',
    'two/b.md': 'Grüße 🌻 [[Reed]].\n',
    'two/Reed.md': '# Reed\n\nOf two.\n',
    'three/d.md': '[[Reed]]\n',
    'three/Reed.md': '# Reed\n\nOf three.\n',
  })
})

const uri = (path: string): string => pathToFileURL(join(folder, path)).href

describe('several folders', () => {
  it('answers in each from its own garden, and in a garden beside them', async () => {
    const folders = [uri('one'), uri('two')]
    const client = await openClient(
      folder,
      {},
      { root: uri('one'), folders, capabilities: { workspace: { workspaceFolders: true } } },
    )
    const hover = async (path: string, character: number): Promise<string> => {
      const { contents } = await client.ask<{ contents: { value: string } }>('textDocument/hover', {
        textDocument: { uri: uri(path) },
        position: { line: 0, character },
      })
      return contents.value
    }
    expect(await hover('one/a.md', 6)).toContain('Of one')
    expect(await hover('one/deep/c.md', 3)).toContain('Of one')
    expect(await hover('two/b.md', 12)).toContain('Of two')
    client.open('three/d.md', '[[Reed]]')
    expect(await hover('three/d.md', 3)).toContain('Of three')
    const found = await client.ask<unknown[]>('workspace/symbol', { query: 'reed' })
    expect(found).toHaveLength(3)
    const event = { added: [], removed: [{ uri: uri('two'), name: 'two' }] }
    void client.connection.sendNotification('workspace/didChangeWorkspaceFolders', { event })
    await expect.poll(() => client.ask('workspace/symbol', { query: 'reed' })).toHaveLength(2)
  })

  it('counts characters as the editor asks for', async () => {
    const client = await openClient(
      folder,
      {},
      { root: uri('two'), capabilities: { general: { positionEncodings: ['utf-8', 'utf-16'] } } },
    )
    const links = await client.ask<{ range: { start: object } }[]>('textDocument/documentLink', {
      textDocument: { uri: uri('two/b.md') },
    })
    expect(links[0]?.range.start).toEqual({ line: 0, character: Buffer.byteLength('Grüße 🌻 ') })
  })
})
