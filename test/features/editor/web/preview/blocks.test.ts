import { describe, expect, it } from 'vitest'
import { alignBlocks } from '../../../../../src/features/editor/web/preview/align-blocks.ts'
import {
  collectSourceBlocks,
  takeWords,
} from '../../../../../src/features/editor/web/preview/source-blocks.ts'

/** Blocks as their source and the words they are known by. */
function blocksOf(source: string): readonly (readonly [string, string])[] {
  return collectSourceBlocks(source).map(({ from, to, words }) => [source.slice(from, to), words.join(' ')])
}

describe('the blocks of a source', () => {
  it('are what a page shows below one another', () => {
    const source = [
      '---',
      'title: X',
      '---',
      '# A *title*',
      'One line',
      'and another.',
      '',
      '- item [[Page cache|cache]]',
      '- [ ] task',
      '  goes on',
      '%% nobody',
      'sees it %%',
      '> [!note] Said',
      '> so',
      '',
      '| a | b |',
      '|---|---|',
      '| c | d |',
      '```js',
      'let x',
      '',
      'x = 1',
      '```',
      'End ![[embed]] [text](to "x") $x$',
    ].join('\n')
    expect(blocksOf(source)).toEqual([
      ['# A *title*', 'a title'],
      ['One line\nand another.', 'one line and another'],
      ['- item [[Page cache|cache]]', 'item cache'],
      ['- [ ] task\n  goes on', 'task goes on'],
      ['> [!note] Said', 'said'],
      ['> so', 'so'],
      ['| a | b |', 'a b'],
      ['| c | d |', 'c d'],
      ['```js\nlet x\n\nx = 1\n```', 'let x x 1'],
      ['End ![[embed]] [text](to "x") $x$', 'end text'],
    ])
  })
})

describe('blocks of a page', () => {
  const align = (source: readonly string[], page: readonly string[]): readonly number[] =>
    alignBlocks(source.map(takeWords), page.map(takeWords))

  it('find theirs, whatever one side alone has', () => {
    expect(align(['one', 'a comment', 'two', 'three'], ['one', 'of an embed', 'two', 'three'])).toEqual([
      0, -1, 2, 3,
    ])
  })

  it('are told apart by their order where they read the same', () => {
    const same = new Array<string>(50).fill('the same words')
    expect(align(['start', ...same, 'end'], ['start', ...same, 'end'])).toEqual(
      Array.from({ length: 52 }, (_, i) => i),
    )
  })

  it('are known where a part of their words is shown otherwise', () => {
    expect(
      align(
        ['first', 'see Page cache for more on it', 'last'],
        ['first', 'see the cache for more on it', 'last'],
      ),
    ).toEqual([0, 1, 2])
  })
})
