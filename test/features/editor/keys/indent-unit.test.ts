import { indentMore, insertNewlineAndIndent } from '@codemirror/commands'
import { describe, expect, it } from 'vitest'
import { indentAsAbove } from '../../../../src/features/editor/web/keys/indent-unit.ts'
import { runStateCommand } from './run-command.ts'

describe('indentAsAbove', () => {
  it.each([
    ['a tab', '```\n\ta¦\n```', '```\n\ta\n\t¦\n```'],
    ['blanks', '```\n    a¦\n```', '```\n    a\n    ¦\n```'],
  ])('goes on with %s', (_, before, after) => {
    expect(runStateCommand(insertNewlineAndIndent, before, indentAsAbove)).toBe(after)
  })

  it.each([
    ['by a tab where nothing is indented', '‹a\nb›', '\t‹a\n\tb›'],
    ['as the line above', '```\n  a\n‹b\nc›\n```', '```\n  a\n  ‹b\n  c›\n```'],
  ])('indents %s', (_, before, after) => {
    expect(runStateCommand(indentMore, before, indentAsAbove)).toBe(after)
  })
})
