import { describe, expect, it } from 'vitest'
import { describeNotes } from '../describe-notes.ts'
import { notesOf, optionsIn, textOfPage } from '../dialect-garden.ts'

describe('a workspace of Foam', () => {
  describeNotes({
    name: 'foam',
    pages: ['readme.md', 'notes/first-note.md'],
    problems: ['readme.md: missing-target'],
  })

  it('is recognised by its files', () => {
    expect(optionsIn('test/fixtures/gardens/foam').dialects?.map(({ name }) => name)).toEqual(['foam'])
  })

  // foambubble.github.io/foam/user/features/note-templates
  const year = '$' + '{FOAM_DATE_YEAR}'
  const words = '$' + '{1:words}'
  it('shows what of a template stayed in a note as code, and says so', async () => {
    const source = `From ${year}-$FOAM_DATE_MONTH, ${words}, \`$FOAM_SLUG\` and $a$.\n`
    const snapshot = await notesOf('foam', { 'a.md': source })
    const html = await textOfPage(snapshot, 'a.md')
    expect(html).toContain(
      `From <code>${year}</code>-<code>$FOAM_DATE_MONTH</code>, <code>${words}</code>, <code>$FOAM_SLUG</code> and <span class="katex">`,
    )
    expect((await snapshot.diagnostics()).map(({ code }) => code)).toEqual(['foreign-syntax'])
  })
})
