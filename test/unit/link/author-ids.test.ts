import { describe, expect, it } from 'vitest'
import type { Address } from '../../../src/model/page.ts'
import { snapshotOf } from '../../snapshot-of.ts'

const files = {
  'Pond.md': '<a id="depth"></a>Depth. <a name="shore"></a>Shore.\n\n[down](#depth) [[#shore]]\n',
  'Frog.md': '[a](Pond.md#depth) [[Pond#shore|b]] [c](Pond.md#nowhere)\n\n![[Pond#depth]]\n',
}

describe('ids that authors give their HTML', () => {
  it('are where links lead, and nothing that an embed could show', async () => {
    const snapshot = await snapshotOf(files)
    const said = await snapshot.diagnostics()
    expect(said.map(({ path, message }) => `${path}: ${message}`)).toEqual([
      'Frog.md: No heading "nowhere" in Pond.md',
    ])
    const pageAt = (address: string) => snapshot.render(snapshot.pageByAddress.get(address as Address)!)
    const frog = await pageAt('frog/')
    expect(frog).toContain('href="/pond/#user-content-depth"')
    expect(frog).toContain('href="/pond/#user-content-shore"')
    expect(frog).toContain('“Pond” has no such part')
    expect(await pageAt('pond/')).toContain('id="user-content-depth"')
  })
})
