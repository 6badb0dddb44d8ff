import { describe, expect, it } from 'vitest'
import type { AssetPath } from '../../../src/model/path.ts'
import { planAssets } from '../../../src/site/plan-assets.ts'

function namesOf(...paths: readonly string[]): readonly string[] {
  return [...planAssets(paths as readonly AssetPath[]).values()].map((address) =>
    address.replace('-/assets/', ''),
  )
}

describe('planAssets', () => {
  it('publishes each asset at its own path', () => {
    expect(namesOf('a/Tree.png', 'page.html', 'tree.png')).toEqual([
      'a/Tree.png',
      'page.html.bin',
      'tree.png',
    ])
  })

  it('gives numbers to namesakes, none of which another file has of itself', () => {
    expect(namesOf('Tree-2.png', 'Tree.png', 'tree.png')).toEqual(['Tree-2.png', 'Tree.png', 'tree-3.png'])
    expect(namesOf('i\u0308.png', '\u00ef.png')).toEqual(['\u00ef.png', '\u00ef-2.png'])
    expect(namesOf('A.html', 'a.html', 'b', 'B')).toEqual(['A.html.bin', 'a-2.html.bin', 'b', 'B-2'])
  })

  it('publishes what has a backslash in its name where no system takes that for a folder', () => {
    expect(namesOf('a-b.png', 'a\\b.png', 'c\\..\\d.html')).toEqual([
      'a-b.png',
      'a-b-2.png',
      'c-..-d.html.bin',
    ])
  })

  it('leaves no name by which a host or a browser runs a file', () => {
    expect(
      namesOf('a.php', 'b.PHTML', 'c.php.jpg', 'd.html.en', 'e.svg.gz', 'f.shtml', 'g.cgi.bin', 'web.config'),
    ).toEqual([
      'a-php.bin',
      'b-PHTML.bin',
      'c-php.jpg',
      'd-html.en',
      'e-svg.gz',
      'f-shtml.bin',
      'g-cgi.bin.bin',
      'web-config.bin',
    ])
    expect(namesOf('a-php.bin', 'a.php', 'v1.2.png', 'x/notes.php/y.png')).toEqual([
      'a-php.bin',
      'a-2-php.bin',
      'v1.2.png',
      'x/notes.php/y.png',
    ])
  })

  it('cuts names that no disk takes with what is put behind them, and keeps them apart', () => {
    const [page, again, whole] = [`${'h'.repeat(250)}.html`, `${'H'.repeat(250)}.html`, 'é'.repeat(125)]
    const names = namesOf(`a/${again}`, `a/${page}`, `${whole}.png`)
    expect(names[0]).toMatch(/^a\/H{100,}-\w+\.html\.bin$/)
    expect(new Set(names.map((name) => name.toLowerCase())).size).toBe(3)
    for (const name of names)
      for (const part of name.split('/')) expect(Buffer.byteLength(part)).toBeLessThanOrEqual(255)
    expect(names[2]).toBe(`${whole}.png`)
  })
})
