import { describe, expect, it } from 'vitest'
import { fixesOfLink } from '../../../src/complete/fix-link.ts'
import type { DiagnosticCode } from '../../../src/model/diagnostic.ts'

/** The text after its first fix. */
function fixed(code: DiagnosticCode, written: string, expected: string): string | undefined {
  const [fix] = fixesOfLink(code, written, [expected])
  return fix && written.slice(0, fix.from) + fix.insert + written.slice(fix.to)
}

describe('fixing a link', () => {
  it('puts the target that was meant in its place and keeps what the link shows', () => {
    expect(fixed('missing-target', '[[Page cahe|cache]]', 'Page cache')).toBe('[[Page cache|cache]]')
    expect(fixed('missing-target', '![[Page cahe#Why]]', 'Page cache')).toBe('![[Page cache#Why]]')
    expect(fixed('missing-target', '[[Page cahe\\|x]]', 'Page cache')).toBe('[[Page cache\\|x]]')
    expect(fixed('missing-target', 'Page cahe', 'Page cache')).toBe('Page cache')
  })

  it('names one of several notes by its path', () => {
    expect(fixed('ambiguous-link', '[[index]]', 'linux/index.md')).toBe('[[linux/index]]')
  })

  it('puts a heading or a block in the place of one that is missing', () => {
    expect(fixed('missing-heading', '[[Raft#Termz|terms]]', 'Terms')).toBe('[[Raft#Terms|terms]]')
    expect(fixed('missing-block', '[[Raft#^quorom]]', 'quorum')).toBe('[[Raft#^quorum]]')
  })

  it('leaves links of other kinds and other problems alone', () => {
    expect(fixesOfLink('missing-target', '[text](a.md)', ['b.md'])).toEqual([])
    expect(fixesOfLink('unknown-stage', 'sedling', ['seedling'])).toEqual([])
  })
})
