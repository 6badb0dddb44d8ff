import { describe, expect, it } from 'vitest'
import { embedCycle } from '../../../src/lint/embed-cycle.ts'
import { lintContext } from './lint-sources.ts'

/** The cycles of a garden as `note: chain`. */
function cyclesOf(sources: { readonly [path: string]: string }): readonly string[] {
  return [...embedCycle.find(lintContext(sources))].map(
    ({ path, message }) => `${path}: ${/: (.*)\. It/.exec(message)![1]}`,
  )
}

function ring(length: number): { readonly [path: string]: string } {
  const name = (i: number): string => String(i % length).padStart(6, '0')
  return Object.fromEntries(Array.from({ length }, (_, i) => [`${name(i)}.md`, `![[${name(i + 1)}]]`]))
}

describe('embed-cycle', () => {
  it.each([
    ['a note that embeds itself', { 'a.md': '![[a]]' }, ['a.md: a.md → a.md']],
    ['a section that embeds itself', { 'a.md': '# A\n\n## B\n\n![[#B]]' }, ['a.md: a.md → a.md']],
    ['a section that embeds the one it is in', { 'a.md': '# A\n\n## B\n\n![[#A]]' }, ['a.md: a.md → a.md']],
    ['a block that embeds its note', { 'a.md': 'x ![[a]] ^b\n\n![[#^b]]' }, ['a.md: a.md → a.md']],
    ['two notes', { 'a.md': '![[b]]', 'b.md': '![[a]]' }, ['b.md: b.md → a.md → b.md']],
    [
      'two cycles through one note',
      { 'a.md': '![[b]]\n\n![[c]]', 'b.md': '![[a]]', 'c.md': '![[a]]' },
      ['b.md: b.md → a.md → b.md', 'c.md: c.md → a.md → c.md'],
    ],
    [
      'a section that embeds itself behind a quote',
      { 'a.md': '## A\n\n> # B\n\n![[#A]]' },
      ['a.md: a.md → a.md'],
    ],
    [
      'a part of a quote that embeds itself',
      { 'a.md': '> ## B\n> - # C\n>\n> ![[#B]]' },
      ['a.md: a.md → a.md'],
    ],
    [
      'a section that embeds a note that embeds the section',
      { 'a.md': '# A\n\n![[b]]\n\n# B\n', 'b.md': '![[a#A]]' },
      ['a.md: a.md → b.md → a.md'],
    ],
  ])('finds %s', (_what, sources, cycles) => {
    expect(cyclesOf(sources)).toEqual(cycles)
  })

  it.each([
    ['links', { 'a.md': '[[b]]', 'b.md': '[[a]]' }],
    ['a note that embeds its own other section', { 'a.md': '# A\n\n![[#B]]\n\n# B\n' }],
    [
      'a section that leads back to another of its note',
      { 'a.md': '# A\n\n![[b]]\n\n# B\n', 'b.md': '![[a#B]]' },
    ],
    [
      'a note that shows what stands in its own callout, item or quote',
      { 'a.md': '> [!note]\n> ## B\n>\n> - # C\n>   x\n\n![[#B]] ![[#C]]\n' },
    ],
    ['a note shown twice', { 'a.md': '![[b]]\n\n![[c]]', 'b.md': '![[d]]', 'c.md': '![[d]]', 'd.md': '' }],
    ['an embed of a heading that is not there', { 'a.md': '![[a#No]]' }],
  ])('leaves %s alone', (_what, sources) => {
    expect(cyclesOf(sources)).toEqual([])
  })

  it('reports a ring of any length once', () => {
    expect(cyclesOf(ring(100))).toHaveLength(1)
    expect(cyclesOf(ring(5_000))[0]).toMatch(
      /^004999\.md: 004999\.md → 000000\.md → .* → … → .* → 004999\.md$/,
    )
  })

  it('names a chain of twelve in full', () => {
    expect(cyclesOf(ring(12))[0]!.match(/→/g)).toHaveLength(12)
  })
})
