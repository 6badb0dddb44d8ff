import { describe, expect, it } from 'vitest'
import { headOf } from '../../../src/model/file-head.ts'
import type { Inset } from '../../../src/model/inset.ts'
import { defaultGardenOptions } from '../../../src/model/options.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { typesetEarly } from '../../../src/session/insets/typeset-early.ts'
import { createTypesetPool } from '../../../src/session/insets/typeset-pool.ts'
import { createPrepareNote } from '../../../src/session/prepare/prepare-note.ts'

const prepare = createPrepareNote(defaultGardenOptions, { remarkPlugins: [], rehypePlugins: [] })
const note = (text: string) => prepare('a.md' as NotePath, headOf(new TextEncoder().encode(text), Infinity))

function record(withDrafts: boolean) {
  const asked: (readonly Inset[])[] = []
  const pool = createTypesetPool({})
  const tell = typesetEarly(
    {
      ...pool,
      typeset: (insets) => {
        asked.push(insets)
        return Promise.reject(new Error('no thread'))
      },
    },
    ({ withheld }) => withDrafts || withheld === undefined,
  )
  const codes = () =>
    asked.map((insets) => insets.map((inset) => ('code' in inset ? inset.code : inset.kind)))
  return { tell, codes }
}

describe('typesetting while notes are prepared', () => {
  it('asks for the first code at once, and for what came meanwhile when that is done', async () => {
    const { tell, codes } = record(false)
    const notes = await Promise.all(['a', 'b', 'c'].map((name) => note(`~~~js\n${name}\n~~~\n`)))
    for (const each of notes) tell(each)
    expect(codes()).toEqual([['a']])
    await expect.poll(codes).toEqual([['a'], ['b', 'c']])
  })

  it('leaves formulas to the pages', async () => {
    const { tell, codes } = record(false)
    tell(await note('$$\nx\n$$\n'))
    expect(codes()).toEqual([])
  })

  it('leaves out notes that no page shows', async () => {
    const text = '---\ndraft: true\n---\n~~~js\na\n~~~\n'
    const published = record(false)
    published.tell(await note(text))
    expect(published.codes()).toEqual([])
    const all = record(true)
    all.tell(await note(text))
    expect(all.codes()).toEqual([['a']])
  })
})
