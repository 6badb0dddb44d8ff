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
    it.skipIf(!existsSync(folder))('is what the way by a tree gives, for most notes', () => {
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
    'is what the way by a tree gives, for any text read by the %s parser',
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
    ['footnotes', 'a[^1] [b[^2]](https://x.y) c[^1]\n\n[^1]: d[^2]\n\n    - e\n[^2]: f\n    # g'],
    ['addresses spelt unusually', '[a](HTTPS://x.y) [b](hTtps://x.y) ![c](x:y) ![](Http://x.y)'],
    ['an id that is used twice', 'a ^x\n\nb ^x'],
    ['an embed among text', 'a ![[b]] c ^x\n\n- ![[b]] d\n\n  ![[b]]'],
    ['tasks of any kind', '- [/] a\n- [x] <!-- b -->\n- [ ] ![[c]]\n- [?] *d*\n\n  e'],
    ['references', '[a][b] ![c][b] [d][]\n\n[b]: https://x.y\n[d]: javascript:x'],
    ['ids of what has none', '# a ^x\n\n```\nb\n```\n^y\n\n![[c]]\n^z\n\n$$\nd\n$$\n^w'],
  ])('is written at once with %s', (_, source) => {
    const comparison = compareBodies(source)
    expect(comparison.written).toBeDefined()
    expectSame(comparison)
  })

  it.each([
    ['HTML around blocks', '<div>\n\n*a*\n\n</div>'],
    ['HTML that is not closed', 'a <b>c'],
    ['HTML closed elsewhere', 'a <b>*c</b>*'],
    ['an element with a behaviour', '<video src="https://x.y/z.mp4"></video>'],
  ])('is left to the sanitiser with %s', (_, source) => {
    expect(compareBodies(source).written).toBeUndefined()
  })
})
