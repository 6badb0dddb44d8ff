import { describe, expect, it } from 'vitest'
import { dialectGarden, textOfPage } from '../dialect-garden.ts'

const garden = 'test/fixtures/gardens/mdx'

describe('pages of MDX', () => {
  it.each(['page.mdx', 'other.mdx'])('shows %s as expected', async (path) => {
    const text = await textOfPage(await dialectGarden(garden), path)
    await expect(text).toMatchFileSnapshot(`../../fixtures/pages/mdx/${path}.html`)
  })

  it('is the same by either parser', async () => {
    const native = await dialectGarden(garden)
    const remark = await dialectGarden(garden, { parser: 'remark' })
    for (const [path, { links, plainText, blocks }] of native.garden.notesByPath)
      expect(remark.garden.notesByPath.get(path), path).toMatchObject({ links, plainText, blocks })
  })

  it('has no problem but those that it is to have', async () => {
    const problems = await (await dialectGarden(garden)).diagnostics()
    expect(problems.map(({ path, code }) => `${path}: ${code}`)).toEqual(['page.mdx: left-out-html'])
  })
})
