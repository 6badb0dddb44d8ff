import { mkdtempSync, readdirSync, readFileSync, statSync, truncateSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { describe, expect, it } from 'vitest'
import { readIconArt } from '../../../src/features/cards/icon-art.ts'
import { createPainter } from '../../../src/features/cards/painter.ts'
import { createPictureCache } from '../../../src/features/cards/picture-cache.ts'
import type { GardenPath } from '../../../src/model/path.ts'
import type { IconPicture, Picture } from '../../../src/model/picture.ts'
import { createMemoryStore } from '../../../src/store/memory-store.ts'

const icon = (letter: string, size = 32): IconPicture => ({ kind: 'icon', size, letter, accent: '#363' })
/** No colour: it cannot be drawn. */
const broken: Picture = { ...icon('x'), accent: 'no colour at all' }
const path = 'A.md' as GardenPath

function scratch(): string {
  return mkdtempSync(join(tmpdir(), 'hortus-cards-'))
}

describe('a painter', () => {
  it('keeps what it drew for the next one', async () => {
    const folder = scratch()
    const first = createPainter({ key: 'v1', cache: createPictureCache(folder) })
    const png = await first.paint({ picture: icon('A'), path })
    const [file = ''] = readdirSync(folder)
    // What the next one answers is what is kept, so it drew nothing.
    const kept = await createPainter({ key: 'v1', cache: createPictureCache(folder) }).paint({
      picture: icon('B', 16),
      path,
    })
    writeFileSync(join(folder, file), kept)
    const next = createPainter({ key: 'v1', cache: createPictureCache(folder) })
    expect(Buffer.from(await next.paint({ picture: icon('A'), path })).equals(Buffer.from(kept))).toBe(true)
    expect(Buffer.from(png).equals(Buffer.from(kept))).toBe(false)
    expect(statSync(join(folder, file)).mode & 0o077).toBe(0)
  })

  it('draws anew what another version drew, and what is damaged', async () => {
    const folder = scratch()
    const png = await createPainter({ key: 'v1', cache: createPictureCache(folder) }).paint({
      picture: icon('A'),
      path,
    })
    await createPainter({ key: 'v2', cache: createPictureCache(folder) }).paint({ picture: icon('A'), path })
    expect(readdirSync(folder)).toHaveLength(2)
    for (const file of readdirSync(folder)) truncateSync(join(folder, file), 40)
    const again = await createPainter({ key: 'v1', cache: createPictureCache(folder) }).paint({
      picture: icon('A'),
      path,
    })
    expect(Buffer.from(again).equals(Buffer.from(png))).toBe(true)
  })

  it('forgets what a whole site did not ask for', async () => {
    const folder = scratch()
    const first = createPainter({ key: 'v1', cache: createPictureCache(folder) })
    await first.paint({ picture: icon('A'), path })
    await first.paint({ picture: icon('B'), path })
    const next = createPainter({ key: 'v1', cache: createPictureCache(folder) })
    const png = await next.paint({ picture: icon('B'), path })
    await next.forgetOthers()
    const [file = '', ...rest] = readdirSync(folder)
    expect(rest).toEqual([])
    expect(readFileSync(join(folder, file)).equals(Buffer.from(png))).toBe(true)
  })

  it('shows what stands in for what cannot be drawn, and tells of it once', async () => {
    const painter = createPainter({ key: 'v1' })
    const instead = icon('A')
    const [one, other] = await Promise.all([
      painter.paint({ picture: broken, path: 'B.md' as GardenPath, instead }),
      painter.paint({ picture: broken, path, instead }),
    ])
    const png = Buffer.from(await painter.paint({ picture: instead, path }))
    expect(png.equals(Buffer.from(one))).toBe(true)
    expect(png.equals(Buffer.from(other))).toBe(true)
    const [problem, ...rest] = painter.problems()
    expect(rest).toEqual([])
    expect(problem).toMatchObject({ code: 'card-failed', path: 'A.md' })
    expect(problem?.message).toContain("The site's own card stands in for it and for 1 more")
  })

  it('answers blank paper of the size where nothing can be drawn', async () => {
    const png = Buffer.from(
      await createPainter({ key: 'v1' }).paint({ picture: broken, path, instead: broken }),
    )
    expect([png.toString('latin1', 1, 4), png.readUInt32BE(16), png.readUInt32BE(20)]).toEqual([
      'PNG',
      32,
      32,
    ])
  })
})

describe('an icon of the garden’s own', () => {
  const drawing =
    '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"><circle cx="4" cy="4" r="4" fill="red"/></svg>'
  /** The start of a PNG so many pixels wide and high. */
  const pngHead = (size: number): Uint8Array => {
    const head = Buffer.from('89504e470d0a1a0a0000000d4948445200000000000000000802000000', 'hex')
    head.writeUInt32BE(size, 16)
    head.writeUInt32BE(size, 20)
    return head
  }
  const files: Readonly<Record<string, string | Uint8Array>> = {
    'leaf.svg': drawing,
    'other.svg': drawing.replace('red', 'blue'),
    'empty.svg': '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 8 8"/>',
    'huge.png': pngHead(90_000),
    'wide.png': pngHead(5_000),
    'cut.png': pngHead(64),
    'leaf.ico': 'icon',
  }
  const store = createMemoryStore(files)
  const open = () => createPainter({ key: 'v1', readArt: (file) => readIconArt(store, file) })
  const own = (file: string): IconPicture => ({ ...icon('A', 64), file, paper: '#fff' })
  const paintAlone = async (picture: Picture): Promise<Buffer> =>
    Buffer.from(await open().paint({ picture, path }))

  it('is drawn on paper, another for another file', async () => {
    const [leaf, other] = [await paintAlone(own('leaf.svg')), await paintAlone(own('other.svg'))]
    expect([leaf.readUInt32BE(16), leaf.readUInt32BE(20)]).toEqual([64, 64])
    expect(leaf.equals(other)).toBe(false)
    expect(leaf.equals(await paintAlone(icon('A', 64)))).toBe(false)
  })

  it('is the letter where the file shows nothing, is too large, or of another kind', async () => {
    const letter = await paintAlone(icon('A', 64))
    for (const [file, reason] of [
      ['empty.svg', 'nothing of it can be drawn'],
      ['huge.png', 'it does not say that it has at most 4096 pixels each way'],
      ['wide.png', 'it does not say that it has at most 4096 pixels each way'],
      ['cut.png', 'nothing of it can be drawn'],
      ['leaf.ico', 'it is a file of another kind'],
    ] as const) {
      const painter = open()
      expect(Buffer.from(await painter.paint({ picture: own(file), path })).equals(letter), file).toBe(true)
      expect(painter.problems().map(({ setting, message }) => [setting, message])).toEqual([
        ['favicon', `favicon: the icons cannot show "${file}": ${reason}. They show a letter`],
      ])
    }
  })
})
