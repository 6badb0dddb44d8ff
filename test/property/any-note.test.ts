import fc from 'fast-check'
import type { Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { describe, expect, it } from 'vitest'
import { compileBody } from '../../src/body/compile-body.ts'
import { everyFeature } from '../../src/features/shipped.ts'
import { headOf } from '../../src/model/file-head.ts'
import { defaultGardenOptions } from '../../src/model/options.ts'
import type { Address, Href } from '../../src/model/page.ts'
import type { NotePath } from '../../src/model/path.ts'
import { decodeSource } from '../../src/parse/decode-source.ts'
import { noPlugins } from '../../src/session/prepare/load-plugins.ts'
import { createPrepareNote } from '../../src/session/prepare/prepare-note.ts'
import { createPreparePool } from '../../src/session/prepare/prepare-pool.ts'
import { createSession } from '../../src/session/session.ts'
import { createMemoryStore } from '../../src/store/memory-store.ts'
import { markdown } from '../unit/parse/arbitrary-markdown.ts'

const isFull = process.env['HORTUS_FULL'] === '1'
const runs = (few: number): { readonly seed: number; readonly numRuns: number } => ({
  seed: 20240503,
  numRuns: isFull ? 20 * few : few,
})

/** Any text at all, and texts made of what notes are made of. */
const text = fc.oneof(
  { weight: 3, arbitrary: markdown },
  { weight: 1, arbitrary: fc.string({ unit: 'binary', maxLength: 300 }) },
  { weight: 1, arbitrary: fc.string({ unit: 'grapheme', maxLength: 300 }) },
)

const bytesOf = (source: string): Uint8Array => new TextEncoder().encode(source)

describe.each(['native', 'remark'] as const)('any text, read by the %s parser', (parser) => {
  const prepare = createPrepareNote({ ...defaultGardenOptions, parser }, noPlugins)

  it('becomes a note with a body that reads back to itself', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (source) => {
        const { note, body } = await prepare('note.md' as NotePath, headOf(bytesOf(source), Infinity))
        expect(note.diagnostics.map(({ code }) => code)).not.toContain('note-failed')
        const html = body.html.join('')
        const again = compileBody(fromHtml(html, { fragment: true }) as Root, [])
        expect(again.html.join('')).toBe(html)
      }),
      runs(300),
    )
  })

  it('gives links whose ranges are where they stand', async () => {
    await fc.assert(
      fc.asyncProperty(text, async (written) => {
        const bytes = bytesOf(written)
        const { source } = decodeSource(bytes, 'note.md' as NotePath)
        const { note } = await prepare('note.md' as NotePath, headOf(bytes, Infinity))
        for (const { syntax, embed, target, range, targetRange } of note.links) {
          const link = source.slice(range.start, range.end)
          const isInside = range.start <= targetRange.start && targetRange.end <= range.end
          if (syntax === 'markdown') {
            // What `[r]` leads to stands where `[r]: address` does.
            if (!isInside) expect(source.slice(0, targetRange.start)).toMatch(/\]:\s*(?:>\s*)*<?$/)
            expect(link).toMatch(embed ? /^!\[/ : /^[[<hwHWmM]|@/)
            continue
          }
          expect(isInside).toBe(true)
          if (syntax === 'html') {
            expect(link).toMatch(/^(?:i\.png|p\.jpg|n\.md#h|x\/y\.md)/)
            continue
          }
          expect(link.startsWith(embed ? '![[' : '[[') && link.endsWith(']]')).toBe(true)
          if (syntax === 'wiki')
            expect(source.slice(targetRange.start, targetRange.end)).toContain(target.trim())
        }
        for (const { range } of note.headings) expect(range.end).toBeLessThanOrEqual(source.length)
      }),
      runs(300),
    )
  })

  it('reads back from any bytes', async () => {
    await fc.assert(
      fc.asyncProperty(fc.uint8Array({ maxLength: 300 }), async (bytes) => {
        const { note } = await prepare('note.md' as NotePath, headOf(bytes, Infinity))
        expect(note.title).not.toBe('')
      }),
      runs(200),
    )
  })
})

/** Names that a disk holds: no slash, no null, not hidden, not too long. */
const fileName = fc
  .oneof(
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 24 }),
    fc.string({ unit: 'binary', minLength: 1, maxLength: 12 }),
    fc.constantFrom(
      '__proto__',
      'constructor',
      'index',
      'CON',
      'a.b',
      'x%20y',
      '100%',
      'a#b',
      'a?b',
      'a|b',
      '[x]',
      '...x',
      '<b>',
      '"',
      '&amp;',
      '-',
      '404',
      'tags',
      "O'Neil",
      'é',
      'é',
    ),
  )
  .map((name) =>
    name
      .replace(/[/\\\u0000-\u001f\u007f\ud800-\udfff]/g, '')
      .replace(/^\.+/, '')
      .trim(),
  )
  .filter((name) => name !== '' && bytesOf(name).length < 200)

describe('any file name', () => {
  it('gives a page that links to it reach', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.uniqueArray(fileName, { maxLength: 6, selector: (name) => name.normalize('NFC').toLowerCase() }),
        async (names) => {
          const files: Record<string, string> = {
            'from-here.md': names.map((name) => `[x](<${encodeURIComponent(name)}.md>)`).join(' '),
          }
          for (const name of names) files[`${name}.md`] = 'Text.'
          const options = defaultGardenOptions
          const pool = createPreparePool({ options, plugins: noPlugins })
          const session = createSession({
            features: everyFeature,
            store: createMemoryStore(files),
            options,
            pool,
            assets: { stylesheet: '/s.css' as Href },
          })
          const snapshot = await session.update()
          for (const name of names) {
            const address = snapshot.plan.addressByNote.get(`${name.normalize('NFC')}.md` as NotePath)
            expect(address, name).toBeDefined()
            const html = await snapshot.render(snapshot.pageByAddress.get(address!)!)
            expect(html).toContain('<p>Text.</p>')
          }
          const from = snapshot.pageByAddress.get('from-here/' as Address)!
          const hrefs = [...(await snapshot.render(from)).matchAll(/<p>(.*)<\/p>/g)].flatMap(([, line]) =>
            [...line!.matchAll(/ href="([^"]*)"/g)].map(([, href]) => href!),
          )
          const reached = hrefs.map((href) =>
            decodeURIComponent(new URL(href.replaceAll('&amp;', '&'), 'http://x').pathname).slice(1),
          )
          for (const address of reached)
            expect(snapshot.pageByAddress.has(address as Address), address).toBe(true)
          expect(new Set(reached).size).toBe(names.length)
          await session.close()
        },
      ),
      runs(60),
    )
  })
})
