import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { inflateSync } from 'node:zlib'
import { expect, it } from 'vitest'
import { createDrawing } from '../../../src/features/cards/draw-picture.ts'
import { createPictureChild } from '../../../src/features/cards/picture-child.ts'
import type { CardPicture } from '../../../src/model/picture.ts'

const entry = new URL('../../../dist/picture-worker.js', import.meta.url)

const card: CardPicture = {
  kind: 'card',
  title: 'Page cache',
  above: '',
  line: '',
  site: 'Notes',
  letter: 'N',
  author: '',
  lang: 'en',
  dir: 'ltr',
  colours: { paper: '#fbfaf6', ink: '#222', quiet: '#555', accent: '#363', hue: '#36c' },
}

/** A real font, as a file without compression, with other letters than it says: https://www.w3.org/TR/WOFF/#TableDirectory. */
function fontWithLetters(letters: Buffer): Buffer {
  const file = createRequire(import.meta.url).resolve('@fontsource/inter/files/inter-latin-500-normal.woff')
  const woff = readFileSync(file)
  const tables = Array.from({ length: woff.readUInt16BE(12) }, (_, i) => {
    const at = 44 + 20 * i
    const tag = woff.toString('latin1', at, at + 4)
    const [offset, packed, size] = [
      woff.readUInt32BE(at + 4),
      woff.readUInt32BE(at + 8),
      woff.readUInt32BE(at + 12),
    ]
    const data = woff.subarray(offset, offset + packed)
    return { tag, data: tag === 'cmap' ? letters : packed < size ? inflateSync(data) : data }
  })
  const head = Buffer.alloc(12 + 16 * tables.length)
  head.writeUInt32BE(0x00010000, 0)
  head.writeUInt16BE(tables.length, 4)
  let at = head.length
  for (const [i, { tag, data }] of tables.entries()) {
    head.write(tag, 12 + 16 * i, 'latin1')
    head.writeUInt32BE(at, 12 + 16 * i + 8)
    head.writeUInt32BE(data.length, 12 + 16 * i + 12)
    at += data.length
  }
  return Buffer.concat([head, ...tables.map(({ data }) => data)])
}

/** Says that one drawing stands for each of four thousand million letters. */
const endlessLetters = Buffer.alloc(12 + 28)
for (const [at, value] of [
  [12 + 4, 28],
  [12 + 12, 1],
  [12 + 20, 0xffffffff],
  [12 + 24, 1],
  [8, 12],
] as const)
  endlessLetters.writeUInt32BE(value, at)
for (const [at, value] of [
  [2, 1],
  [4, 3],
  [6, 10],
  [12, 12],
] as const)
  endlessLetters.writeUInt16BE(value, at)

it('draws in our faces where a font of the garden takes all memory', { timeout: 120_000 }, async () => {
  const child = createPictureChild(entry, [{ use: 'title', data: fontWithLetters(endlessLetters) }])
  const [one, other] = await Promise.all([child.draw(card), child.draw({ ...card, title: 'Page cash' })])
  child.close()
  const expected = await createDrawing({ gardenFaces: [] })(card)
  expect(one.kind === 'drawn' && Buffer.from(one.png).equals(Buffer.from(expected))).toBe(true)
  // Neither is kept: the font may have been innocent.
  expect([one, other]).toMatchObject([{ lacksFaces: true }, { kind: 'drawn', lacksFaces: true }])
})

it('draws a title in the font of the garden', { timeout: 60_000 }, async () => {
  const file = createRequire(import.meta.url).resolve('@fontsource/inter/files/inter-latin-500-normal.woff')
  const inInter = await createDrawing({ gardenFaces: [{ use: 'title', data: readFileSync(file) }] })(card)
  const inOurs = await createDrawing({ gardenFaces: [] })(card)
  expect(Buffer.from(inInter).equals(Buffer.from(inOurs))).toBe(false)
})
