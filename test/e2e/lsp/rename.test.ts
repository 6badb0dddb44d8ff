import { mkdtempSync, readFileSync, realpathSync, renameSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { beforeEach, describe, expect, it, onTestFinished } from 'vitest'
import type { WorkspaceEdit } from 'vscode-languageserver-protocol'
import { writeFiles } from '../cli/scratch.ts'
import { applyEdit } from './apply-edit.ts'
import { type Client, openClient } from './open-client.ts'

const files: Readonly<Record<string, string>> = {
  'Reed.md':
    '---\naliases: [Cane, "Common reed"]\ntags: [plant/tall, water]\n---\n# Reed\n\nTall #plant/tall. ^tall\n\n## Roots\n\nDeep.\n',
  'a.md':
    'See [[Reed#Roots|its roots]], [[Reed#^tall]], [[Cane]] and [it](Reed.md#roots). #plant\n\n![[img/x.png]]\n',
  'b.md': '---\ntitle: "Of: water"\n---\n\nText with [[Reed]].\n',
  'refs.md':
    'See [the reed][r], [r], ![pic][R] and [text][]. One[^1] and one[^1] and[^b].\n\n[r]: Reed.md "T"\n[text]: b.md\n\n[^1]: First.\n[^b]: B.\n',
  'plain.md': 'Only a line, and [[b]].\n',
  'day/2026-01-02.md': '# A walk\n\n[[#A walk]] and [[Reed]]\n',
  'day/pond-life.md': '# Pond life\n\n[[2026-01-02]]\n',
  'c.md': '[[pond-life]] and [[day/2026-01-02|day]]\n',
}
let folder: string
let client: Client
beforeEach(async () => {
  folder = realpathSync(mkdtempSync(join(tmpdir(), 'hortus-lsp-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFiles(folder, { ...files, 'img/x.png': 'x' })
})

const pathOf = (uri: string): string => fileURLToPath(uri).slice(folder.length + 1)
const at = (path: string, needle: string, offset = 0) => {
  const text = files[path] ?? ''
  const before = text.slice(0, text.indexOf(needle) + offset)
  const position = {
    line: before.split('\n').length - 1,
    character: before.length - before.lastIndexOf('\n') - 1,
  }
  return { textDocument: { uri: client.uriOf(path) }, position }
}
/** What differs after a rename at a place. */
async function renamed(where: object, newName: string): Promise<Record<string, string | undefined>> {
  const edit = await client.ask<WorkspaceEdit>('textDocument/rename', { ...where, newName })
  return differing(applyEdit(files, edit, pathOf))
}
function differing(after: Readonly<Record<string, string>>): Record<string, string | undefined> {
  const paths = [...new Set([...Object.keys(files), ...Object.keys(after)])]
  return Object.fromEntries(
    paths.filter((path) => files[path] !== after[path]).map((path) => [path, after[path]]),
  )
}
const prepared = async (where: object): Promise<string | undefined> =>
  (await client.ask<{ placeholder: string } | null>('textDocument/prepareRename', where))?.placeholder

describe('renaming in an editor', () => {
  it('renames what is under the cursor, and says what that is', async () => {
    client = await openClient(folder)
    const tag = at('Reed.md', '#plant/tall', 4)
    expect(await prepared(tag)).toBe('plant/tall')
    expect(await renamed(tag, 'plant/high')).toEqual({
      'Reed.md': files['Reed.md']?.replaceAll('plant/tall', 'plant/high'),
    })
    expect(await renamed(at('Reed.md', 'water]', 2), 'pond')).toEqual({
      'Reed.md': files['Reed.md']?.replace('water]', 'pond]'),
    })
    expect(await renamed(at('a.md', '#plant\n', 0), '#herb')).toEqual({
      'a.md': files['a.md']?.replace('#plant\n', '#herb\n'),
      'Reed.md': files['Reed.md']?.replaceAll('plant/', 'herb/'),
    })

    const block = at('Reed.md', '^tall', 2)
    expect(await prepared(block)).toBe('tall')
    const asBlock = {
      'Reed.md': files['Reed.md']?.replace('^tall', '^height'),
      'a.md': files['a.md']?.replace('^tall', '^height'),
    }
    expect(await renamed(block, 'height')).toEqual(asBlock)
    expect(await renamed(at('a.md', '^tall', 2), 'height')).toEqual(asBlock)

    const alias = at('Reed.md', 'Cane', 1)
    expect(await prepared(alias)).toBe('Cane')
    const asAlias = {
      'Reed.md': files['Reed.md']?.replace('Cane', 'Thatch'),
      'a.md': files['a.md']?.replace('[[Cane]]', '[[Thatch]]'),
    }
    expect(await renamed(alias, 'Thatch')).toEqual(asAlias)
    expect(await renamed(at('a.md', 'Cane', 2), 'Thatch')).toEqual(asAlias)

    const heading = at('a.md', 'Roots', 2)
    expect(await prepared(heading)).toBe('Roots')
    expect(await renamed(heading, 'Root work')).toEqual({
      'Reed.md': files['Reed.md']?.replace('## Roots', '## Root work'),
      'a.md': files['a.md']?.replace('#Roots|', '#Root work|').replace('#roots)', '#root-work)'),
    })
  })

  it('renames labels of footnotes and of reference links throughout the note', async () => {
    client = await openClient(folder)
    const refs = files['refs.md'] ?? ''
    client.open('refs.md', refs)
    const label = at('refs.md', '[r],', 1)
    expect(await prepared(label)).toBe('r')
    const asReed = {
      'refs.md': refs
        .replace('reed][r], [r], ![pic][R]', 'reed][plant], [plant], ![pic][plant]')
        .replace('[r]:', '[plant]:'),
    }
    for (const place of [label, at('refs.md', 'reed][r', 6), at('refs.md', '[r]:', 2)])
      expect(await renamed(place, 'plant')).toEqual(asReed)
    // On the text of a link it is the note that is renamed, as with every other link.
    expect(await prepared(at('refs.md', 'the reed', 2))).toBe('Reed')
    expect(await renamed(at('refs.md', '[text][', 2), 'b note')).toEqual({
      'refs.md': refs.replace('[text][]', '[b note][]').replace('[text]:', '[b note]:'),
    })
    for (const place of [at('refs.md', '[^1]', 2), at('refs.md', '[^1]:', 3)])
      expect(await renamed(place, '^first')).toEqual({ 'refs.md': refs.replaceAll('[^1]', '[^first]') })
    await expect(renamed(at('refs.md', '[^1]', 2), 'B')).rejects.toThrow('another label of this note')
    await expect(renamed(at('refs.md', '[^1]', 2), 'two words')).rejects.toThrow('no label of a footnote')
    await expect(renamed(label, 'a]')).rejects.toThrow('no label')
  })

  it('renames a note from its first line, and its file where that is called after it', async () => {
    client = await openClient(folder)
    const { 'Reed.md': reed = '', ...others } = files
    const title = at('Reed.md', '# Reed', 3)
    expect(await prepared(title)).toBe('Reed')
    expect(await renamed(title, 'Rush')).toMatchObject({
      'Reed.md': undefined,
      'Rush.md': reed.replace('# Reed', '# Rush'),
      'a.md': others['a.md']
        ?.replace('[[Reed#Roots', '[[Rush#Roots')
        .replace('[[Reed#^', '[[Rush#^')
        .replace('(Reed.md', '(Rush.md'),
      'b.md': others['b.md']?.replace('Reed', 'Rush'),
    })
    expect(await renamed(at('b.md', 'Of: water', 2), 'On: "water"')).toEqual({
      'b.md': files['b.md']?.replace('"Of: water"', '"On: \\"water\\""'),
    })
    expect(await prepared(at('plain.md', 'Only'))).toBe('plain')
    expect(await renamed(at('plain.md', 'Only'), 'simple')).toEqual({
      'plain.md': undefined,
      'simple.md': files['plain.md'],
    })
    // Before the title in the properties it is the title as well, and not the file's name that would take its place.
    expect(await prepared(at('b.md', '---'))).toBe('Of: water')
    // A day keeps its file; a slug stays one.
    expect(await renamed(at('day/2026-01-02.md', 'A walk', 1), 'A long walk')).toEqual({
      'day/2026-01-02.md': files['day/2026-01-02.md']?.replaceAll('A walk', 'A long walk'),
    })
    expect(await renamed(at('day/pond-life.md', 'Pond', 1), 'Life in Ponds')).toEqual({
      'day/pond-life.md': undefined,
      'day/life-in-ponds.md': files['day/pond-life.md']?.replace('Pond life', 'Life in Ponds'),
      'c.md': files['c.md']?.replace('pond-life', 'life-in-ponds'),
    })
    expect(await prepared(at('a.md', 'and', 1))).toBe('a')
    await expect(renamed(at('Reed.md', 'Deep', 1), 'x')).rejects.toThrow('nothing to rename')
  })

  it('lets links follow files and folders that the editor moves, and finds them there', async () => {
    client = await openClient(folder)
    const rename = (from: string, to: string) => ({ oldUri: client.uriOf(from), newUri: client.uriOf(to) })
    const edit = await client.ask<WorkspaceEdit>('workspace/willRenameFiles', {
      files: [rename('day', 'days'), rename('Reed.md', 'Rush.md'), rename('img/x.png', 'img/y.png')],
    })
    const after = differing(applyEdit(files, edit, pathOf))
    expect(Object.keys(after).sort()).toEqual(['a.md', 'b.md', 'c.md', 'day/2026-01-02.md', 'refs.md'])
    expect(after['a.md']).toContain('[it](Rush.md#roots)')
    expect(after['a.md']).toContain('![[img/y.png]]')
    expect(after['c.md']).toBe('[[pond-life]] and [[days/2026-01-02|day]]\n')
    expect(await client.ask('workspace/willRenameFiles', { files: [rename('none.md', 'x.md')] })).toBeNull()
    rmSync(join(folder, 'Reed.md'))
    writeFiles(folder, { 'Rush.md': files['Reed.md'] ?? '' })
    void client.connection.sendNotification('workspace/didRenameFiles', {
      files: [rename('Reed.md', 'Rush.md')],
    })
    client.open('new.md', '[[Rush]]')
    const place = { textDocument: { uri: client.uriOf('new.md') }, position: { line: 0, character: 4 } }
    expect(await client.ask('textDocument/definition', place)).toMatchObject({ uri: client.uriOf('Rush.md') })
    // What it sees of the disk counts at once, too.
    rmSync(join(folder, 'Rush.md'))
    writeFiles(folder, { 'sub/Rush.md': '# R\n' })
    const changes = [
      { uri: client.uriOf('Rush.md'), type: 3 },
      { uri: client.uriOf('sub/Rush.md'), type: 1 },
    ]
    void client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes })
    expect(await client.ask('textDocument/definition', place)).toMatchObject({
      uri: client.uriOf('sub/Rush.md'),
    })
  })

  it('lets links follow a folder and a picture there and back without a pause', async () => {
    client = await openClient(folder)
    const move = async (moves: readonly (readonly [string, string])[]): Promise<void> => {
      const renames = moves.map(([from, to]) => ({ oldUri: client.uriOf(from), newUri: client.uriOf(to) }))
      const edit = await client.ask<WorkspaceEdit>('workspace/willRenameFiles', { files: renames })
      const now = Object.fromEntries(Object.keys(files).map((path) => [places.get(path) ?? path, read(path)]))
      const written = Object.entries(applyEdit(now, edit, pathOf)).filter(
        ([path, text]) => now[path] !== text,
      )
      writeFiles(folder, Object.fromEntries(written))
      for (const [from, to] of moves) renameSync(join(folder, from), join(folder, to))
      for (const path of Object.keys(files)) {
        const at = places.get(path) ?? path
        const moved = moves.find(([from]) => at === from || at.startsWith(`${from}/`))
        if (moved) places.set(path, moved[1] + at.slice(moved[0].length))
      }
      const changes = written.map(([path]) => ({ uri: client.uriOf(path), type: 2 }))
      void client.connection.sendNotification('workspace/didChangeWatchedFiles', { changes })
      void client.connection.sendNotification('workspace/didRenameFiles', { files: renames })
    }
    const places = new Map<string, string>()
    const read = (path: string): string => readFileSync(join(folder, places.get(path) ?? path), 'utf8')
    for (let round = 0; round < 3; round++) {
      await move([['day', 'days']])
      await move([['img/x.png', 'img/y.png']])
      expect(read('c.md')).toContain('[[days/2026-01-02|day]]')
      await move([['days', 'day']])
      await move([['img/y.png', 'img/x.png']])
      expect(Object.fromEntries(Object.keys(files).map((path) => [path, read(path)]))).toEqual(files)
    }
  })

  it('names a file as it is on disk, in whatever Unicode form', async () => {
    const name = 'Résumé.md'.normalize('NFD')
    writeFiles(folder, { [name]: '# CV\n\n[[a]]\n', 'cv.md': '[[Résumé]]\n' })
    client = await openClient(folder)
    const link = { textDocument: { uri: client.uriOf('cv.md') }, position: { line: 0, character: 4 } }
    const found = await client.ask<{ uri: string }>('textDocument/definition', link)
    expect(found.uri).toBe(client.uriOf(name))
    const edit = await client.ask<WorkspaceEdit>('textDocument/rename', {
      textDocument: { uri: client.uriOf('a.md') },
      position: { line: 0, character: 0 },
      newName: 'z',
    })
    expect(applyEdit({ ...files, [name]: '# CV\n\n[[a]]\n' }, edit, pathOf)[name]).toBe('# CV\n\n[[z]]\n')
  })

  it('gives an editor that takes plain edits those, and says what it cannot do', async () => {
    client = await openClient(folder, {}, { capabilities: { workspace: { workspaceEdit: {} } } })
    const edit = await client.ask<WorkspaceEdit>('textDocument/rename', {
      ...at('Reed.md', '^tall', 2),
      newName: 'height',
    })
    expect(Object.keys(edit)).toEqual(['changes'])
    await expect(renamed(at('a.md', 'Reed#R', 1), 'Rush')).rejects.toThrow('cannot move files')
    client.open('new.md', '[[Nobody here]] and [[Ree]]')
    const actionsAt = (character: number) =>
      client.ask<{ title: string; edit: WorkspaceEdit }[]>('textDocument/codeAction', {
        textDocument: { uri: client.uriOf('new.md') },
        range: { start: { line: 0, character }, end: { line: 0, character } },
        context: { diagnostics: [], only: ['quickfix'] },
      })
    expect(await actionsAt(4)).toEqual([])
    const fixes = await actionsAt(23)
    expect(fixes.map(({ title, edit: fix }) => [title, ...Object.keys(fix)])).toEqual([
      ['Link to "Reed"', 'changes'],
    ])
  })
})
