import { describe, expect, it } from 'vitest'
import type { NotePath } from '../../../src/model/path.ts'
import { describeNote } from '../../../src/site/describe-note.ts'
import { snapshotOf } from '../../snapshot-of.ts'

async function described(text: string): Promise<string> {
  const { published } = await snapshotOf({ 'a.md': text, 'b.md': '# B' })
  const note = published.notesByPath.get('a.md' as NotePath)
  if (note === undefined) throw new Error('There is no note')
  return describeNote(note)
}

describe('what lists say of a note', () => {
  it('is its first sentences, without lines that are only links', async () => {
    const buttons = '[Edit In GitHub](https://e.example/edit) | [Copy this note](https://e.example/raw)'
    expect(await described(`# A\n\n${buttons}\n\nWater is *wet*.\n\nSo is [[b]].`)).toBe(
      'Water is wet. So is b.',
    )
    expect(await described(`# A\n\n[[b]] · [[b|the other]]\n\nWater is wet.`)).toBe('Water is wet.')
  })

  it('has no commands of other programs, but those that it speaks of', async () => {
    expect(await described('# A\n\nWater {% raw %} is wet.')).toBe('Water is wet.')
    expect(await described('# A\n\nWater [is]({{< ref "b.md" >}}) wet.')).toBe('Water is wet.')
    expect(await described('# A\n\nWater {{[[TODO]]}} is {{ fm.how }} wet.')).toBe('Water is wet.')
    expect(await described('# A\n\nJekyll has `{% raw %}`.')).toBe('Jekyll has {% raw %}.')
  })

  it('has no code, which may be what a plot is drawn from', async () => {
    const plot = '```plot\ndata: [{ a: 1, b: 2 }]\nx: a\ny: b\n```'
    expect(await described(`# A\n\nWater is wet.\n\n${plot}\n\nSo is rain.`)).toBe(
      'Water is wet. So is rain.',
    )
    expect(await described(`# A\n\n${plot}\n\n- Rain is \`wet\``)).toBe('Rain is wet')
  })

  it('has no query, whether it stands alone or among text', async () => {
    expect(await described('# A\n\n```dataview\nLIST FROM #b\n```')).toBe('')
    expect(await described('# A\n\n```base\nviews:\n  - type: table\n```\n\n[[b]]')).toBe('b')
    expect(await described('# A\n\nRead by `= this.who` in spring.')).toBe('Read by in spring.')
  })

  it('is these lines where the note has no others', async () => {
    expect(await described('# A\n\n[[b]] · [[b|the other]]')).toBe('b · the other')
  })

  it('is nothing where it has buttons, tags and headings alone', async () => {
    expect(
      await described('# A\n\n#placeholder/description #b\n\n## Here\n\n[Edit](https://e.example)'),
    ).toBe('')
    expect(await described('#to-do\n\n[Edit](https://e.example)\n\n[[b]]')).toBe('b')
    expect(await described('#1 is the first')).toBe('#1 is the first')
  })

  it('ends before a table, and is its first row alone where there is nothing before it', async () => {
    const table = '| Sea | Depth |\n| --- | --- |\n| Baltic | 52 |'
    expect(await described(`# A\n\nWater is wet.\n\n${table}\n\nSo is rain.`)).toBe('Water is wet.')
    expect(await described(`# A\n\n${table}\n\nSo is rain.`)).toBe('Sea Depth')
  })

  it('is what its property says', async () => {
    expect(await described('---\nmatters: When it rains.\n---\n\nWater is wet.')).toBe('When it rains.')
  })

  it('comes soon for a list of many links', async () => {
    const list = Array.from({ length: 20_000 }, (_, i) => `- [[Note number ${i}]]`).join('\n')
    expect(await described(`${list}\n\nThe end.`)).toMatch(/^Note number 0 Note number 1 /)
  })
})
