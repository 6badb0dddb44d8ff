import { describe, expect, it } from 'vitest'
import { headOf } from '../../../src/model/file-head.ts'
import { defaultGardenOptions } from '../../../src/model/options.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { noPlugins } from '../../../src/session/prepare/load-plugins.ts'
import { packPrepared, unpackPrepared } from '../../../src/session/prepare/pack-prepared.ts'
import { createPrepareNote } from '../../../src/session/prepare/prepare-note.ts'
import { randomNote } from '../../property/random-edits.ts'
import { seededRandom } from '../../property/seeded-random.ts'

describe('unpackPrepared(notes, readBodies)', () => {
  it('gives back every note as it was', async () => {
    const prepareNote = createPrepareNote(defaultGardenOptions, noPlugins)
    const random = seededRandom(11)
    const sources = [
      ...Array.from({ length: 300 }, () => randomNote(random)),
      'See [a](b.md "title"), [mail](mailto:a@b.c), ![x|30x40](y.png "t") and [^1].\n\n[^1]: note',
      '- a ^id\n- b #tag\n\n> [!note]- fold\n> ![[x#^id]] [[#H]] [[y#A#B|z]]\n\n# H',
    ]
    const headed = (source: string) => headOf(new TextEncoder().encode(source), Infinity)
    const dialects = [
      { name: 'logseq', settings: {} },
      { name: 'dendron', settings: { vaults: [{ name: 'v', folder: '' }] } },
    ]
    const prepareOther = createPrepareNote({ ...defaultGardenOptions, dialects }, noPlugins)
    const prepareSpace = createPrepareNote(
      { ...defaultGardenOptions, dialects: [{ name: 'silverbullet', settings: {} }] },
      noPlugins,
    )
    const prepared = await Promise.all([
      prepareSpace('s.md' as NotePath, headed('[[tag:x|y]] [[a$B]] ![[a$b]]\n')),
      ...sources.map((source, i) => prepareNote(`n${i}.md` as NotePath, headed(source))),
      prepareOther(
        'a.b.md' as NotePath,
        headed(
          `title:: x\n\n- a\n  id:: 1a\n- ((${'1a2b3c4d-1a2b-1a2b-1a2b-1a2b3c4d5e6f'})) [[c]] ![[c#d,1:#e]]\n`,
        ),
      ),
    ])
    const plain = JSON.parse(JSON.stringify(prepared)) as unknown
    const packed = packPrepared(prepared)
    let asked = 0
    const unpacked = unpackPrepared(packed.notes, () => {
      asked++
      return packed.bodies
    })
    expect(asked, 'before a body is asked for').toBe(0)
    expect(JSON.parse(JSON.stringify(unpacked))).toEqual(plain)
    expect(asked).toBe(1)
  })
})
