import { describe, expect, it } from 'vitest'
import type { Note } from '../../../src/model/note.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { snapshotOf } from '../../snapshot-of.ts'

async function noteOf(source: string): Promise<Note> {
  const { garden } = await snapshotOf({ 'A.md': source })
  return garden.notesByPath.get('A.md' as NotePath)!
}

async function fieldsOf(source: string): Promise<readonly (readonly [string, string, string])[]> {
  const { fields = [] } = await noteOf(source)
  return fields.map(({ key, value, range }) => [key, value, source.slice(range.start, range.end)])
}

describe('fields in a text', () => {
  it('stand on lines of their own, in lists too, and in brackets', async () => {
    expect(
      await fieldsOf('Basic:: 1\n**Bold one**:: a b\n\n- Listed:: [[X]]\n\nA [k:: v [x] y] and (l:: w).\n'),
    ).toEqual([
      ['Basic', '1', 'Basic:: 1'],
      ['Bold one', 'a b', '**Bold one**:: a b'],
      ['Listed', '[[X]]', 'Listed:: [[X]]'],
      ['k', 'v [x] y', '[k:: v [x] y]'],
      ['l', 'w', '(l:: w)'],
    ])
  })

  it('are none in code, in addresses, and where a bracket stays open', async () => {
    const found = await fieldsOf(
      'Call `std::vec` and `[a:: b]` in C++.\n\n```\na:: b\n```\n\n(See) ::before and [a:: b\n',
    )
    expect(found.map(([key]) => key)).not.toContain('a')
    expect(found).toEqual([])
  })

  it('take time in proportion to the text', async () => {
    for (const part of ['[a::', '(a:: b', 'a::\n', '`x` a:: [b:: c]\n', '::'])
      expect((await noteOf(part.repeat(20_000))).path).toBe('A.md')
  })
})

describe('tasks of a note', () => {
  it('keep their text, box, depth and heading', async () => {
    const { tasks = [] } = await noteOf('- [x] a\n\n# H\n\n- [ ] b [due:: 1]\n  - [/] c\n1. [X] d ^id\n- e\n')
    expect(tasks.map(({ text, mark, depth, heading }) => [text, mark, depth, heading])).toEqual([
      ['a', 'x', 0, -1],
      ['b [due:: 1]', ' ', 0, 0],
      ['c', '/', 1, 0],
      [expect.stringMatching(/^d/), 'X', 0, 0],
    ])
  })
})

describe('queries of a note', () => {
  it('know where their lines stand, in quotes and lists too', async () => {
    const source =
      '> ```dataview\n> LIST\n>   WHERE x\n> ```\n\n- a\n\n  ~~~base\n  views:\n    - type: list\n  ~~~\n'
    const { queries = [] } = await noteOf(source)
    expect(queries.map(({ language }) => language)).toEqual(['dataview', 'base'])
    for (const { source: written, starts } of queries)
      for (const [i, line] of written.split('\n').entries())
        expect(source.slice(starts[i], starts[i]! + line.length)).toBe(line)
  })
})
