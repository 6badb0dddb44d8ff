import { describe, expect, it } from 'vitest'
import type { NotePath } from '../../../src/model/path.ts'
import { changeGarden } from '../changes/change-garden.ts'
import { describeNotes } from '../describe-notes.ts'
import { dialectGarden, notesOf, textOfPage } from '../dialect-garden.ts'

const garden = 'test/fixtures/gardens/org'

describe('files of Org', () => {
  describeNotes({
    name: 'org',
    pages: ['garden.org', 'tools.org', 'notes.md'],
    problems: ['garden.org: missing-target', 'tools.org: link-by-alias'],
  })

  // orgmode.org/manual/Creating-Footnotes, Column-Width-and-Alignment, Column-Groups
  it.each([
    ['a[fn:x:Said *here*.] b[fn:x]', /a<sup>[\s\S]*b<sup>[\s\S]*Said <strong>here<\/strong>\./],
    ['| <10> | <r> |\n| wide | b |', /^(?![\s\S]*(?:&lt;|<10>))[\s\S]*wide/],
    ['| a | b |\n|---+---|\n| / | <> |\n| c | d |', /^(?![\s\S]*&lt;)[\s\S]*<td>c/],
  ])('shows notes that are said in the text, and no rows of layout: %s', async (source, html) => {
    expect(await textOfPage(await notesOf('org', { 'a.org': `${source}\n` }), 'a.org')).toMatch(html)
  })

  it('follows a change of names', async () => {
    const changed = await changeGarden({
      'a.org': 'To [[file:old.org][it]], [[file:old.org::*H]], [[old]].\n',
      'old.org': '* H\n',
    })
    await changed.apply({ kind: 'move-file', from: 'old.org' as NotePath, to: 'new.org' as NotePath })
    expect((await changed.files())['a.org']).toBe('To [[file:new.org][it]], [[file:new.org::*H]], [[new]].\n')
  })

  it('has the title, the tags, the day and the other names that it says of itself', async () => {
    const note = (await dialectGarden(garden)).garden.notesByPath.get('garden.org' as NotePath)
    expect(note).toMatchObject({
      title: 'A garden of beds',
      tags: ['growing', 'outside', 'beans', 'spring'],
      aliases: ['The plot', 'beds'],
      properties: { date: '2024-03-01' },
    })
  })
})
