import { expect, it } from 'vitest'
import { snapshotOf } from '../../snapshot-of.ts'

it('asks for no note whose name a template makes', async () => {
  const source = '---\nday: "[[{{date}}]]"\nup: "[[<% tp.file.folder() %>|here]]"\nto: "[[b]]"\n---\n# A\n'
  const { garden } = await snapshotOf({ 'a.md': source, 'b.md': '# B\n' })
  const note = [...garden.notesByPath.values()].find(({ path }) => path === 'a.md')
  expect(note?.links.map(({ target }) => target)).toEqual(['b'])
})
