import { describe, expect, it } from 'vitest'
import { dialectGarden, optionsIn, textOfPage } from '../dialect-garden.ts'

const garden = 'test/fixtures/gardens/foam'

describe('a workspace of Foam', () => {
  it.each(['readme.md', 'notes/first-note.md'])('shows %s as expected', async (path) => {
    const text = await textOfPage(await dialectGarden(garden), path)
    await expect(text).toMatchFileSnapshot(`../../fixtures/pages/foam/${path}.html`)
  })

  it('is the same by either parser', async () => {
    const native = await dialectGarden(garden)
    const remark = await dialectGarden(garden, { parser: 'remark' })
    for (const [path, { links, plainText, blocks }] of native.garden.notesByPath)
      expect(remark.garden.notesByPath.get(path), path).toMatchObject({ links, plainText, blocks })
  })

  it('is recognised by its files', () => {
    expect(optionsIn(garden).dialects?.map(({ name }) => name)).toEqual(['foam'])
  })

  it('has no problem but those that it is to have', async () => {
    const problems = await (await dialectGarden(garden)).diagnostics()
    expect(problems.map(({ path, code }) => `${path}: ${code}`)).toEqual(['readme.md: missing-target'])
  })
})
