import { mkdtempSync, readdirSync, truncateSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { unpackScaled } from '../../../src/features/pictures/pack-scaled.ts'
import {
  type ScaledPictures,
  type ScaleSettings,
  scalePictures,
} from '../../../src/features/pictures/scale-pictures.ts'
import type { Scaled } from '../../../src/features/pictures/scaled-picture.ts'
import type { AssetPath } from '../../../src/model/path.ts'
import { createFileCache } from '../../../src/store/file-cache.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'
import { sessionOn } from '../../snapshot-of.ts'

const files = {
  'A.md': '![[wide.png]] ![[broken.jpg]] ![[turning.gif]] ![[drawn.svg]]',
  'B.md': '![A page|300](wide.png)',
  'Secret.md': '---\npublish: false\n---\n\n![[secret.png]]',
  'wide.png': 'a wide picture',
  'secret.png': 'a secret picture',
  'broken.jpg': 'broken',
  'turning.gif': 'GIF89a',
  'drawn.svg': '<svg/>',
  'unused.png': 'nobody shows it',
}

const cacheIn = (folder: string) =>
  createFileCache(folder, { ending: '.set', isWhole: (bytes) => unpackScaled(bytes) !== undefined })

/** Names what it is asked to scale. */
function scalerInto(asked: string[]): ScaleSettings['scaler'] {
  return {
    version: 'v1',
    async scale({ bytes, format }): Promise<Scaled> {
      const text = Buffer.from(bytes).toString()
      asked.push(text)
      if (text === 'broken')
        return { kind: 'failed', reason: 'Input buffer contains unsupported image format' }
      const file = (width: number) => ({ width, bytes: Buffer.from(`${text} as ${format} at ${width}`) })
      return { kind: 'scaled', files: [file(480), file(1_280)] }
    },
  }
}

/** The garden built once with a scaler: what came of it, what was asked for, and the pages. */
async function scaleOnce(folder = mkdtempSync(join(tmpdir(), 'hortus-pictures-'))): Promise<{
  readonly pictures: ScaledPictures
  readonly asked: readonly string[]
  readonly pageOf: (address: string) => Promise<string>
}> {
  const store = createMemoryStore(files)
  const asked: string[] = []
  let pictures: ScaledPictures | undefined
  const session = sessionOn(store, { base: '/g/' }, undefined, {
    async scalePictures(garden) {
      pictures = await scalePictures(garden, {
        store,
        format: 'webp',
        scaler: scalerInto(asked),
        cache: cacheIn(folder),
      })
      return pictures.sets
    },
  })
  const snapshot = await session.update()
  return {
    pictures: pictures!,
    asked,
    pageOf: (address) => snapshot.render(snapshot.plan.pages.find((page) => page.address === address)!),
  }
}

describe('pictures in several widths', () => {
  it('are those that published notes show, and can be scaled', async () => {
    const { asked, pictures } = await scaleOnce()
    expect([...asked].sort()).toEqual(['a wide picture', 'broken'])
    expect([...pictures.sets.keys()]).toEqual(['wide.png'])
  })

  it('stand before the picture itself, which browsers without the format show', async () => {
    const { pageOf, pictures } = await scaleOnce()
    const [narrow, wide] = pictures.sets.get('wide.png' as AssetPath)!.files.map(({ address }) => address)
    expect(narrow).toMatch(/^-\/pictures\/[\da-f]{16}-480\.webp$/)
    expect(await pageOf('a/')).toContain(
      `<picture class="scaled"><source type="image/webp" srcset="/g/${narrow} 480w, /g/${wide} 1280w" sizes="(max-width: 640px) calc(100vw - 32px), 608px"><img src="/g/-/assets/wide.png"`,
    )
    expect(pictures.files.map(({ address, bytes }) => [address, Buffer.from(bytes).toString()])).toEqual([
      [narrow, 'a wide picture as webp at 480'],
      [wide, 'a wide picture as webp at 1280'],
    ])
  })

  it('are chosen by how wide the author shows them', async () => {
    const { pageOf } = await scaleOnce()
    expect(await pageOf('b/')).toContain('sizes="(max-width: 332px) calc(100vw - 32px), 300px"')
  })

  it('leave the first picture of a page to be fetched first, and others until they are near', async () => {
    const html = await (await scaleOnce()).pageOf('a/')
    expect(html.match(/fetchpriority="high"/g)).toHaveLength(1)
    expect(html).toMatch(
      /<img src="\/g\/-\/assets\/wide\.png"[^>]* fetchpriority="high" decoding="async"><\/picture>/,
    )
    expect(html).toMatch(/<img src="\/g\/-\/assets\/turning\.gif"[^>]* loading="lazy"/)
  })

  it('leave a picture that cannot be read as it is, and say so', async () => {
    const { pageOf, pictures } = await scaleOnce()
    expect(await pageOf('a/')).toMatch(/(?<!<picture[^<]*<source[^<]*)<img src="\/g\/-\/assets\/broken\.jpg"/)
    expect(pictures.diagnostics.map(({ code, path, message }) => [code, path, message])).toEqual([
      [
        'picture-failed',
        'broken.jpg',
        'The picture cannot be offered in several widths: Input buffer contains unsupported image format. It is published as it is',
      ],
    ])
  })

  it('are kept by what is in them, and made again where a kept file is damaged', async () => {
    const folder = mkdtempSync(join(tmpdir(), 'hortus-pictures-'))
    const first = await scaleOnce(folder)
    const second = await scaleOnce(folder)
    expect(second.asked).toEqual(['broken'])
    expect(second.pictures.files).toEqual(
      first.pictures.files.map((file) => ({ ...file, bytes: expect.anything() })),
    )
    for (const file of readdirSync(folder)) truncateSync(join(folder, file), 60)
    expect((await scaleOnce(folder)).asked).toContain('a wide picture')
  })

  it('are none without a scaler', async () => {
    const snapshot = await sessionOn(createMemoryStore(files)).update()
    for (const page of snapshot.plan.pages) expect(await snapshot.render(page)).not.toContain('<picture')
  })
})
