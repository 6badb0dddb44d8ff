import { describe, expect, it } from 'vitest'
import { type FormatWishes, formatNote } from '../../../src/lsp/format-note.ts'
import { planContents } from '../../../src/lsp/table-of-contents.ts'
import { applyEdits } from '../../../src/model/change.ts'
import type { Note } from '../../../src/model/note.ts'
import type { ContentHash, NotePath } from '../../../src/model/path.ts'
import { createNoteProcessor } from '../../../src/parse/note-processor.ts'
import { parseNote } from '../../../src/parse/parse-note.ts'

const processor = createNoteProcessor({ parser: 'native', lineBreaks: 'commonmark' })
const noteOf = (source: string): Note =>
  parseNote({ path: 'a.md' as NotePath, source, hash: '' as ContentHash }, processor).note
const none: FormatWishes = { tables: false, lists: false, trailingSpaces: false }
const format = (text: string, wishes: Partial<FormatWishes>): string =>
  applyEdits(text, formatNote(noteOf(text), text, { ...none, ...wishes }))

describe('formatting', () => {
  it('aligns tables, in quotes and behind code too, and none in code', () => {
    const code = '```\n| a | b |\n|--|--|\n| long | c |\n```\n'
    const text = `${code}\n| a | b |\n|--|--|\n| long | c |\n\n> | x | yy |\n> |-|-|\n> | xyz | y |\n`
    expect(format(text, { tables: true })).toBe(
      `${code}\n| a    | b   |\n| ---- | --- |\n| long | c   |\n\n> | x   | yy  |\n> | --- | --- |\n> | xyz | y   |\n`,
    )
    expect(format(text, {})).toBe(text)
  })

  it('gives lists one mark and counts on, but keeps two lists apart', () => {
    expect(format('* a\n  + b\n* c\n', { lists: true })).toBe('- a\n  - b\n- c\n')
    expect(format('- a\n\n* b\n', { lists: true })).toBe('- a\n\n* b\n')
    expect(format('3. a\n3. b\n7. c\n', { lists: true })).toBe('3. a\n4. b\n5. c\n')
    expect(format('1. a\n1. b\n', { lists: true })).toBe('1. a\n1. b\n')
    expect(format('* - -\n', { lists: true })).toBe('* - -\n')
  })

  it('takes blanks at line ends, but for those that break a line and those in code', () => {
    const text =
      '---\na: |\n  x  \n---\n\nOne  \ntwo \t\nthree    \nfour   \n\n    code  \n\n`a \nb`\n> q  \n>\n'
    expect(format(text, { trailingSpaces: true })).toBe(
      '---\na: |\n  x  \n---\n\nOne  \ntwo\nthree  \nfour\n\n    code  \n\n`a \nb`\n> q\n>\n',
    )
  })
})

describe('the table of contents', () => {
  const text = '---\nx: 1\n---\n\n# Title\n\nText.\n\n## One [[b]]\n\n### Two\n\n## Three\n'
  const planned = (source: string, levels: { from?: number; to?: number } = {}): string | undefined => {
    const plan = planContents(noteOf(source), source, { from: 1, to: 6, ...levels })
    return plan && applyEdits(source, [plan.edit])
  }

  it('is put behind the title, and right when it is asked for again', () => {
    const list = '<!--toc:start-->\n- [[#One b|One b]]\n  - [[#Two|Two]]\n- [[#Three|Three]]\n<!--toc:end-->'
    const after = planned(text)
    expect(after).toBe(text.replace('# Title\n', `# Title\n\n${list}\n`))
    expect(planned(after ?? '')).toBeUndefined()
    const changed = (after ?? '').replace('## Three', '## Four')
    expect(planned(changed)).toContain('- [[#Four|Four]]\n<!--toc:end-->')
  })

  it('has the levels that somebody chose', () => {
    expect(planned(text, { to: 2 })).toContain('-->\n- [[#One b|One b]]\n- [[#Three|Three]]\n<!--')
    expect(planned(text, { from: 3 })).toBeUndefined()
  })

  it('links as the note does, keeps line ends, and wants two headings', () => {
    expect(planned('[a](b.md)\r\n\r\n## A\r\n\r\n## B c\r\n')).toBe(
      '<!--toc:start-->\r\n- [A](#a)\r\n- [B c](#b-c)\r\n<!--toc:end-->\r\n\r\n[a](b.md)\r\n\r\n## A\r\n\r\n## B c\r\n',
    )
    expect(planned('# Title\n\n## One\n')).toBeUndefined()
    expect(planned('```\n<!-- toc -->\n<!-- tocstop -->\n```\n')).toBeUndefined()
  })
})
