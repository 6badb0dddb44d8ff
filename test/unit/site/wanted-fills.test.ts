import { describe, expect, it } from 'vitest'
import type { WantedNote } from '../../../src/model/linked-notes.ts'
import type { NameKey, NotePath } from '../../../src/model/path.ts'
import { snapshotOf } from '../../snapshot-of.ts'

describe('a link to a note that is not written', () => {
  it('says how many notes ask for it, which is counted once however many links do', async () => {
    const { published, plan, pageByAddress, inputOf } = await snapshotOf({
      'Many.md': '[[Weir]]\n\n'.repeat(500),
      'One.md': 'A [[weir]].\n',
    })
    const wanted = published.links.wantedByName.get('weir' as NameKey)!
    const { askedBy } = wanted
    let counted = 0
    const counting: PropertyDescriptor & ThisType<WantedNote> = {
      get() {
        counted++
        return askedBy
      },
    }
    Object.defineProperty(wanted, 'askedBy', counting)
    for (const path of ['Many.md', 'One.md']) {
      const input = inputOf(pageByAddress.get(plan.addressByNote.get(path as NotePath)!)!)
      expect(input).toMatchObject({
        fills: expect.arrayContaining([
          expect.objectContaining({ kind: 'wanted', title: 'Not written yet: 2 notes ask for it' }),
        ]),
      })
    }
    expect(counted).toBeLessThan(10)
  })
})
