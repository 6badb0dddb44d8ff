import { describe, expect, it } from 'vitest'
import { partsAt, sectionLevels } from '../../../src/features/editor/web/changes/part-targets.ts'

const text = '# N\n\nTop.\n\n## One\n\nText\nmore.\n\n\n### Deep\n\nEnd.\n\n## Two\n'
const heading = (depth: number, name: string) => ({
  depth,
  text: name,
  slug: name,
  offset: text.indexOf(`${'#'.repeat(depth)} ${name}`),
})
const headings = [heading(1, 'N'), heading(2, 'One'), heading(3, 'Deep'), heading(2, 'Two')]
const shown = (start: number, end = start): readonly string[] =>
  partsAt(headings, text, { start, end }).map(
    ({ kind, name, range }) => `${kind} ${name}: ${JSON.stringify(text.slice(range.start, range.end))}`,
  )

describe('what of a note can go to another', () => {
  it('is the sections around the cursor, the innermost first, and its paragraph', () => {
    expect(shown(text.indexOf('End'))).toEqual([
      'section Deep: "### Deep\\n\\nEnd.\\n\\n"',
      `section One: ${JSON.stringify(text.slice(text.indexOf('## One'), text.indexOf('## Two')))}`,
      `section N: ${JSON.stringify(text)}`,
      'block : "End.\\n\\n"',
    ])
    expect(shown(text.indexOf('more')).at(-1)).toBe('block : "Text\\nmore.\\n\\n\\n"')
  })

  it('is what is selected before all others', () => {
    expect(shown(5, 9)[0]).toBe('selection : "Top."')
  })

  it('counts the sections of each level', () => {
    expect([...sectionLevels(headings)]).toEqual([
      [1, 1],
      [2, 2],
      [3, 1],
    ])
  })
})
