import { describe, expect, it } from 'vitest'
import { defaultGardenOptions } from '../../../src/model/options.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { checkTree } from '../../../src/parse/check-tree.ts'
import { scanSource } from '../../../src/parse/scan-source.ts'
import { parse, parsers } from './parse.ts'

const scan = (source: string) => scanSource(source, defaultGardenOptions.budget, 'a.md' as NotePath)

describe('scanSource', () => {
  it('refuses what would hurt, with the reason', () => {
    const rising = (mark: string) => Array.from({ length: 300 }, (_, i) => `e${mark.repeat(i + 1)}`).join(' ')
    const table = `${'|a'.repeat(1_000)}|\n${'|-'.repeat(1_000)}|\n${'|x\n'.repeat(1_000)}`
    expect(scan('a'.repeat(1_048_577))?.code).toBe('note-too-large')
    expect(scan('é'.repeat(600_000))?.code).toBe('note-too-large')
    for (const deep of ['> ', '>', '- ', '1. ', '> - '])
      expect(scan(`${deep.repeat(120)}x`)?.code).toBe('note-too-deep')
    const complex = [
      rising('`'),
      rising('$'),
      table,
      '*a_ '.repeat(40_000),
      '['.repeat(20_000),
      '&amp;'.repeat(20_000),
      `${'é*a* '.repeat(20_000)}`,
    ]
    for (const source of complex) expect(scan(source)?.code).toBe('note-too-complex')
  })

  it('lets through what only looks like that', () => {
    const fine = [
      '- '.repeat(200),
      '*'.repeat(10_000),
      `\`\`\`\n${'a_b_c '.repeat(30_000)}\n\`\`\``,
      `> \`\`\`\n> ${'*a_ '.repeat(100)}\n> \`\`\``,
      '*a* _b_\n\n'.repeat(20_000),
      `${'|a'.repeat(100)}|\n${'|-'.repeat(100)}|\n${`${'|x'.repeat(100)}|\n`.repeat(1_000)}`,
      '[[a]] '.repeat(50_000),
      'Ein sehr langer Absatz mit Wörtern und *Betonung*. '.repeat(300),
    ]
    for (const source of fine) expect(scan(source)).toBeUndefined()
  })
})

describe('checkTree', () => {
  it('counts depth and nodes without recursion', () => {
    const deep = { type: 'root', children: [] as unknown[] }
    let at = deep
    for (let i = 0; i < 100_000; i++) {
      const child = { type: 'blockquote', children: [] as unknown[] }
      at.children.push(child)
      at = child
    }
    const budget = { maxDepth: 100, maxNodes: 1_000_000 }
    expect(checkTree(deep as never, budget, 'a.md' as NotePath)?.code).toBe('note-too-deep')
    const wide = { type: 'root', children: Array.from({ length: 11 }, () => ({ type: 'thematicBreak' })) }
    expect(checkTree(wide as never, { maxDepth: 100, maxNodes: 10 }, 'a.md' as NotePath)?.code).toBe(
      'note-too-complex',
    )
    expect(checkTree(wide as never, { maxDepth: 100, maxNodes: 12 }, 'a.md' as NotePath)).toBeUndefined()
  })
})

describe.each(parsers)('a note over budget with the %s parser', (parser) => {
  it.each([
    ['note-too-deep', `${'> '.repeat(2_000)}x`],
    ['note-too-deep', Array.from({ length: 120 }, (_, i) => `${'  '.repeat(i)}- a`).join('\n')],
    ['note-too-deep', `${'*a **a '.repeat(80)}b${' a** a*'.repeat(80)}`],
  ])('is shown as plain text: %s', (code, source) => {
    const { note, tree } = parse(source, { parser })
    expect(note.diagnostics.map((diagnostic) => diagnostic.code)).toEqual([code])
    expect([note.title, note.titleFrom, note.links, note.headings]).toEqual(['My note', 'file', [], []])
    expect(tree.children).toEqual([{ type: 'code', value: source }])
  })
})
