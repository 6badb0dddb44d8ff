import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { CodeAction, WorkspaceEdit } from 'vscode-languageserver-protocol'
import { writeFiles } from '../cli/scratch.ts'
import { applyEdit } from './apply-edit.ts'
import { type Client, openClient } from './open-client.ts'

const files: Readonly<Record<string, string>> = {
  'Pond.md':
    '# Pond\n\nSee [[Reed#Roots]] and [[Lake#Depth]]; [[Rush]].\n\n## Life\n\nFrogs. ^frogs\n\n## Water\n\nClear.\n',
  'Reed.md': '# Reed\n\nTall grass.\n',
  'Shore.md': '# Shore\n\n## Sand\n\nBetween [[Reed]]s.\n',
  'Rush.md': 'Soft rush, as [[Pond#Life]] says.\n',
}
let folder: string
let client: Client
let applied: WorkspaceEdit[]
beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'hortus-lsp-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFiles(folder, files)
  client = await openClient(folder, {}, { capabilities: { window: { showDocument: { support: true } } } })
  applied = []
  client.connection.onRequest('workspace/applyEdit', ({ edit }: { edit: WorkspaceEdit }) => {
    applied.push(edit)
    return { applied: true }
  })
})
const pathOf = (uri: string): string => fileURLToPath(uri).slice(folder.length + 1)
const uri = (path: string): string => client.uriOf(path)
const place = (path: string, needle: string) => {
  const before = (files[path] ?? '').split(needle)[0] ?? ''
  return { line: before.split('\n').length - 1, character: before.length - before.lastIndexOf('\n') - 1 }
}
const actionsAt = (path: string, needle: string, only?: readonly string[]): Promise<CodeAction[]> => {
  const start = place(path, needle)
  return client.ask('textDocument/codeAction', {
    textDocument: { uri: uri(path) },
    range: { start, end: start },
    context: { diagnostics: [], only },
  })
}
const run = (command: string, ...given: readonly unknown[]): Promise<unknown> =>
  client.ask('workspace/executeCommand', { command, arguments: given })
const lastFiles = (): Record<string, string> => applyEdit(files, applied.at(-1) ?? {}, pathOf)

