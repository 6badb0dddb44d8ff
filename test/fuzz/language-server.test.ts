import { mkdtempSync, realpathSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { expect, it, onTestFinished } from 'vitest'
import { writeFiles } from '../e2e/cli/scratch.ts'
import { openClient } from '../e2e/lsp/open-client.ts'
import { readRightTexts } from './right-texts.ts'
import { fuzzSeeds } from './seeds.ts'
import { spoiled } from './spoil.ts'

const requests =
  'completion hover definition references documentSymbol foldingRange documentLink codeAction prepareRename rename codeLens inlayHint selectionRange formatting rangeFormatting semanticTokens/full semanticTokens/range diagnostic'.split(
    ' ',
  )

const number = fc.oneof(fc.integer({ min: 0, max: 40 }), fc.constantFrom(-1, 2 ** 31, 0.5, null))
const position = fc.record({ line: number, character: number })

/** What an editor may send: a text, or a question about a place in it, both with numbers that no text has. */
const message = fc.oneof(
  fc.record({ kind: fc.constant('text' as const), text: spoiled(readRightTexts('.md')) }),
  fc.record({
    kind: fc.constant('edit' as const),
    range: fc.option(fc.record({ start: position, end: position }), { nil: undefined }),
    text: spoiled(['[[Reed', '# Reed', '---\ntags: []\n---']),
  }),
  fc.record({
    kind: fc.constant('question' as const),
    method: fc.constantFrom(...requests),
    position,
    end: position,
    newName: spoiled(['Reed bed']),
    query: spoiled(['reed']),
  }),
)

it.each(fuzzSeeds(150))(
  'no message ends the language server, and it answers what comes after ($seed)',
  async (run) => {
    const folder = realpathSync(mkdtempSync(join(tmpdir(), 'hortus-fuzz-lsp-')))
    onTestFinished(() => rmSync(folder, { recursive: true, force: true }))
    writeFiles(folder, { 'a.md': '# A\n\nSee [[Reed]].\n', 'Reed.md': '# Reed\n\nIn water.\n' })
    const client = await openClient(folder)
    client.open('a.md', '# A\n\nSee [[Reed]].\n')
    const textDocument = { uri: client.uriOf('a.md') }
    let version = 1
    await fc.assert(
      fc.asyncProperty(message, async (sent) => {
        if (sent.kind === 'question') {
          const { method, position, end, newName } = sent
          const params = {
            textDocument,
            position,
            newName,
            range: { start: position, end },
            positions: [position],
            options: { tabSize: 2, insertSpaces: true },
            context: { diagnostics: [], includeDeclaration: true },
          }
          // It may refuse; it may not fall silent.
          await client
            .ask(`textDocument/${method}`, params)
            .catch((error: unknown) => expect(error).toBeInstanceOf(Error))
          return
        }
        const change =
          sent.kind === 'edit' && sent.range ? { range: sent.range, text: sent.text } : { text: sent.text }
        void client.connection.sendNotification('textDocument/didChange', {
          textDocument: { ...textDocument, version: ++version },
          contentChanges: [change],
        })
      }),
      run,
    )
    client.change('a.md', ++version, 'See [[Reed]].')
    const hover = await client.ask<{ contents: unknown }>('textDocument/hover', {
      textDocument,
      position: { line: 0, character: 8 },
    })
    expect(JSON.stringify(hover.contents)).toContain('Reed')
  },
)
