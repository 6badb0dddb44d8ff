import { describe, expect, it } from 'vitest'
import { parseVimrc } from '../../../../src/features/editor/web/keys/vimrc.ts'

describe('settings of Vim', () => {
  it('are read as a .vimrc has them', () => {
    const { lines, problems } = parseVimrc(
      '" comment\n\nimap jk <Esc>\nlet mapleader = ","\nnnoremap <silent> <leader>w :w<CR>\n:map Y y$\nunmap Q\nset tw=72\nset nopcre',
    )
    expect(problems).toEqual([])
    expect(lines.map(({ line: _, text: __, ...rest }) => rest)).toEqual([
      { kind: 'map', modes: ['insert'], keys: 'jk', to: '<Esc>', isRecursive: true },
      { kind: 'map', modes: ['normal'], keys: ',w', to: ':w<CR>', isRecursive: false },
      { kind: 'map', modes: ['normal', 'visual'], keys: 'Y', to: 'y$', isRecursive: true },
      { kind: 'unmap', modes: ['normal', 'visual'], keys: 'Q' },
      { kind: 'set', option: 'tw', value: 72 },
      { kind: 'set', option: 'pcre', value: false },
    ])
  })

  it('take a space for the leader', () => {
    expect(parseVimrc('let mapleader = " "\nnmap <leader>q :q<CR>').lines[0]).toMatchObject({
      keys: '<Space>q',
    })
  })

  it('say what cannot be done with its line', () => {
    expect(parseVimrc('imap jk\nset nonumber\ncall plug#begin()').problems).toEqual([
      { line: 1, text: 'imap jk', reason: 'Expected the keys and what they stand for' },
      { line: 2, text: 'set nonumber', reason: 'The option “nonumber” does nothing here' },
      {
        line: 3,
        text: 'call plug#begin()',
        reason: 'Unexpected “call”, expected a map, let mapleader or set',
      },
    ])
  })
})
