import { createRequire } from 'node:module'
import { describe, expect, it } from 'vitest'
import { findSharp } from '../../../src/features/pictures/find-sharp.ts'
import { type Sharp, scaleWith } from '../../../src/features/pictures/scale-with.ts'
import type { ScalePicture } from '../../../src/features/pictures/scaled-picture.ts'
import { encodePng } from '../../../src/session/pictures/encode-png.ts'
import { readPictureSize } from '../../../src/session/pictures/read-picture-size.ts'

const found = findSharp()
// sharp is no package of the project: 20 MB that most gardens do without.
const scale: ScalePicture =
  found === undefined
    ? () => Promise.reject(new Error('sharp is not installed'))
    : scaleWith(createRequire(import.meta.url)(found.entry) as Sharp)

/** Grey noise, which PNG packs worse than what may lose a little. */
function noise(width: number, height: number): Uint8Array {
  const pixels = new Uint8Array(width * height * 4)
  let seed = 7
  for (let i = 0; i < pixels.length; i++) {
    seed = (seed * 1_103_515_245 + 12_345) % 2_147_483_648
    pixels[i] = i % 4 === 3 ? 255 : 128 + ((seed >> 16) & 7)
  }
  return encodePng(width, height, pixels)
}

describe.skipIf(found === undefined)('sharp, where it is installed', () => {
  it('offers a picture in the widths below its own, and in that', async () => {
    for (const format of ['webp', 'avif'] as const) {
      const scaled = await scale({ bytes: noise(1_000, 500), format })
      const sizes =
        scaled.kind === 'scaled' ? scaled.files.map(({ bytes }) => readPictureSize(bytes, false)) : []
      expect(sizes).toEqual([
        { width: 480, height: 240 },
        { width: 800, height: 400 },
        { width: 1_000, height: 500 },
      ])
    }
  })

  it('offers nothing where other files would not be smaller', async () => {
    let bytes = noise(400, 400)
    for (let turn = 0; turn < 2; turn++) {
      const scaled = await scale({ bytes, format: 'webp' })
      if (scaled.kind === 'scaled' && scaled.files.length > 0) bytes = scaled.files.at(-1)!.bytes
    }
    // What was packed with loss twice has nothing more to lose.
    expect(await scale({ bytes, format: 'webp' })).toEqual({ kind: 'scaled', files: [] })
  })

  it('refuses what is no picture', async () => {
    await expect(scale({ bytes: Buffer.from('no picture'), format: 'webp' })).rejects.toThrow()
    await expect(scale({ bytes: noise(64, 64).subarray(0, 300), format: 'webp' })).rejects.toThrow()
  })
})
