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
})
