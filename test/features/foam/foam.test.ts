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

  // foambubble.github.io/foam/user/features/embeds: a size, where it stands, and what it shows.
  it.each([
    ['300|center', 'alt="a" width="300"'],
    ['300px', 'alt="a" width="300"'],
    ['400x20|left|Monthly sales', 'alt="Monthly sales" width="400" height="20"'],
    ['50%', 'alt="a"'],
    ['20em|Words', 'alt="Words"'],
    ['Words|300', 'alt="Words" width="300"'],
    ['x20', 'alt="a" height="20"'],
  ])('shows a picture of size %s', async (size, attributes) => {
    const snapshot = await notesOf('foam', { 'a.md': `![[a.png|${size}]]\n`, 'a.png': '' })
    const [img] = /<img[^>]*>/.exec(await textOfPage(snapshot, 'a.md')) ?? []
    expect(img?.replace(/ (?:fetchpriority|decoding|loading|src)="[^"]*"/g, '')).toBe(`<img ${attributes}>`)
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
