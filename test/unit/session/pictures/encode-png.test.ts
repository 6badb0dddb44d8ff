import { inflateSync } from 'node:zlib'
import { describe, expect, it } from 'vitest'
import { encodePng } from '../../../../src/session/pictures/encode-png.ts'

/** The chunks of a PNG by their names. */
function chunksOf(png: Uint8Array): ReadonlyMap<string, Buffer> {
  const bytes = Buffer.from(png)
  const chunks = new Map<string, Buffer>()
  for (let at = 8; at < bytes.length; ) {
    const length = bytes.readUInt32BE(at)
    chunks.set(bytes.toString('latin1', at + 4, at + 8), bytes.subarray(at + 8, at + 8 + length))
    at += length + 12
  }
  return chunks
}

describe('a PNG', () => {
  it('of few colours has a table of them', () => {
    const pixels = Uint8Array.from([9, 8, 7, 255, 1, 2, 3, 255, 1, 2, 3, 255, 9, 8, 7, 255])
    const chunks = chunksOf(encodePng(2, 2, pixels))
    expect([...chunks.keys()]).toEqual(['IHDR', 'PLTE', 'IDAT', 'IEND'])
    expect([...chunks.get('IHDR')!]).toEqual([0, 0, 0, 2, 0, 0, 0, 2, 8, 3, 0, 0, 0])
    expect([...chunks.get('PLTE')!]).toEqual([9, 8, 7, 1, 2, 3])
    expect([...inflateSync(chunks.get('IDAT')!)]).toEqual([0, 0, 1, 0, 1, 0])
  })

  it('of many colours has each where it stands', () => {
    const pixels = new Uint8Array(4 * 300)
    for (let i = 0; i < 300; i++) pixels.set([i >> 8, i & 255, 5, 255], 4 * i)
    const chunks = chunksOf(encodePng(300, 1, pixels))
    expect([...chunks.keys()]).toEqual(['IHDR', 'IDAT', 'IEND'])
    expect(chunks.get('IHDR')![9]).toBe(2)
    const [first, ...rows] = inflateSync(chunks.get('IDAT')!)
    expect(first).toBe(0)
    expect(rows.slice(-3)).toEqual([1, 43, 5])
    expect(rows).toHaveLength(900)
  })
})
