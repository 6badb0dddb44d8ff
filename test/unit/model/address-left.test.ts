import { describe, expect, it } from 'vitest'
import { openVaultWriter } from '../../../src/features/export/markdown/vault-note.ts'
import { addressLeft } from '../../../src/model/address-left.ts'
import type { Resolution } from '../../../src/model/link.ts'
import type { NotePath } from '../../../src/model/path.ts'
import { snapshotOf } from '../../snapshot-of.ts'

const withheld: Resolution = { kind: 'withheld' }

describe('the address that is left of a link to what is not published', () => {
  it('is that of a definition and of HTML, with its fragment', async () => {
    const source = '[a](b.md#c) [d][r] <a href="b.md#e">f</a>\n\n[r]: b.md#c%20d "t"\n'
    const snapshot = await snapshotOf({ 'a.md': source, 'b.md': '---\ndraft: true\n---\n' })
    const note = snapshot.garden.notesByPath.get('a.md' as NotePath)!
    const texts = note.links.map((link) => {
      const range = addressLeft(link, withheld, source)
      return range && source.slice(range.start, range.end)
    })
    expect(texts).toEqual([undefined, 'b.md#c%20d', 'b.md#e'])
    expect(addressLeft(note.links[1]!, { kind: 'asset', path: 'x.png' as never }, source)).toBeUndefined()
    const write = openVaultWriter(snapshot, new Set(['a.md']))
    expect(write(note, source)).toBe('a d <a href="#">f</a>\n\n[r]: # "t"\n')
  })
})
