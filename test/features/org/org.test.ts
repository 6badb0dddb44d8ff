import { describe, expect, it } from 'vitest'
import type { NotePath } from '../../../src/model/path.ts'
import { changeGarden } from '../changes/change-garden.ts'
import { dialectGarden, textOfPage } from '../dialect-garden.ts'

const garden = 'test/fixtures/gardens/org'

describe('files of Org', () => {
  it.each(['garden.org', 'tools.org', 'notes.md'])('shows %s as expected', async (path) => {
    const text = await textOfPage(await dialectGarden(garden), path)
    await expect(text).toMatchFileSnapshot(`../../fixtures/pages/org/${path}.html`)
  })

  it('is the same by either parser', async () => {
    const native = await dialectGarden(garden)
    const remark = await dialectGarden(garden, { parser: 'remark' })
    for (const [path, { links, plainText, blocks }] of native.garden.notesByPath)
      expect(remark.garden.notesByPath.get(path), path).toMatchObject({ links, plainText, blocks })
  })

  it('has no problem but those that it is to have', async () => {
    const problems = await (await dialectGarden(garden)).diagnostics()
    expect(problems.map(({ path, code }) => `${path}: ${code}`)).toEqual([
      'garden.org: missing-target',
      'tools.org: link-by-alias',
    ])
  })

  it('follows a change of names', async () => {
    const changed = await changeGarden({
      'a.org': 'To [[file:old.org][it]], [[file:old.org::*H]], [[old]].\n',
      'old.org': '* H\n',
    })
    await changed.apply({ kind: 'move-file', from: 'old.org' as NotePath, to: 'new.org' as NotePath })
    expect((await changed.files())['a.org']).toBe(
      'To [[file:new.org][it]], [[file:new.org::*H]], [[new.org]].\n',
    )
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
