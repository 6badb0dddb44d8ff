import { describe, expect, it } from 'vitest'
import { fixesOf } from '../../../src/features/editor/completion/text-fixes.ts'
import { parse, parsers } from './parse.ts'

describe.each(parsers)('what a note shows as text though it was meant otherwise (%s)', (parser) => {
  it('offers the escaped link where a table cuts one', () => {
    const source = '| a | b |\n|---|---|\n| [[Note|shown]] | last |\n'
    const { path: _, code, range, expected } = parse(source, { parser }).note.diagnostics[0]!
    const [fix] = fixesOf(code, source, range!, expected!)
    const at = range!.start
    const fixed = source.slice(0, at + fix!.from) + fix!.insert + source.slice(at + fix!.to)
    expect(fixed).toBe('| a | b |\n|---|---|\n| [[Note\\|shown]] | last |\n')
    const { note } = parse(fixed, { parser })
    expect(note.diagnostics).toEqual([])
    expect(note.plainText).toContain('shown\tlast')
  })

  it.each(['- a\n:::\n', '> - a\n:::\n', '[[a ', '](https://', `| ${'[['.repeat(3)}`, '::: a\n\n', '{% a '])(
    'takes time linear in many of %j',
    (piece) => {
      const note = (count: number) => parse(`| a |\n|---|\n${piece.repeat(count)}`, { parser }).note
      note(100)
      const before = process.cpuUsage().user
      note(2_000)
      expect(process.cpuUsage().user - before).toBeLessThan(3_000_000)
    },
  )
})
