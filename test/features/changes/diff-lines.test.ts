import { describe, expect, it } from 'vitest'
import { diffLines } from '../../../src/features/changes/diff-lines.ts'
import type { NotePath } from '../../../src/model/path.ts'

/** The lines of a diff with `{}` around changed words. */
function shown(before: string, after: string): readonly string[] {
  const path = 'a.md' as NotePath
  return diffLines({ kind: 'edit', path, before, after }).map(
    ({ kind, parts }) =>
      kind[0] + parts.map(({ text, isChanged }) => (isChanged ? `{${text}}` : text)).join(''),
  )
}

describe('the diff of a change', () => {
  it('marks the changed words of a line', () => {
    expect(shown('x\nSee [[Old]] and rest.\ny\n', 'x\nSee [[New]] and rest.\ny\n')).toEqual([
      'p@@ -1,3 +1,3 @@',
      'sx',
      'rSee [[{Old}]] and rest.',
      'aSee [[{New}]] and rest.',
      'sy',
    ])
  })

  it('cuts long lines around what changes in them, and no character in two', () => {
    const far = '🌳'.repeat(300)
    const [, removed, added] = shown(`${far} Old ${far}\n`, `${far} New ${far}\n`)
    expect(removed).toMatch(/^r…(?:🌳){29,30} \{Old\} (?:🌳){29,30}…$/u)
    expect(added).toContain('{New}')
    // Where words are only taken away, the other line is cut in the same place.
    const [, , now] = shown(`${'same '.repeat(80)}gone ${'same '.repeat(80)}\n`, `${'same '.repeat(160)}\n`)
    expect(now?.startsWith('a…')).toBe(true)
  })

  it('marks the words of a last line that has no end, as canvases have', () => {
    expect(shown('{"a": "Old.md", "b": "see Old"}', '{"a": "New.md", "b": "see New"}').slice(1)).toEqual([
      'r{"a": "{Old}.md", "b": "see {Old}"}',
      'a{"a": "{New}.md", "b": "see {New}"}',
    ])
    expect(shown('a', 'a\n').slice(1)).toEqual(['ra', 'aa', 's No newline at end of file'])
  })

  it('marks no words where a line is another, or where lines came', () => {
    expect(shown('one two three\n', 'quite something else\n').slice(1)).toEqual([
      'rone two three',
      'aquite something else',
    ])
    expect(shown('a\n', 'a\nb\n').slice(1)).toEqual(['sa', 'ab'])
  })

  it('is there for new files, and empty where only a name changes', () => {
    const path = 'a.md' as NotePath
    expect(diffLines({ kind: 'create', path, after: 'x\n' })).toHaveLength(2)
    expect(diffLines({ kind: 'edit', path, to: path })).toEqual([])
  })

  it('ends in time on a line that has nothing in common with another', () => {
    const words = (from: number) =>
      Array.from({ length: 60_000 }, (_, i) => `w${(i * from) % 50_021}`).join(' ')
    const started = performance.now()
    expect(shown(`${words(7)}\n`, `${words(11)}\n`)).toHaveLength(3)
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})
