import { mkdtempSync, realpathSync, rmSync, utimesSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { Location } from 'vscode-languageserver-protocol'
import { writeFiles } from '../cli/scratch.ts'
import { type Client, openClient } from './open-client.ts'

const files: Readonly<Record<string, string>> = {
  'Reed.md': '---\ntags: [plant/tall]\n---\n# Reed\n\nTall.\n\n## Use\n\nThatch.\n\n## Use\n\nPaper.\n',
  'a.md':
    'The [[Reed#Use|use]] of #plant, a note[^n] and [site][s], also [reed][r]; [[Nobody]].\n\n[^n]: Its text,\n    on two lines.\n\n[s]: https://example.org\n[r]: Reed.md\n\n```\ncode\n```\n\n> [!note]\n> Callout.\n',
  'b.md': 'Of [[nobody]] and [[Reed]] #plant/low.\n',
}
let folder: string
let client: Client
beforeEach(() => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'hortus-lsp-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFiles(folder, files)
})
const at = (path: string, needle: string, offset = 0) => {
  const text = files[path] ?? ''
  const before = text.slice(0, text.indexOf(needle) + offset)
  const character = before.length - before.lastIndexOf('\n') - 1
  const position = { line: before.split('\n').length - 1, character }
  return { textDocument: { uri: client.uriOf(path) }, position }
}
/** Where things are, each with what is written there. */
const shown = (locations: readonly Location[]): readonly string[] =>
  locations.map(({ uri, range }) => {
    const path = fileURLToPath(uri).slice(folder.length + 1)
    const line = (files[path] ?? '').split('\n')[range.start.line] ?? ''
    const end = range.end.line === range.start.line ? range.end.character : line.length
    return `${path}: ${line.slice(range.start.character, end)}`
  })
const references = async (where: object, includeDeclaration = false): Promise<readonly string[]> =>
  shown(
    await client.ask<Location[]>('textDocument/references', { ...where, context: { includeDeclaration } }),
  )
const definition = async (where: object): Promise<readonly string[]> =>
  shown([await client.ask<Location>('textDocument/definition', where)])
const hover = async (where: object): Promise<string> =>
  (await client.ask<{ contents: { value: string } } | null>('textDocument/hover', where))?.contents.value ??
  ''