describe('what an editor offers to do', () => {
  it('writes what a link asks for: a note with its heading, a heading in a note', async () => {
    const lake = (await actionsAt('Pond.md', 'Lake#')).find(({ title }) => title.startsWith('Write'))
    expect(applyEdit(files, lake?.edit ?? {}, pathOf)['Lake.md']).toContain('# Lake\n\n## Depth\n')
    const roots = (await actionsAt('Pond.md', 'Reed#')).find(({ title }) => title.startsWith('Write'))
    expect(roots?.title).toBe('Write the heading "Roots" in "Reed"')
    expect(applyEdit(files, roots?.edit ?? {}, pathOf)['Reed.md']).toBe('# Reed\n\nTall grass.\n\n## Roots\n')
  })

  it('makes a note of a section, and puts two into one', async () => {
    const [section] = await actionsAt('Pond.md', 'Life\n', ['refactor.extract'])
    expect(section?.title).toBe('Make a note of the section "Life"')
    await run('hortus.applyChange', ...(section?.command?.arguments ?? []))
    expect(lastFiles()).toMatchObject({
      'Life.md': '## Life\n\nFrogs. ^frogs\n',
      'Pond.md': expect.stringContaining('[[Life]]\n\n## Water'),
      'Rush.md': 'Soft rush, as [[Life#Life]] says.\n',
    })
    const [split] = await actionsAt('Pond.md', 'Clear', ['refactor.extract'])
    expect(split?.title).toBe('Make a note of each section')
    await run('hortus.applyChange', ...(split?.command?.arguments ?? []))
    expect(Object.keys(lastFiles())).toEqual(expect.arrayContaining(['Life.md', 'Water.md']))
    const [move] = await actionsAt('Shore.md', 'Sand', ['refactor.move'])
    expect(move?.title).toBe('Move the section "Sand" to "Reed"')
    await run('hortus.applyChange', ...(move?.command?.arguments ?? []))
    expect(lastFiles()['Reed.md']).toContain('## Sand\n\nBetween [[Reed]]s.')
    const merges = await actionsAt('Pond.md', 'Rush]]', ['refactor.merge'])
    expect(merges.map(({ title }) => title)).toEqual([
      'Put this note into "Rush"',
      'Put "Rush" into this note',
    ])
    await run('hortus.applyChange', ...(merges[1]?.command?.arguments ?? []))
    expect(Object.keys(lastFiles()).sort()).toEqual(['Pond.md', 'Reed.md', 'Shore.md'])
    await expect(run('hortus.applyChange', uri('none.txt'), {})).rejects.toThrow('no note')
    const [contents] = await actionsAt('Pond.md', 'Clear', ['source'])
    expect(applyEdit(files, contents?.edit ?? {}, pathOf)['Pond.md']).toContain(
      '- [[#Life|Life]]\n- [[#Water|Water]]\n',
    )
  })

  it('names the version of what is open, and changes nothing that was typed in since', async () => {
    client.open('Pond.md', files['Pond.md'] ?? '')
    const [section] = await actionsAt('Pond.md', 'Life\n', ['refactor.extract'])
    await run('hortus.applyChange', ...(section?.command?.arguments ?? []))
    const versions = (applied.at(-1)?.documentChanges ?? []).flatMap((step) =>
      'edits' in step ? [[pathOf(step.textDocument.uri), step.textDocument.version]] : [],
    )
    expect(versions).toEqual(
      expect.arrayContaining([
        ['Pond.md', 1],
        ['Rush.md', null],
      ]),
    )
    client.change('Pond.md', 2, `New.\n\n${files['Pond.md']}`)
    const stale = run('hortus.applyChange', ...(section?.command?.arguments ?? []))
    await expect(stale).rejects.toThrow('has been changed meanwhile')
    expect(applied).toHaveLength(1)
  })

  it('carries out what extensions ask for', async () => {
    const shown: string[] = []
    client.connection.onRequest('window/showDocument', ({ uri: target }) => {
      shown.push(pathOf(target))
      return { success: true }
    })
    expect(await run('hortus.backlinks', uri('Rush.md'))).toMatchObject([
      { path: 'Pond.md', title: 'Pond', sentence: 'See Reed › Roots and Lake › Depth; Rush.' },
    ])
    expect(await run('hortus.references', uri('Rush.md'), { line: 0, character: 0 }, 'out')).toMatchObject([
      { uri: uri('Pond.md') },
    ])
    expect(await run('hortus.notes', uri('Pond.md'))).toHaveLength(4)
    const part = { start: { line: 6, character: 0 }, end: { line: 6, character: 13 } }
    expect(await run('hortus.extract', uri('Pond.md'), part, 'Amphibians')).toMatchObject({
      path: 'Amphibians.md',
    })
    expect(lastFiles()['Amphibians.md']).toBe('Frogs. ^frogs\n')
    await run('hortus.merge', uri('Rush.md'), 'Pond.md')
    expect(lastFiles()['Pond.md']).toContain('Soft rush')
    expect(await run('hortus.newNote', 'Heron: a bird', uri('Pond.md'))).toMatchObject({ created: true })
    writeFiles(folder, { '.obsidian/app.json': '{"newFileLocation":"folder","newFileFolderPath":"In"}' })
    expect(await run('hortus.newNote', 'Otter', uri('Pond.md'))).toMatchObject({ path: 'In/Otter.md' })
    expect(await run('hortus.newNote', 'Birds/Coot', uri('Pond.md'))).toMatchObject({ path: 'Birds/Coot.md' })
    expect(await run('hortus.daily', '2026-01-02', uri('Pond.md'))).toMatchObject({ path: '2026-01-02.md' })
    expect(await run('hortus.daily', 'next monday')).toMatchObject({ created: true })
    expect(shown.slice(0, 4)).toEqual(['Heron a bird.md', 'In/Otter.md', 'Birds/Coot.md', '2026-01-02.md'])
    await expect(run('hortus.daily', 'some day')).rejects.toThrow('is no day')
  })

  it('completes headings and blocks of all notes, and days', async () => {
    type List = { items: { label: string; textEdit: { newText: string } }[] }
    await client.ask('workspace/symbol', { query: 'x' })
    client.open('new.md', '')
    let version = 1
    const complete = async (text: string): Promise<readonly string[]> => {
      client.change('new.md', ++version, text)
      const position = { line: 0, character: text.length }
      const asked = { textDocument: { uri: uri('new.md') }, position }
      const { items } = await client.ask<List>('textDocument/completion', asked)
      return items.map(({ textEdit }) => textEdit.newText)
    }
    expect(await complete('[[##wat')).toEqual(['Pond#Water]]'])
    expect(await complete('[[^^frog')).toEqual(['Pond#^frogs]]'])
    expect(await complete('[[ tall')).toEqual(['Reed#^tall-grass]]'])
    // What is being written is no block to link to, also once the garden has it.
    for (const question of ['Tall oaks [[ tall', 'Tall oaks [[^^tall', 'Tall oaks [[#^tall']) {
      client.change('new.md', ++version, question)
      await client.ask('textDocument/codeAction', {
        textDocument: { uri: uri('new.md') },
        range: { start: { line: 0, character: 0 }, end: { line: 0, character: 0 } },
        context: { diagnostics: [] },
      })
      expect(await complete(question)).toEqual(question.includes('#') ? [] : ['Reed#^tall-grass]]'])
    }
    expect((await complete('[[tod'))[0]).toMatch(/^\d{4}-\d\d-\d\d\]\]$/)
    expect(await complete('[[Lake#')).toEqual(['Depth]]'])
    expect(await complete('[[Reed#')).toEqual(['Reed]]', 'Roots]]'])
  })

  it('gives a Markdown link without a text that of the note or heading', async () => {
    client.open('new.md', '[](Po')
    type List = { items: { textEdit: object; additionalTextEdits?: object[] }[] }
    const complete = async (version: number, text: string): Promise<List['items'][number] | undefined> => {
      client.change('new.md', version, text)
      const position = { line: 0, character: text.length }
      const asked = { textDocument: { uri: uri('new.md') }, position }
      return (await client.ask<List>('textDocument/completion', asked)).items[0]
    }
    const at = { line: 0, character: 1 }
    expect(await complete(2, '[](Po')).toMatchObject({
      textEdit: { newText: 'Pond.md)' },
      additionalTextEdits: [{ range: { start: at, end: at }, newText: 'Pond' }],
    })
    expect((await complete(3, '[](Pond.md#Wat'))?.additionalTextEdits).toMatchObject([{ newText: 'Water' }])
    expect((await complete(4, '[mine](Po'))?.additionalTextEdits).toBeUndefined()
    expect((await complete(5, '![](Po'))?.additionalTextEdits).toBeUndefined()
  })

  it('finds headings by letters that stand apart', async () => {
    const found = await client.ask<{ name: string }[]>('workspace/symbol', { query: 'wtr' })
    expect(found.map(({ name }) => name)).toEqual(['Water'])
  })
})
