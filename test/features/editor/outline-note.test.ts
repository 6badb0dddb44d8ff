import { describe, expect, it } from 'vitest'
import { outlineNote } from '../../../src/features/editor/outline-note.ts'
import type { ContentHash, NotePath } from '../../../src/model/path.ts'
import { createNoteProcessor } from '../../../src/parse/note-processor.ts'
import { parseNote } from '../../../src/parse/parse-note.ts'

const path = 'pond.md' as NotePath
const processor = createNoteProcessor({ parser: 'native', lineBreaks: 'commonmark' })
const read = (source: string) => parseNote({ path, source, hash: '' as ContentHash }, processor).note

/** The texts of the paragraphs that a block id could mark. */
function markable(source: string): readonly string[] {
  return outlineNote(read(source), new TextEncoder().encode(source)).paragraphs.map(({ text }) => text)
}

describe('the blocks that could be linked to', () => {
  it.each([
    ['properties', '---\ntags: [water]\ntitle: Pond\n---\n\nFrogs.\n', ['Frogs.']],
    ['properties above nothing', '---\ntags: water\n---\n', []],
    ['properties that a heading could be read into', '---\nnote: a\n\nb: c\n---\nFrogs.', ['Frogs.']],
    ['code', '```\nFrogs.\n```\n\n    Newts.\n\nToads.', ['Toads.']],
    ['comments', '%%\nFrogs.\n\nNewts.\n%%\n\nToads. %%shy%%\n', ['Toads. %%shy%%']],
    ['a comment that nothing closes', 'Toads.\n\n%% Frogs.\n\nNewts.', ['Toads.']],
    ['the start of a comment', 'Toads\n%% and\n\nNewts %% too.\n\nFrogs.', ['Newts %% too.', 'Frogs.']],
    ['HTML', '<!-- Frogs.\n\nNewts. -->\n\nToads.', ['Toads.']],
    ['formulas', '$$\nx\n$$\n\nToads.', ['Toads.']],
    ['footnotes', 'Toads^[they hop] and newts[^1].\n\n[^1]: Frogs.', ['Toads^[they hop] and newts[^1].']],
    ['tables', '| a |\n|---|\n| Frogs. |\n\nToads.', ['Toads.']],
    ['what has one', '- Frogs. ^hop\n- Newts.\n\nToads.', ['Newts.', 'Toads.']],
  ])('are not %s', (_, source, texts) => {
    expect(markable(source)).toEqual(texts)
  })

  it('are marked by an id right behind them, and nothing else changes', () => {
    const source =
      '---\naliases: [Teich]\n---\n\n# Pond\n\nFrogs `x` %%c%%\n\n> Quoted\n> on.\n\n- One\n  - Two\n\nEnd [[a|b]]'
    const { paragraphs } = outlineNote(read(source), new TextEncoder().encode(source))
    expect(paragraphs).toHaveLength(5)
    for (const { offset, behind } of paragraphs) {
      expect(source.slice(0, offset).endsWith(behind)).toBe(true)
      const marked = read(`${source.slice(0, offset)} ^here${source.slice(offset)}`)
      const before = read(source)
      expect(marked.blocks.map(({ id }) => id)).toEqual(['here'])
      expect([marked.properties, marked.plainText.replace(/ $/gm, ''), marked.tags]).toEqual([
        before.properties,
        before.plainText,
        before.tags,
      ])
    }
  })
})
