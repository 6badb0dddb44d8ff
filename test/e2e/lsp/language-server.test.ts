import { mkdtempSync, realpathSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import { writeFiles } from '../cli/scratch.ts'
import { type Client, openClient } from './open-client.ts'

const files = {
  'a.md':
    '---\ntags: [linux]\n---\n\n# A note\n\nSee [[Page cache#Why|it]] and [[Pagecache]].\n\n## Part\n\npage cache is a name.\n',
  'x/Page cache.md':
    '---\naliases: [PC]\n---\n\n# Page cache\n\nIntro.\n\n## Why\n\nBecause. ^one\n\n## Then\n',
}
let folder: string
let client: Client
beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'hortus-lsp-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFiles(folder, files)
})

/** Where a text stands in a file, as editors count. */
function place(text: string, needle: string, offset = 0): { line: number; character: number } {
  const before = text.slice(0, text.indexOf(needle) + offset)
  return { line: before.split('\n').length - 1, character: before.length - before.lastIndexOf('\n') - 1 }
}
const at = (needle: string, offset = 0) => ({
  textDocument: { uri: client.uriOf('a.md') },
  position: place(files['a.md'], needle, offset),
})

/** Every request about a place or a document that the server offers. */
const methods = [
  'completion',
  'hover',
  'definition',
  'references',
  'documentSymbol',
  'foldingRange',
  'documentLink',
  'codeAction',
  'prepareRename',
  'rename',
  'codeLens',
  'inlayHint',
  'selectionRange',
  'formatting',
  'rangeFormatting',
  'semanticTokens/full',
  'semanticTokens/range',
  'diagnostic',
]

/** Names of documents as clients send them, by mistake or not, none of which is a note of this garden. */
const strayUris = (folder: string): readonly unknown[] => [
  `file://${folder}/%ff.md`,
  `file://${folder}/%E0%A4%A.md`,
  `file://${folder}/a%2Fb.md`,
  `file://${folder}/a%00.md`,
  `file://${folder}/../../outside.md`,
  'file://host.example/share/x.md',
  'file://',
  'file:',
  'file:///C:/pond/x.md',
  'untitled:Untitled-1',
  'git:/pond/x.md?%7B',
  'vscode-notebook-cell:/pond/x.md#1',
  'http://[bad/x.md',
  '%',
  '',
  `file://${folder}/${'x'.repeat(5_000)}.md`,
  7,
  null,
  undefined,
]

