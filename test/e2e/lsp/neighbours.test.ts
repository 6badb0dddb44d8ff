import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, it, onTestFinished } from 'vitest'
import { keptOf } from '../../features/gardens/neighbour-note.ts'
import { writeFiles } from '../cli/scratch.ts'
import { openClient } from './open-client.ts'

const text =
  'See [[kernel:Page cache#Write-back]] and [[kernel:buf]] and [[kernel:Nothing]] and [[kernel:buffers#^dirty]].\n'

it('completes, explains and finds notes of another garden, and renames none', async () => {
  const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hortus-lsp-')))
  onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
  const address = 'https://kernel.example/'
  writeFiles(folder, {
    'hortus.config.json': JSON.stringify({ gardens: { kernel: address } }),
    'a.md': text,
    '.hortus/gardens/kernel.json': keptOf({ address, title: 'Kernel notes' }, [
      {
        href: 'page-cache/',
        path: 'memory/Page cache',
        title: 'Page cache',
        aliases: ['buffers'],
        headings: [['write-back', 'Write-back']],
        blocks: ['dirty'],
        text: 'Pages of *files*.',
      },
    ]),
  })
  const client = await openClient(folder)
  client.open('a.md', text)
  const textDocument = { uri: client.uriOf('a.md') }
  const at = (words: string) => ({
    textDocument,
    position: { line: 0, character: text.indexOf(words) + words.length },
  })
  const told = await client.diagnostics('a.md', (messages) => messages.length > 0)
  expect(told.join('\n')).toContain('The garden "kernel" has no note "Nothing"')

  const hover = await client.ask<{ contents: { value: string } }>('textDocument/hover', at('kernel:Page'))
  expect(hover.contents.value).toBe(
    '**Page cache** · *Kernel notes*\n\nPages of \\*files\\*.\n\nhttps://kernel.example/page-cache/#write-back',
  )
  const place = await client.ask<{ uri: string; range: { start: { line: number } } }>(
    'textDocument/definition',
    at('kernel:Page'),
  )
  expect(place.uri).toBe(client.uriOf('.hortus/gardens/kernel.json'))
  expect(place.range.start.line).toBeGreaterThan(0)
  const completed = async (behind: string) => {
    const { items } = await client.ask<{ items: { label: string; textEdit: { newText: string } }[] }>(
      'textDocument/completion',
      at(behind),
    )
    return items.map(({ label, textEdit }) => [label, textEdit.newText])
  }
  expect(await completed('[[kernel:buf')).toEqual([['buffers', 'kernel:Page cache]]']])
  expect(await completed('[[kernel:Page cache#Wri')).toEqual([['Write-back', 'Write-back]]']])
  expect(await completed('[[kernel:buffers#^')).toEqual([['^dirty', 'dirty]]']])
  await expect(
    client.ask('textDocument/rename', { ...at('kernel:Page'), newName: 'Other' }),
  ).rejects.toThrow()
})
