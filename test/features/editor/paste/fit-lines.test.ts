import { describe, expect, it } from 'vitest'
import { fitLines } from '../../../../src/features/editor/web/paste/fit-lines.ts'

/** A line with a text pasted at its end. */
function pasted(before: string, text: string, code?: string): string {
  const fitted = fitLines(text, { before, code })
  return before.slice(0, before.length - fitted.cut) + fitted.text
}

describe('pasted lines', () => {
  it.each([
    ['stay as they are elsewhere', 'a ', 'x\ny', 'a x\ny'],
    ['stay in a quote', '> a', 'x\n\ny', '> ax\n>\n> y'],
    ['stay in a callout further in', '> > ', 'x\ny', '> > x\n> > y'],
    ['keep the marks that they bring', '> ', 'x\n> y', '> x\n> y'],
    ['stay in an item of a list', '1. a ', 'x\n\ny', '1. a x\n\n   y'],
    ['stay in a task', '- [ ] ', 'x\ny', '- [ ] x\n  y'],
    ['keep the indent that they bring', '- ', 'x\n  y', '- x\n  y'],
    ['take the place of an empty item', '  - ', '- x\n  - y\n- z', '  - x\n    - y\n  - z'],
    ['take it as they come from further in', '- ', '    - x\n      - y', '- x\n  - y'],
    ['take it in a quote', '> - [ ] ', '- [ ] x\n- [ ] y', '> - [ ] x\n> - [ ] y'],
    ['leave items as they are that begin in the middle of one', '- ', 'x\n  - y', '- x\n  - y'],
  ])('%s', (_, before, text, expected) => {
    expect(pasted(before, text)).toBe(expected)
  })

  it('stay in code, as the lists and quotes around it ask for', () => {
    expect(pasted('  ', 'x\n  y', '  ')).toBe('  x\n    y'.replace('    y', '  y'))
    expect(pasted('  ', 'x\n- y\nz', '  ')).toBe('  x\n  - y\n  z')
    expect(pasted('> ', 'x\ny', '')).toBe('> x\n> y')
    expect(pasted('', '- x\ny', '')).toBe('- x\ny')
  })
})
