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

  it('refuses what is no picture', async () => {
    await expect(scale({ bytes: Buffer.from('no picture'), format: 'webp' })).rejects.toThrow()
    await expect(scale({ bytes: noise(64, 64).subarray(0, 300), format: 'webp' })).rejects.toThrow()
  })
})

/** A sharp that writes so many bytes whatever it reads. */
function writing(
  length: number,
  about: {
    readonly width: number
    readonly height: number
    readonly pages?: number
    readonly orientation?: number
  },
): ScalePicture {
  const picture = {
    metadata: async () => ({ format: 'jpeg', ...about }),
    rotate: () => picture,
    resize: () => picture,
    webp: () => picture,
    avif: () => picture,
    toBuffer: async () => new Uint8Array(length),
  }
  return scaleWith(() => picture)
}

describe('a picture that is to be scaled', () => {
  const original = { bytes: new Uint8Array(100), format: 'webp' } as const
  const widthsOf = async (scalePicture: ScalePicture): Promise<readonly number[]> => {
    const scaled = await scalePicture(original)
    return scaled.kind === 'scaled' ? scaled.files.map(({ width }) => width) : []
  }

  it('is offered up to its own width, and no wider than a screen needs', async () => {
    expect(await widthsOf(writing(50, { width: 1_000, height: 500 }))).toEqual([480, 800, 1_000])
    expect(await widthsOf(writing(50, { width: 4_000, height: 500 }))).toEqual([480, 800, 1_280, 1_920])
    expect(await widthsOf(writing(50, { width: 300, height: 200 }))).toEqual([300])
  })

  it('is as wide as it is shown where it lies on its side', async () => {
    expect(await widthsOf(writing(50, { width: 4_000, height: 500, orientation: 6 }))).toEqual([500])
  })

  it('stays as it is where it moves, or other files would not be smaller', async () => {
    expect(await widthsOf(writing(50, { width: 1_000, height: 500, pages: 2 }))).toEqual([])
    expect(await widthsOf(writing(95, { width: 1_000, height: 500 }))).toEqual([])
  })
})
