import { describe, expect, it } from 'vitest'
import { createGlobMatch } from '../../../src/store/match-glob.ts'

const matches = (glob: string, path: string): boolean | undefined => createGlobMatch(glob)?.(path)

describe('createGlobMatch', () => {
  it.each([
    ['private', 'private/a.md'],
    ['private/', 'private/deep/a.md'],
    ['/private', 'private/a.md'],
    ['./private', 'private/a.md'],
    ['some/folder', 'some/folder/a.md'],
    ['**/private', 'private/a.md'],
    ['**/private', 'a/b/private/c/d.md'],
    ['**/private/**', 'a/private/b.md'],
    ['a/**/z.md', 'a/z.md'],
    ['a/**/z.md', 'a/b/c/z.md'],
    ['**', 'a.md'],
    ['*.md', 'a.md'],
    ['**/*.key.md', 'a/b.key.md'],
    ['a*b*c.md', 'aXbbYc.md'],
    ['a?.md', 'aß.md'],
    ['a?.md', 'a😀.md'],
    ['[a-c]*.md', 'bee.md'],
    ['[!a-c]*.md', 'dog.md'],
    ['[^a-c]*.md', 'dog.md'],
    ['{private,secret}/**', 'secret/a.md'],
    ['{a,b}/{c,d}.md', 'b/c.md'],
    ['{a,{b,c}d}.md', 'cd.md'],
    ['Notes (old)/**', 'Notes (old)/a.md'],
    ['!(*.md)', 'a.png'],
    ['**/!(*.md|*.canvas)', 'b/a.png'],
    ['@(a|b)', 'b/c.md'],
    ['日記', '日記/一.md'],
    ['a\\*b', 'a*b'],
  ])('%s means %s', (glob, path) => {
    expect(matches(glob, path)).toBe(true)
  })

  it.each([
    ['private', 'a/private/b.md'],
    ['private', 'privately/b.md'],
    ['private', 'private.md'],
    ['*.md', 'a/b.md'],
    ['a/**/z.md', 'b/a/z.md'],
    ['[!a-c]*.md', 'ant.md'],
    ['!(*.md)', 'a.md'],
    ['!(*.md)', 'folder/a.md'],
    ['**/!(*.md)', 'folder/a.md'],
    ['@(a|b)', 'c'],
    ['a\\*b', 'aXb'],
    ['', 'a.md'],
  ])('%s does not mean %s', (glob, path) => {
    expect(matches(glob, path)).toBe(false)
  })

  it('says where it cannot tell', () => {
    for (const glob of [
      '+(a|b)',
      'a!(b)c',
      '*(a)',
      '{a,b}'.repeat(12),
      '!private',
      'day-{1..9}.md',
      '(a|b)/**',
    ])
      expect(createGlobMatch(glob)).toBeUndefined()
  })

  it('takes no longer for a pattern that was written to take long', () => {
    const started = performance.now()
    expect(matches(`${'*a'.repeat(200)}b`, 'a'.repeat(4_000))).toBe(false)
    expect(matches(`${'**/a/'.repeat(200)}b`, 'a/'.repeat(2_000))).toBe(false)
    expect(performance.now() - started).toBeLessThan(5_000)
  })
})
