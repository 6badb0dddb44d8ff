import { describe, expect, it } from 'vitest'
import { fixesOf } from '../../../../src/features/editor/completion/text-fixes.ts'

/** The text after its first fix; the diagnostic points at what stands between the bars of `source`. */
function fixed(code: string, source: string, expected: string): string | undefined {
  const [before = '', written = '', after = ''] = source.split('¦')
  const range = { start: before.length, end: before.length + written.length }
  const text = before + written + after
  const [fix] = fixesOf(code, text, range, [expected])
  return fix && text.slice(0, range.start + fix.from) + fix.insert + text.slice(range.start + fix.to)
}

describe('fixing a link', () => {
  it('puts the target that was meant in its place and keeps what the link shows', () => {
    expect(fixed('missing-target', '¦[[Page cahe|cache]]¦', 'Page cache')).toBe('[[Page cache|cache]]')
    expect(fixed('missing-target', '¦![[Page cahe#Why]]¦', 'Page cache')).toBe('![[Page cache#Why]]')
    expect(fixed('missing-target', '¦[[Page cahe\\|x]]¦', 'Page cache')).toBe('[[Page cache\\|x]]')
    expect(fixed('missing-target', '[[¦Page cahe¦]]', 'Page cache')).toBe('[[Page cache]]')
  })

  it('names one of several notes by its path', () => {
    expect(fixed('ambiguous-link', '[[¦index¦]]', 'linux/index.md')).toBe('[[linux/index]]')
    expect(fixed('ambiguous-link', '[text](¦index.md¦)', 'linux/index.md')).toBe('[text](linux/index.md)')
  })

  it('writes the address of a Markdown link as Markdown wants it', () => {
    expect(fixed('missing-target', '[text](¦Page%20cahe.md¦)', 'Page cache')).toBe('[text](Page%20cache.md)')
    expect(fixed('missing-target', '[text](<¦Page cahe.md¦>)', 'Page cache')).toBe('[text](<Page cache.md>)')
    expect(fixed('missing-target', '[text](¦cahe¦#a)', 'Cache (2)')).toBe('[text](Cache%20%282%29#a)')
    expect(fixed('missing-target', '¦[text](Page%20cahe.md#a)¦', 'Page cache')).toBe(
      '[text](Page%20cache.md#a)',
    )
  })

  it('puts a heading or a block in the place of one that is missing', () => {
    expect(fixed('missing-heading', '¦[[Raft#Termz|terms]]¦', 'Terms')).toBe('[[Raft#Terms|terms]]')
    expect(fixed('missing-heading', '¦[[Raft#Termz]]¦', 'Terms | #1')).toBe('[[Raft#Terms 1]]')
    expect(fixed('missing-heading', '¦[a](Raft.md#Termz)¦', 'The terms')).toBe('[a](Raft.md#The%20terms)')
    expect(fixed('missing-block', '¦[[Raft#^quorom]]¦', 'quorum')).toBe('[[Raft#^quorum]]')
  })

  it('leaves what it cannot read and other problems alone', () => {
    expect(fixed('missing-target', '¦[text][a]¦', 'b.md')).toBeUndefined()
    expect(fixed('unclosed-comment', '¦%%¦', '%%')).toBeUndefined()
  })
})

it('puts a value that is known in the place of one that nobody knows', () => {
  expect(fixed('unknown-stage', '---\nstage: ¦sedling¦\n---\n', 'seedling')).toBe(
    '---\nstage: seedling\n---\n',
  )
})
