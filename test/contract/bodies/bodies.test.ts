import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { createNoteProcessor } from '../../../src/parse/note-processor.ts'
import { markdown } from '../../unit/parse/arbitrary-markdown.ts'
import { type BodyComparison, compareBodies, native } from './compare-bodies.ts'

const projectRoot = fileURLToPath(new URL('../../../', import.meta.url))
const vaults = process.env['HORTUS_VAULTS'] ?? join(projectRoot, '../shared/vaults')
const isFull = process.env['HORTUS_FULL'] === '1'
const remark = createNoteProcessor({ parser: 'remark', lineBreaks: 'obsidian' })

/** Folders of notes, which of their notes are compared, and the least share of them that must be written directly. */
const folders = [
  { folder: join(projectRoot, 'garden'), step: 1, share: 0.9 },
  { folder: join(projectRoot, 'test/fixtures'), step: 1, share: 0.5 },
  { folder: join(projectRoot, 'test/unit/body/fixtures'), step: 1, share: 0.1 },
  { folder: join(vaults, 'obsidian-help'), step: 1, share: 0.9 },
  { folder: join(vaults, 'obsidian-help-sandbox'), step: 1, share: 0.8 },
  { folder: join(vaults, 'obsidian-hub'), step: isFull ? 1 : 12, share: 0.9 },
]

function readNotes(folder: string, step: number): string[] {
  return readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => path.endsWith('.md'))
    .sort()
    .filter((_, index) => index % step === 0)
    .map((path) => readFileSync(join(folder, path), 'utf8'))
}

function expectSame({ written, byTree }: BodyComparison): void {
  if (written !== undefined) expect(written).toEqual(byTree)
}

describe('a body that is written directly', () => {
  describe.each(folders)('of $folder', ({ folder, step, share }) => {
    it.skipIf(!existsSync(folder))('is what the whole chain gives, for most notes', () => {
      const comparisons = readNotes(folder, step).map((source) => compareBodies(source))
      comparisons.forEach(expectSame)
      const direct = comparisons.filter(({ written }) => written !== undefined).length
      expect(direct / comparisons.length).toBeGreaterThan(share)
    })
  })

  it.each([
    ['native', native, isFull ? 20_000 : 1_500],
    ['remark', remark, isFull ? 4_000 : 200],
  ] as const)(
    'is what the whole chain gives, for any text read by the %s parser',
    (_, processor, numRuns) => {
      fc.assert(
        fc.property(markdown, (source) => expectSame(compareBodies(source, processor))),
        { seed: 20240607, numRuns },
      )
    },
  )

  it.each([
    '[a](javascript:alert(1))',
    '[a](JAVASCRIPT:alert(1)) <b>x</b>',
    '[a](data:text/html,x)',
    '[a](https://x.y/"onclick=alert(1)//)',
    '![a" onerror="alert(1)](https://x.y/z.png "a\\"b")',
    '![a](javascript:alert(1))',
    '<span onclick="alert(1)" class="callout" id="top">a</span>',
    '<b style="position:fixed">a</b> <kbd>b</kbd> <button id=x>c</button>',
    '- [x] <mark>a</mark>\n- [ ] b <br/> c',
    'a\n**b** <i>*c*</i>',
    '`<script>alert(1)</script>` \\<script>',
  ])('is what the sanitiser leaves of %j', (source) => {
    const { written, byTree } = compareBodies(source)
    expectSame({ written, byTree })
    expect(byTree!.html.join('')).not.toMatch(/<script|javascript:|\son\w+="/i)
  })

  it.each([
    ['HTML around blocks', '<div>\n\n*a*\n\n</div>'],
    ['HTML that is not closed', 'a <b>c'],
    ['HTML closed elsewhere', 'a <b>*c</b>*'],
    ['an element with a behaviour', '<video src="https://x.y/z.mp4"></video>'],
    ['a footnote', 'a[^1]\n\n[^1]: b'],
    ['an address spelt unusually', '[a](HTTPS://x.y)'],
    ['an id that is used twice', 'a ^x\n\nb ^x'],
  ])('is left to the whole chain with %s', (_, source) => {
    expect(compareBodies(source).written).toBeUndefined()
  })
})