describe('hortus lsp, with a scripted editor', () => {
  it('outlives every URI in every kind of message, and answers what comes after', async () => {
    client = await openClient(folder)
    client.open('a.md', files['a.md'])
    const place = { position: { line: 0, character: 0 }, range: { start: 0, end: 0 } }
    for (const uri of strayUris(folder)) {
      const textDocument = { uri, languageId: 'markdown', version: 1, text: '[[Page cache]]' }
      void client.connection.sendNotification('textDocument/didOpen', { textDocument })
      const contentChanges = [{ text: '[[Page' }]
      void client.connection.sendNotification('textDocument/didChange', { textDocument, contentChanges })
      const asked = {
        textDocument,
        ...place,
        newName: 'x',
        positions: [],
        options: {},
        context: { diagnostics: [] },
      }
      await Promise.all(
        methods.map((name) => client.ask(`textDocument/${name}`, asked).catch(() => undefined)),
      )
      const also = { path: uri, offset: 0, text: '^x' }
      const command = { command: 'hortus.writeBlockId', arguments: [also] }
      await client.ask('workspace/executeCommand', command).catch(() => undefined)
      void client.connection.sendNotification('textDocument/didClose', { textDocument })
    }
    expect(await client.ask('textDocument/definition', at('Page cache', 2))).toMatchObject({
      uri: client.uriOf('x/Page cache.md'),
    })
  })

  it.each(['file:///pond/%ff', 'file://host.example/pond'])(
    'says that %s is no folder of this machine, and lives on',
    async (root) => {
      const messages: string[] = []
      client = await openClient(folder, {}, { root, onMessage: (text) => messages.push(text) })
      client.open('a.md', files['a.md'])
      expect(await client.ask('textDocument/hover', at('Page cache', 2)).catch(() => 'refused')).toBe(
        'refused',
      )
      expect(messages).toEqual([`Hortus: ${root} is no folder of this machine`])
    },
  )

  it('answers everything that an editor asks', async () => {
    client = await openClient(folder)
    client.open('a.md', files['a.md'])

    const hover = await client.ask<{ contents: { value: string } }>('textDocument/hover', at('Page cache', 2))
    expect(hover.contents.value).toBe('**Page cache** · *x/Page cache.md*\n\n## Why\n\nBecause. ^one')
    expect(
      (await client.ask<{ contents: { value: string } }>('textDocument/hover', at('Pagecache', 2))).contents
        .value,
    ).toContain('Not written yet')

    expect(await client.ask('textDocument/definition', at('Page cache', 2))).toMatchObject({
      uri: client.uriOf('x/Page cache.md'),
      range: { start: { line: 8, character: 0 } },
    })
    expect(
      await client.ask('textDocument/references', {
        ...at('Page cache', 2),
        context: { includeDeclaration: false },
      }),
    ).toMatchObject([{ uri: client.uriOf('a.md'), range: { start: place(files['a.md'], '[[Page cache') } }])
    const declared = await client.ask<{ uri: string; range: unknown }[]>('textDocument/references', {
      ...at('Page cache', 2),
      context: { includeDeclaration: true },
    })
    expect(declared.map(({ uri }) => uri)).toEqual([client.uriOf('x/Page cache.md'), client.uriOf('a.md')])
    expect(declared[0]!.range).toMatchObject({ start: { line: 8, character: 0 } })
    const heading = { textDocument: { uri: client.uriOf('x/Page cache.md') }, context: {} }
    client.open('x/Page cache.md', files['x/Page cache.md'])
    // The link names the heading "Why", and nothing links to "Then".
    expect(
      await client.ask('textDocument/references', { ...heading, position: { line: 8, character: 4 } }),
    ).toHaveLength(1)
    expect(
      await client.ask('textDocument/references', { ...heading, position: { line: 12, character: 4 } }),
    ).toEqual([])
    expect(
      await client.ask('textDocument/documentSymbol', { textDocument: { uri: client.uriOf('a.md') } }),
    ).toMatchObject([{ name: 'A note', children: [{ name: 'Part', children: [] }] }])
    expect(await client.ask('workspace/symbol', { query: 'pgcache' })).toMatchObject([
      { name: 'Page cache', containerName: 'x/Page cache.md' },
    ])
    expect(await client.ask('workspace/symbol', { query: 'why' })).toMatchObject([
      {
        name: 'Why',
        containerName: 'x/Page cache.md',
        location: { uri: client.uriOf('x/Page cache.md'), range: { start: { line: 8, character: 0 } } },
      },
    ])
    expect(
      await client.ask('textDocument/documentLink', { textDocument: { uri: client.uriOf('a.md') } }),
    ).toMatchObject([{ target: client.uriOf('x/Page cache.md') }])
    expect(
      await client.ask('textDocument/foldingRange', { textDocument: { uri: client.uriOf('a.md') } }),
    ).toMatchObject([
      { startLine: 0, endLine: 2 },
      { startLine: 4, endLine: 10 },
      { startLine: 8, endLine: 10 },
    ])
    await client.ask('shutdown', null)
  })

  it('names problems with what would be right, also in what is not saved', async () => {
    client = await openClient(folder)
    client.open('a.md', files['a.md'])
    const [message] = await client.diagnostics('a.md', (list) => list.length > 0)
    expect(message).toBe('No note or asset is named "Pagecache"')
    type Action = { title: string; edit: { documentChanges: unknown[] } }
    const actions = await client.ask<Action[]>('textDocument/codeAction', {
      textDocument: { uri: client.uriOf('a.md') },
      range: { start: at('Pagecache').position, end: at('Pagecache').position },
      context: { diagnostics: [] },
    })
    expect(actions.map(({ title }) => title)).toEqual(['Link to "Page cache"', 'Write the note "Pagecache"'])
    expect(actions[0]!.edit.documentChanges).toMatchObject([{ edits: [{ newText: 'Page cache' }] }])
    expect(actions[1]!.edit.documentChanges).toMatchObject([
      { kind: 'create', uri: client.uriOf('Pagecache.md') },
      { edits: [{ newText: '# Pagecache\n\n' }] },
    ])
    const mention = await client.ask<Action[]>('textDocument/codeAction', {
      textDocument: { uri: client.uriOf('a.md') },
      range: { start: at('cache is').position, end: at('cache is').position },
      context: { diagnostics: [] },
    })
    expect(mention[0]!.title).toBe('Link "page cache" to x/Page cache.md')
    expect(mention[0]!.edit.documentChanges).toMatchObject([
      { edits: [{ newText: '[[Page cache|page cache]]' }] },
    ])

    // A new note that is only a buffer counts at once.
    client.open('Pagecache.md', '# Now it is there')
    expect(await client.diagnostics('a.md', (list) => list.length === 0)).toEqual([])
    client.change('a.md', 2, '[[Nobody]]')
    expect(await client.diagnostics('a.md', (list) => list.length > 0)).toEqual([
      'No note or asset is named "Nobody"',
    ])
  })

  it('completes names, headings, blocks, display texts, tags and properties', async () => {
    client = await openClient(folder)
    client.open('b.md', '')
    type List = { items: { label: string; textEdit: { newText: string } }[] }
    let version = 1
    const complete = async (text: string, after = ''): Promise<readonly string[]> => {
      client.change('b.md', ++version, text + after)
      const before = text.split('\n')
      const position = { line: before.length - 1, character: before.at(-1)!.length }
      const list = await client.ask<List>('textDocument/completion', {
        textDocument: { uri: client.uriOf('b.md') },
        position,
      })
      return list.items.map(({ textEdit }) => textEdit.newText)
    }
    expect(await complete('[[page')).toContain('Page cache]]')
    expect(await complete('[[pc')).toContain('Page cache|PC]]')
    expect(await complete('[[pagec')).toContain('Pagecache]]')
    expect((await complete('[[Page cache#wh'))[0]).toMatch(/^Why/)
    expect((await complete('[[Page cache#^'))[0]).toMatch(/^one/)
    expect(await complete('## Just written\n\n[[#ju')).toContain('Just written]]')
    expect(await complete('[[Page cache|')).toContain('it]]')
    expect(await complete('#lin')).toContain('linux')
    expect((await complete('nice :sunfl'))[0]).toBe('🌻')
    expect(await complete('> [!not')).toContain('note] ')
    expect((await complete('---\nali', '\n---\n'))[0]).toBe('aliases: ')
    expect(await complete('---\ntags: [li', ']\n---\n')).toContain('linux')
    expect(await complete('```\n[[pa', '\n```\n')).toEqual([])
    expect(await complete('[x](page', ')')).toContain('x/Page%20cache.md)')
    expect((await complete('a[^why', ']'))[0]).toBe('why]\n\n[^why]: ')
    expect((await complete('[x][si', ']\n\n[site]: https://a.example'))[0]).toBe('site]')
    expect((await complete('```pyth'))[0]).toBe('python')
    expect((await complete('on @today'))[0]).toMatch(/^(?:\[\[)?\d{4}-\d\d-\d\d/)
  })

  it('renames a note with every link to it, and a heading', async () => {
    client = await openClient(folder)
    client.open('a.md', files['a.md'])
    expect(await client.ask('textDocument/prepareRename', at('Page cache', 2))).toMatchObject({
      placeholder: 'Page cache',
    })
    expect(
      await client.ask('textDocument/rename', { ...at('Page cache', 2), newName: 'Cache' }),
    ).toMatchObject({
      documentChanges: [
        {
          textDocument: { uri: client.uriOf('a.md') },
          edits: [{ range: { start: at('Page cache').position } }],
        },
        { kind: 'rename', oldUri: client.uriOf('x/Page cache.md'), newUri: client.uriOf('x/Cache.md') },
      ],
    })
    await expect(
      client.ask('textDocument/rename', { ...at('Page cache', 2), newName: 'what?' }),
    ).rejects.toThrow('Windows cannot hold')
    client.open('x/Page cache.md', files['x/Page cache.md'])
    const heading = {
      textDocument: { uri: client.uriOf('x/Page cache.md') },
      position: place(files['x/Page cache.md'], '## Why', 4),
    }
    type Edit = { documentChanges: { textDocument: { uri: string }; edits: { newText: string }[] }[] }
    const edit = await client.ask<Edit>('textDocument/rename', { ...heading, newName: 'How come' })
    expect(edit.documentChanges.map(({ textDocument }) => textDocument.uri)).toEqual([
      client.uriOf('a.md'),
      client.uriOf('x/Page cache.md'),
    ])
  })

  it('answers for the text as it is now, before the whole garden has taken it over', async () => {
    client = await openClient(folder)
    client.open('a.md', files['a.md'])
    client.open('new.md', '# New\n\n## Just now\n')
    client.change('a.md', 2, '[[new#Just now]] and [[nobody]]')
    const asked = (character: number) => ({
      textDocument: { uri: client.uriOf('a.md') },
      position: { line: 0, character },
    })
    expect(await client.ask('textDocument/definition', asked(4))).toMatchObject({
      uri: client.uriOf('new.md'),
      range: { start: { line: 2, character: 0 } },
    })
    expect(await client.ask('textDocument/definition', asked(24))).toBeNull()
    expect(await client.ask('textDocument/hover', asked(4))).toMatchObject({
      contents: { value: expect.stringContaining('## Just now') },
    })
    await client.diagnostics('a.md', (list) => list.length === 1)
    expect(client.progress.every(({ kind }) => ['begin', 'report', 'end'].includes(kind))).toBe(true)
  })

  it('follows labels that stand before targets, in what is not saved too', async () => {
    const text = 'Of [[the cache of pages|Page cache#Why]].\n'
    writeFiles(folder, { 'a.md': text })
    client = await openClient(folder)
    client.open('a.md', text)
    await client.diagnostics('a.md', (messages) => messages.length > 0)
    client.change('a.md', 2, `New. ${text}`)
    const place = { textDocument: { uri: client.uriOf('a.md') }, position: { line: 0, character: 20 } }
    expect(await client.ask('textDocument/definition', place)).toMatchObject({
      uri: client.uriOf('x/Page cache.md'),
      range: { start: { line: 8 } },
    })
    const edit = await client.ask<{ documentChanges: unknown[] }>('textDocument/rename', {
      ...place,
      newName: 'Heap',
    })
    expect(JSON.stringify(edit)).toContain('Heap')
    expect(JSON.stringify(edit)).not.toContain('the cache of')
  })

  it('takes over what other programs write', async () => {
    client = await openClient(folder)
    client.open('a.md', files['a.md'])
    await client.diagnostics('a.md', (list) => list.length === 1)
    writeFileSync(join(folder, 'Pagecache.md'), '# There')
    expect(await client.diagnostics('a.md', (list) => list.length === 0)).toEqual([])
  })
})
