import { describe, expect, it } from 'vitest'
import { createCoverage, extractFace, facesOf, type ReadAt } from '../../../src/features/cards/font-file.ts'

/** A `cmap` with one table for Unicode. */
function cmap(table: Buffer): Buffer {
  const head = Buffer.alloc(12)
  head.writeUInt16BE(1, 2)
  head.writeUInt16BE(3, 4)
  head.writeUInt16BE(10, 6)
  head.writeUInt32BE(12, 8)
  return Buffer.concat([head, table, Buffer.alloc(16)])
}

/** Format 12: groups of first letter, last letter and first drawing. */
function groups(...list: readonly (readonly [first: number, last: number, drawing: number])[]): Buffer {
  const table = Buffer.alloc(16 + 12 * list.length)
  table.writeUInt16BE(12, 0)
  table.writeUInt32BE(list.length, 12)
  for (const [i, group] of list.entries())
    for (const [j, value] of group.entries()) table.writeUInt32BE(value, 16 + 12 * i + 4 * j)
  return table
}

/** Format 4 with the letters A to C, of which B has no drawing, and the end that it has to have. */
function segments(): Buffer {
  const words = [4, 0, 0, 4, 0, 0, 0, 0x43, 0xffff, 0, 0x41, 0xffff, 0, 1, 4, 0, 7, 0, 9]
  const table = Buffer.alloc(2 * words.length)
  for (const [i, word] of words.entries()) table.writeUInt16BE(word, 2 * i)
  return table
}

/** A font of some tables; its offsets count from the start of the file, which `before` bytes of other things are at. */
function font(tables: Readonly<Record<string, Buffer>>, before = 0): Buffer {
  const entries = Object.entries(tables)
  const head = Buffer.alloc(12 + 16 * entries.length)
  head.write('OTTO', 'latin1')
  head.writeUInt16BE(entries.length, 4)
  let at = before + head.length
  for (const [i, [tag, data]] of entries.entries()) {
    head.write(tag, 12 + 16 * i, 'latin1')
    head.writeUInt32BE(at, 12 + 16 * i + 8)
    head.writeUInt32BE(data.length, 12 + 16 * i + 12)
    at += data.length
  }
  return Buffer.concat([head, ...entries.map(([, data]) => data)])
}

/** A collection of two faces. */
function collection(
  first: Readonly<Record<string, Buffer>>,
  second: Readonly<Record<string, Buffer>>,
): Buffer {
  const head = Buffer.alloc(20)
  head.write('ttcf', 'latin1')
  head.writeUInt32BE(2, 8)
  const one = font(first, head.length)
  head.writeUInt32BE(head.length, 12)
  head.writeUInt32BE(head.length + one.length, 16)
  return Buffer.concat([head, one, font(second, head.length + one.length)])
}

const readerOf =
  (file: Buffer): ReadAt =>
  (position, length) =>
    file.subarray(position, position + length)

const outlines = Buffer.from('outlines')

describe('a font of the machine', () => {
  it('tells which letters it has, by groups', () => {
    const file = font({ 'CFF ': outlines, cmap: cmap(groups([0x41, 0x43, 5], [0x4e00, 0x4e10, 20])) })
    const has = createCoverage(readerOf(file), 0)!
    expect([0x40, 0x41, 0x43, 0x44, 0x4e05, 0x4e11].map(has)).toEqual([false, true, true, false, true, false])
  })

  it('tells which letters it has, by segments, and which of these have no drawing', () => {
    const has = createCoverage(readerOf(font({ glyf: outlines, cmap: cmap(segments()) })), 0)!
    expect([0x40, 0x41, 0x42, 0x43, 0x44, 0x1f600].map(has)).toEqual([false, true, false, true, false, false])
  })

  it('is none without outlines, as fonts of coloured pictures are', () => {
    expect(createCoverage(readerOf(font({ cmap: cmap(groups([0x41, 0x43, 5])) })), 0)).toBeUndefined()
  })

  it('is none where it is something else, or cut short', () => {
    expect(facesOf(readerOf(Buffer.from('wOF2 and so on and on')))).toEqual([])
    expect(facesOf(readerOf(Buffer.from('OT')))).toEqual([])
    const cut = font({ 'CFF ': outlines, cmap: cmap(groups([0x41, 0x43, 5])) }).subarray(0, 70)
    const has = createCoverage(readerOf(cut), 0)
    expect(has?.(0x41) ?? false).toBe(false)
  })

  it('is a file of its own after it was taken out of a collection', () => {
    const of = (letter: number): Readonly<Record<string, Buffer>> => ({
      'CFF ': outlines,
      cmap: cmap(groups([letter, letter, 5])),
    })
    const file = collection(of(0x41), of(0x42))
    const [first, second] = facesOf(readerOf(file))
    expect(createCoverage(readerOf(file), first!)!(0x41)).toBe(true)
    const face = extractFace(file, second!)
    expect(facesOf(readerOf(face))).toEqual([0])
    const has = createCoverage(readerOf(face), 0)!
    expect([has(0x41), has(0x42)]).toEqual([false, true])
  })
})