describe('reading in an editor', () => {
  it('finds what tags, footnotes, addresses and wanted names mean', async () => {
    client = await openClient(folder)
    expect(await references(at('a.md', '#plant', 2))).toEqual([
      'Reed.md: plant/tall',
      'a.md: plant',
      'b.md: plant/low',
    ])
    expect(await references(at('Reed.md', 'plant/tall', 2))).toEqual(['Reed.md: plant/tall'])
    expect(await references(at('a.md', '[^n]', 2), true)).toEqual(['a.md: [^n]', 'a.md: [^n]: Its text,'])
    expect(await references(at('a.md', '[s]:', 1))).toEqual(['a.md: [site][s]'])
    expect(await references(at('a.md', 'Nobody', 1))).toEqual(['a.md: [[Nobody]]', 'b.md: [[nobody]]'])
    expect(await definition(at('a.md', '[^n]', 2))).toEqual(['a.md: [^n]: Its text,'])
    expect(await definition(at('a.md', '[site]', 2))).toEqual(['a.md: [s]: https://example.org'])
    expect(await definition(at('a.md', '[reed]', 2))).toEqual(['Reed.md: '])
  })

  it('puts what stands in the file written last first where somebody wishes it', async () => {
    client = await openClient(folder, {}, { initializationOptions: { references: { newestFirst: true } } })
    utimesSync(join(folder, 'a.md'), new Date(1_000_000), new Date(1_000_000))
    utimesSync(join(folder, 'b.md'), new Date(2_000_000), new Date(2_000_000))
    expect(await references(at('a.md', 'Nobody', 1))).toEqual(['b.md: [[nobody]]', 'a.md: [[Nobody]]'])
  })

  it('says under the cursor what one would look up, and who links there', async () => {
    client = await openClient(folder)
    await client.ask('workspace/symbol', { query: 'x' })
    expect(await hover(at('a.md', '[^n]', 2))).toBe('[^n]: Its text,\n    on two lines.')
    expect(await hover(at('a.md', '[site]', 2))).toBe('[s]: https://example.org')
    expect(await hover(at('a.md', '#plant', 2))).toBe('**#plant** · *3 notes*\n\n- Reed\n- a\n- b')
    expect(await hover(at('Reed.md', '# Reed', 3))).toContain(
      '*3 links lead here*\n\n- **a**: The use of #plant',
    )
    expect(await hover(at('Reed.md', '## Use', 3))).toContain('*1 link leads here*')
    expect(await hover(at('b.md', 'Reed', 1))).toContain('*2 more links lead here*')
    const links = await client.ask<{ tooltip?: string }[]>('textDocument/documentLink', {
      textDocument: { uri: client.uriOf('b.md') },
    })
    expect(await client.ask('documentLink/resolve', links[0])).toMatchObject({
      tooltip: 'Reed\n\nTall.\n\nUse\n\nThatch.\n\nUse\n\nPaper.',
    })
  })

  it('finds tags by name, grows selections and folds what has several lines', async () => {
    client = await openClient(folder)
    const found = await client.ask<{ name: string; containerName: string }[]>('workspace/symbol', {
      query: '#plant/l',
    })
    expect(found.map(({ name, containerName }) => `${name} ${containerName}`)).toEqual(['#plant/low b.md'])
    const { textDocument, position } = at('Reed.md', 'Thatch', 2)
    type Selection = { range: { start: object; end: object }; parent?: Selection }
    const [selection] = await client.ask<Selection[]>('textDocument/selectionRange', {
      textDocument,
      positions: [position],
    })
    expect(selection?.range).toEqual({ start: { line: 9, character: 0 }, end: { line: 9, character: 6 } })
    expect(selection?.parent?.range.end).toEqual({ line: 9, character: 7 })
    const folds = await client.ask<object[]>('textDocument/foldingRange', at('a.md', ''))
    expect(folds).toMatchObject([
      { startLine: 8, endLine: 10 },
      { startLine: 12, endLine: 13 },
    ])
  })

  it('answers who asks for problems, and only with what is new', async () => {
    const capabilities = {
      textDocument: { diagnostic: {} },
      workspace: { diagnostics: { refreshSupport: true } },
    }
    client = await openClient(folder, {}, { capabilities })
    let pushed = 0
    let refreshed = 0
    client.connection.onNotification('textDocument/publishDiagnostics', () => void pushed++)
    client.connection.onRequest('workspace/diagnostic/refresh', () => {
      refreshed++
      return null
    })
    type Report = { kind: string; resultId: string; uri?: string; items?: { code: string }[] }
    const { textDocument } = at('a.md', '')
    const first = await client.ask<Report>('textDocument/diagnostic', { textDocument })
    expect(first.items?.map(({ code }) => code)).toEqual(['missing-target', 'ambiguous-heading'])
    const again = { textDocument, previousResultId: first.resultId }
    expect(await client.ask('textDocument/diagnostic', again)).toEqual({
      kind: 'unchanged',
      resultId: first.resultId,
    })
    const ask = (previousResultIds: readonly object[]) =>
      client.ask<{ items: Report[] }>('workspace/diagnostic', { previousResultIds })
    const all = (await ask([])).items
    expect(all.map(({ kind, uri }) => `${kind} ${uri?.slice(-4)}`)).toEqual(['full a.md', 'full b.md'])
    const known = all.map(({ uri, resultId }) => ({ uri, value: resultId }))
    expect((await ask(known)).items.map(({ kind }) => kind)).toEqual(['unchanged', 'unchanged'])
    client.open('b.md', 'Nothing.')
    // An answer may be of the moment before; the server then asks to be asked again.
    await expect
      .poll(async () => (await ask(known)).items.map(({ kind, items }) => [kind, items?.length]))
      .toEqual([
        ['unchanged', undefined],
        ['full', 0],
      ])
    await expect.poll(() => refreshed).toBeGreaterThan(0)
    expect(pushed).toBe(0)
  })
})
