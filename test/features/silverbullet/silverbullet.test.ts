import { describe, expect, it } from 'vitest'
import { dialectGarden, optionsIn, textOfPage } from '../dialect-garden.ts'

const garden = 'test/fixtures/gardens/silverbullet'

describe('a space of SilverBullet', () => {
  it.each(['index.md', 'Projects/Boat.md', 'Library/Mine.md'])('shows %s as expected', async (path) => {
    const text = await textOfPage(await dialectGarden(garden), path)
    await expect(text).toMatchFileSnapshot(`../../fixtures/pages/silverbullet/${path}.html`)
  })

  it('is the same by either parser', async () => {
    const native = await dialectGarden(garden)
    const remark = await dialectGarden(garden, { parser: 'remark' })
    for (const [path, { links, plainText, blocks }] of native.garden.notesByPath)
      expect(remark.garden.notesByPath.get(path), path).toMatchObject({ links, plainText, blocks })
  })

  it('is recognised by its files', () => {
    expect(optionsIn(garden).dialects?.map(({ name }) => name)).toEqual(['silverbullet'])
  })

  it('has no problem but those that it is to have', async () => {
    const problems = await (await dialectGarden(garden)).diagnostics()
    expect(problems.map(({ path, code }) => `${path}: ${code}`)).toEqual([])
  })
})
