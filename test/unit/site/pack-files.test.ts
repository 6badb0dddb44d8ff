import { describe, expect, it } from 'vitest'
import { packFiles, unpackFiles } from '../../../src/site/output/pack-files.ts'

describe('files that cross to another thread', () => {
  it('arrive as they were sent, texts as UTF-8', () => {
    const files = [
      { address: 'a/index.html', content: 'plain' },
      { address: 'empty', content: '' },
      { address: 'ü', content: 'Grüße, 分散 🗺' },
      { address: 'map.bin', content: new Uint8Array([0, 255, 128]) },
    ]
    const unpacked = unpackFiles(packFiles(files))
    expect(unpacked.map(({ address }) => address)).toEqual(files.map(({ address }) => address))
    expect(unpacked.map(({ content }) => Buffer.from(content as Uint8Array))).toEqual(
      files.map(({ content }) => Buffer.from(content as string)),
    )
  })

  it('may come in pieces', () => {
    const content = ['Grüße', '', ', 🗺\n'].map((piece) => Buffer.from(piece))
    const [file] = unpackFiles(packFiles([{ address: 'a', content }]))
    expect(Buffer.from(file!.content).toString()).toBe('Grüße, 🗺\n')
  })

  it('own the whole block that they are sent in, so that it can be handed over', () => {
    const { bytes } = packFiles([{ address: 'a', content: 'x' }])
    expect(bytes.byteOffset).toBe(0)
    expect(unpackFiles(packFiles([]))).toEqual([])
  })

  it('come in a block that was sent before, where they fit', () => {
    const first = packFiles([{ address: 'a', content: 'a long text' }]).bytes
    const [file] = unpackFiles(packFiles([{ address: 'b', content: 'short' }], first))
    expect(Buffer.from(file!.content as Uint8Array).toString()).toBe('short')
    const small = new Uint8Array(2)
    const [large] = unpackFiles(packFiles([{ address: 'c', content: 'larger' }], small))
    expect(Buffer.from(large!.content as Uint8Array).toString()).toBe('larger')
  })
})
