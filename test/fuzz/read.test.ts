import fc from 'fast-check'
import type { Element, Root } from 'hast'
import { fromHtml } from 'hast-util-from-html'
import { describe, expect, it } from 'vitest'
import { headOf } from '../../src/model/file-head.ts'
import { defaultGardenOptions } from '../../src/model/options.ts'
import type { NotePath } from '../../src/model/path.ts'
import { readCanvas } from '../../src/parse/read-canvas.ts'
import { readFrontmatter } from '../../src/parse/read-frontmatter.ts'
import { noPlugins } from '../../src/session/prepare/load-plugins.ts'
import { createPrepareNote } from '../../src/session/prepare/prepare-note.ts'
import { readRightTexts } from './right-texts.ts'
import { fuzzSeeds } from './seeds.ts'
import { spoiled } from './spoil.ts'

const path = 'note.md' as NotePath
const notes = readRightTexts('.md')
const canvases = readRightTexts('.canvas')
const bytesOf = (source: string) => headOf(new TextEncoder().encode(source), Infinity)

/** Why a note may be shown as plain text: it is too much, or no text. Anything else is a fault of ours. */
const refusals = /^note-(?:too-|timed-out)/

/** What in HTML could run, load a program or send a form: none of it may be in any body. */
function dangers(html: string): readonly string[] {
  const found: string[] = []
  const visit = (node: Root | Element): void => {
    for (const child of node.children) {
      if (child.type !== 'element') continue
      const { tagName, properties } = child
      if (/^(?:script|style|object|embed|link|meta|base|form|template|math|animate|set|use)$/.test(tagName))
        found.push(tagName)
      for (const [key, value] of Object.entries(properties)) {
        if (/^on/i.test(key) || key === 'srcDoc') found.push(`${tagName} ${key}`)
        if (/^\s*(?:javascript|vbscript|data:text)/i.test(String(value)))
          found.push(`${tagName} ${key}=${String(value)}`)
      }
      visit(child)
    }
  }
  visit(fromHtml(html, { fragment: true }) as Root)
  return found
}

describe.each(['native', 'remark'] as const)('the %s parser', (parser) => {
  const prepare = createPrepareNote({ ...defaultGardenOptions, parser }, noPlugins)

  it.each(fuzzSeeds(parser === 'native' ? 300 : 120))(
    'reads spoiled notes into harmless pages ($seed)',
    async (run) => {
      await fc.assert(
        fc.asyncProperty(spoiled(notes), async (source) => {
          const { note, body } = await prepare(path, bytesOf(source))
          expect(note.diagnostics.map(({ code }) => code)).not.toContain('note-failed')
          expect(dangers(body.html.join(''))).toEqual([])
          for (const { range } of note.diagnostics) {
            expect(range?.start ?? 0).toBeGreaterThanOrEqual(0)
            expect(range?.end ?? 0).toBeLessThanOrEqual(source.length)
          }
        }),
        run,
      )
    },
  )
})

describe('the reader of properties', () => {
  const frontmatters = notes.filter((text) => text.startsWith('---'))

  it.each(fuzzSeeds(600))('gives plain data or a reason ($seed)', (run) => {
    fc.assert(
      fc.property(spoiled(frontmatters), (source) => {
        const { properties, end, diagnostics } = readFrontmatter(source, path)
        expect(
          Object.getPrototypeOf(properties) === null ||
            Object.getPrototypeOf(properties) === Object.prototype,
        ).toBe(true)
        expect(() => structuredClone({ ...properties })).not.toThrow()
        expect(end).toBeLessThanOrEqual(source.length)
        for (const { message } of diagnostics) expect(message).not.toBe('')
        expect(Object.keys(Object.prototype)).toEqual([])
      }),
      run,
    )
  })
})

describe('the reader of canvases', () => {
  const prepare = createPrepareNote(defaultGardenOptions, noPlugins)

  it.each(fuzzSeeds(200))('gives a canvas or a reason, and a harmless page ($seed)', async (run) => {
    await fc.assert(
      fc.asyncProperty(spoiled(canvases), async (source) => {
        const read = readCanvas(source.replace(/^\uFEFF/, ''))
        const { note, body } = await prepare('board.canvas' as NotePath, bytesOf(source))
        const codes: readonly string[] = note.diagnostics.map(({ code }) => code)
        expect(codes).not.toContain('note-failed')
        if ('kind' in read)
          expect(codes.some((code) => code === 'invalid-canvas' || refusals.test(code))).toBe(true)
        expect(dangers(body.html.join(''))).toEqual([])
      }),
      run,
    )
  })
})
