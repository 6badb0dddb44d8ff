import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { tokenModifiers, tokenTypes } from '../../../src/lsp/answer-tokens.ts'
import { writeFiles } from '../cli/scratch.ts'
import { openClient } from './open-client.ts'

const text = `---
stage: budding
tags: [water]
---
# Pond

See [[2026-01-02]], [[Reed]], [[Reed|it]], [[nobody]], [[Reed#^tall]] and #water/deep.

> [!note] A title
> Text. ^here

## Edge

![[twin]]
`
const files = {
  'Pond.md': text,
  'Reed.md': '# Reed\n\nTall grass\nin water. ^tall\n\n[[Pond#Edge]] [[Pond]]\n',
  '2026-01-02.md': '# A walk\n\n[[Pond]]\n',
  'a/twin.md': '',
  'b/twin.md': '',
}

it('draws lenses, titles and colours into a text, and lays it out', async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hortus-lsp-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  writeFiles(folder, files)
  const client = await openClient(
    folder,
    {},
    {
      capabilities: { workspace: { configuration: true } },
      settings: { format: { lists: true }, codeLens: { stage: true } },
    },
  )
  client.open('Pond.md', text)
  const textDocument = { uri: client.uriOf('Pond.md') }
  const lenses = await client.ask<{ command: { title: string }; range: { start: { line: number } } }[]>(
    'textDocument/codeLens',
    { textDocument },
  )
  expect(lenses.map(({ command, range }) => `${range.start.line}: ${command.title}`)).toEqual([
    '0: 3 links in from 2 notes',
    '0: 5 links out',
    '0: budding',
    '11: 1 link',
  ])

  const range = { start: { line: 0, character: 0 }, end: { line: 20, character: 0 } }
  const hints = await client.ask<{ label: string; position: object }[]>('textDocument/inlayHint', {
    textDocument,
    range,
  })
  expect(hints.map(({ label }) => label)).toEqual(['A walk', 'Tall grass in water.'])
  expect(hints[0]?.position).toEqual({ line: 6, character: 'See [[2026-01-02]]'.length })

  const whole = await client.ask<{ data: number[]; resultId: string }>('textDocument/semanticTokens/full', {
    textDocument,
  })
  expect(readTokens(whole.data)).toEqual([
    'stage property',
    'tags property',
    '[[2026-01-02]] class found',
    '[[Reed]] class found',
    '[[Reed|it]] class found',
    '[[nobody]] comment wanted',
    '[[Reed#^tall]] class found',
    '#water/deep decorator',
    '[!note] keyword',
    '^here label',
    '![[twin]] enum ambiguous embed',
  ])
  const part = await client.ask<{ data: number[] }>('textDocument/semanticTokens/range', {
    textDocument,
    range: { start: { line: 8, character: 0 }, end: { line: 9, character: 20 } },
  })
  expect(readTokens(part.data)).toEqual(['[!note] keyword', '^here label'])
  client.change('Pond.md', 2, text.replace('[[nobody]], ', ''))
  const delta = await client.ask<{ edits: { start: number; deleteCount: number; data: number[] }[] }>(
    'textDocument/semanticTokens/full/delta',
    { textDocument, previousResultId: whole.resultId },
  )
  const after = [...whole.data]
  for (const { start, deleteCount, data } of delta.edits) after.splice(start, deleteCount, ...data)
  const again = await client.ask<{ data: number[] }>('textDocument/semanticTokens/full', { textDocument })
  expect(after).toEqual(again.data)
  expect(delta.edits[0]?.data.length).toBeLessThan(again.data.length)

  client.change('Pond.md', 3, '* a\n* b\n\n| a | b |\n|-|-|\n| cc | d |\n')
  const options = { tabSize: 2, insertSpaces: true }
  const edits = await client.ask<{ newText: string }[]>('textDocument/formatting', { textDocument, options })
  expect(edits.map(({ newText }) => newText)).toEqual([
    '-',
    '-',
    '| a   | b   |',
    '| --- | --- |',
    '| cc  | d   |',
  ])
  const lines = { start: { line: 1, character: 0 }, end: { line: 1, character: 2 } }
  expect(
    await client.ask('textDocument/rangeFormatting', { textDocument, options, range: lines }),
  ).toHaveLength(1)
})

/** What tokens stand for: the text of each, its kind and what it is besides. */
function readTokens(data: readonly number[]): readonly string[] {
  const lines = text.split('\n')
  let line = 0
  let character = 0
  return Array.from({ length: data.length / 5 }, (_, i) => {
    const [down = 0, right = 0, length = 0, type = 0, bits = 0] = data.slice(i * 5, i * 5 + 5)
    line += down
    character = (down === 0 ? character : 0) + right
    const modifiers = tokenModifiers.filter((_, bit) => (bits & (1 << bit)) !== 0)
    return [lines[line]?.slice(character, character + length), tokenTypes[type], ...modifiers].join(' ')
  })
}
