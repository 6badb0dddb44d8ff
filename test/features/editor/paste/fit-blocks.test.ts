import { describe, expect, it } from 'vitest'
import {
  addressIn,
  canLabel,
  findAddress,
  labelOf,
  writeLink,
} from '../../../../src/features/editor/web/paste/address-label.ts'
import { nameOfPasted, sizeInWords } from '../../../../src/features/editor/web/paste/file-name.ts'
import { fitBlocks } from '../../../../src/features/editor/web/paste/fit-blocks.ts'

const paragraph = (text: string) => ({ kind: 'paragraph', text }) as const
const list = (text: string) => ({ kind: 'list', text }) as const
const heading = { kind: 'other', text: '# H' } as const

/** A line with a text pasted at `¦`. */
function pasted(line: string, ...blocks: Parameters<typeof fitBlocks>[0]): string {
  const [before = '', after = ''] = line.split('¦')
  const { cut, text } = fitBlocks(blocks, { before, after })
  return before.slice(0, before.length - cut) + text + after
}

describe('pasted blocks', () => {
  it('are a part of the sentence where they are one paragraph, and stand off where they are more', () => {
    expect(pasted('a ¦ b', paragraph('x'))).toBe('a x b')
    expect(pasted('a ¦', paragraph('x'), paragraph('y'))).toBe('a x\n\ny')
    expect(pasted('a¦b', heading)).toBe('a\n\n# H\n\nb')
    expect(pasted('¦', heading, paragraph('y'))).toBe('# H\n\ny')
  })

  it('stay in the quote and in the item where they are pasted', () => {
    expect(pasted('> ¦', paragraph('x'), paragraph('y'))).toBe('> x\n>\n> y')
    expect(pasted('> a¦', list('- x\n- y'))).toBe('> a\n>\n> - x\n> - y')
    expect(pasted('- a ¦', paragraph('x'), paragraph('y'))).toBe('- a x\n\n  y')
    expect(pasted('1. [ ] ¦', paragraph('x'), paragraph('y'))).toBe('1. [ ] x\n\n   y')
  })

  it('stand right below the item where they are a list', () => {
    expect(pasted('- a¦', list('- x\n- y'))).toBe('- a\n  - x\n  - y')
    expect(pasted('- ¦ a', list('- x'))).toBe('- x\n\n a')
  })

  it('take the place of an item that has nothing yet', () => {
    expect(pasted('  - ¦', list('- x\n  - y\n- z'))).toBe('  - x\n    - y\n  - z')
    expect(pasted('> 1. ¦', list('- x\n- y'))).toBe('> - x\n> - y')
  })
})

describe('an address in a line', () => {
  it('is found around the cursor, without what belongs to the sentence, and not in a link', () => {
    expect(findAddress('See https://x.org/a, or', 10)).toEqual({
      from: 4,
      to: 19,
      address: 'https://x.org/a',
    })
    expect(findAddress('<https://x.org> y', 3)).toEqual({ from: 0, to: 15, address: 'https://x.org' })
    expect(findAddress('(https://x.org/a_(b))', 5)?.address).toBe('https://x.org/a_(b)')
    expect(findAddress('[a](https://x.org)', 8)).toBeUndefined()
    expect(findAddress('https://x.org then', 16)).toBeUndefined()
  })

  it('is also that of a program, and takes words as they are where their brackets close', () => {
    expect(
      ['https://x.org', 'obsidian://open?vault=a', 'zotero://select/1', 'tel:+49', 'a: b', 'file:///a'].map(
        addressIn,
      ),
    ).toEqual([
      'https://x.org',
      'obsidian://open?vault=a',
      'zotero://select/1',
      'tel:+49',
      undefined,
      undefined,
    ])
    expect(
      ['a [b]', 'a', 'a [b', 'a] [', '[[a]]', '[a](b)', 'a\nb', 'https://x.org', '\\[a'].map(canLabel),
    ).toEqual([true, true, ...Array.from({ length: 6 }, () => false), true])
  })

  it('is called by its host and path where it has no title', () => {
    expect(labelOf('https://www.x.org/a%20b/')).toBe('x.org/a b')
    expect(writeLink('A [b]\n`c`', 'https://x.org/(')).toBe('[A \\[b\\] \\`c\\`](<https://x.org/(>)')
  })
})

describe('a pasted file', () => {
  it('is called for the time where it is a picture without a name, and keeps its own otherwise', () => {
    const now = new Date(2026, 10, 22, 21, 30, 5)
    expect(nameOfPasted('image.png', 'image/png', now)).toBe('Pasted image 20261122213005.png')
    expect(nameOfPasted('', 'image/jpeg', now)).toBe('Pasted image 20261122213005.jpg')
    expect(nameOfPasted('holiday.jpg', 'image/jpeg', now)).toBe('holiday.jpg')
    expect(nameOfPasted('image.pdf', 'application/pdf', now)).toBe('image.pdf')
  })

  it('has a size that people read', () => {
    expect([500, 42_000_000, 1_540_000].map((bytes) => sizeInWords(bytes, String))).toEqual([
      '1 kB',
      '42 MB',
      '1.5 MB',
    ])
  })
})
