import { describe, expect, it } from 'vitest'
import { leaveLink } from '../../../../src/features/editor/web/keys/leave-link.ts'
import { runStateCommand } from './run-command.ts'

describe('leaveLink', () => {
  it.each([
    ['See [[New note¦]] there', 'See [[New note]]¦ there'],
    ['- [[New note¦]]', '- [[New note]]¦'],
    ['[[Note#Part¦]]', '[[Note#Part]]¦'],
    ['[[Note|shown¦]]', '[[Note|shown]]¦'],
    ['[shown](New%20note¦)', '[shown](New%20note)¦'],
    ['[shown](<New note¦>)', '[shown](<New note>)¦'],
  ])('goes from "%s" to "%s"', (before, after) => {
    expect(runStateCommand(leaveLink, before)).toBe(after)
  })

  it.each([
    'See [[New¦ note]]',
    '[[¦]]',
    '[shown]()¦',
    '(in brackets¦)',
    '`[[code¦`]]',
    '```\n[[code¦]]\n```',
    '| a |\n| - |\n| [[b¦]] |',
    '‹[[a›]]',
  ])('leaves "%s" to others', (before) => {
    expect(runStateCommand(leaveLink, before)).toBe('left to others')
  })
})
