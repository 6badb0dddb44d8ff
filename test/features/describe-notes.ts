import { expect, it } from 'vitest'
import { dialectGarden, textOfPage } from './dialect-garden.ts'

/** A fixture garden of notes of another program. */
export interface ForeignGarden {
  /** Of its folder, and of that of its pages. */
  readonly name: string
  /** Notes whose pages are compared. */
  readonly pages: readonly string[]
  /** What is told of it, as `path: code`. */
  readonly problems: readonly string[]
}

/** What is true of every such garden: its pages are as expected, by either parser, and nothing else is told of it. */
export function describeNotes({ name, pages, problems }: ForeignGarden): void {
  const garden = `test/fixtures/gardens/${name}`

  it.each(pages)('shows %s as expected', async (path) => {
    const text = await textOfPage(await dialectGarden(garden), path)
    await expect(text).toMatchFileSnapshot(`../../fixtures/pages/${name}/${path}.html`)
  })

  it('is the same by either parser', async () => {
    const native = await dialectGarden(garden)
    const remark = await dialectGarden(garden, { parser: 'remark' })
    for (const [path, { links, plainText, blocks }] of native.garden.notesByPath)
      expect(remark.garden.notesByPath.get(path), path).toMatchObject({ links, plainText, blocks })
  })

  it('has no problem but those that it is to have', async () => {
    const all = await (await dialectGarden(garden)).diagnostics()
    // What is shown in boxes is told of beside them.
    const found = all.filter(({ code }) => code !== 'foreign-syntax')
    expect(found.map(({ path, code }) => `${path}: ${code}`)).toEqual(problems)
  })
}
