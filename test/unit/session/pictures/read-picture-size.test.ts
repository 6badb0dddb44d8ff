import { describe, expect, it } from 'vitest'
import { readPictureSize } from '../../../../src/session/pictures/read-picture-size.ts'

const bytes = (...parts: (string | readonly number[])[]): Uint8Array =>
  Buffer.concat(
    parts.map((part) => (typeof part === 'string' ? Buffer.from(part, 'latin1') : Buffer.from(part))),
  )
const wide = (value: number): readonly number[] => [24, 16, 8, 0].map((shift) => (value >>> shift) & 255)

const png = (width: number, height: number, ...rest: string[]): Uint8Array =>
  bytes([137], 'PNG\r\n\x1a\n', wide(13), 'IHDR', wide(width), wide(height), [8, 6, 0, 0, 0], ...rest)

const startOfFrame = [0xff, 0xc0, 0, 11, 8, 0, 20, 0, 30, 1, 1, 17, 0]

/** Exif data of one entry with a short value. */
function tiff(order: 'II' | 'MM', tag: number, value: number): readonly number[] {
  const short = (number: number): number[] =>
    order === 'II' ? [number & 255, number >> 8] : [number >> 8, number & 255]
  const long = (number: number): number[] =>
    order === 'II' ? [...short(number), 0, 0] : [0, 0, ...short(number)]
  const entry = [...short(tag), ...short(3), ...long(1), ...short(value), 0, 0]
  return [...Buffer.from(order), ...short(42), ...long(8), ...short(1), ...entry, ...long(0)]
}

function jpeg(orientation: number): Uint8Array {
  const exif = bytes('Exif', [0, 0], tiff('MM', 0x0112, orientation))
  return bytes([0xff, 0xd8, 0xff, 0xe1, 0, exif.length + 2], [...exif], startOfFrame)
}

const exifPng = (exif: readonly number[]): Uint8Array =>
  bytes([...png(30, 20)], wide(exif.length), 'eXIf', exif, wide(0))

function avif(...extra: (readonly number[])[]): Uint8Array {
  const box = (name: string, ...inside: (readonly number[])[]): readonly number[] => {
    const content = inside.flat()
    return [...wide(content.length + 8), ...Buffer.from(name), ...content]
  }
  const ispe = box('ispe', wide(0), wide(30), wide(20))
  const meta = box('meta', wide(0), box('iprp', box('ipco', ispe, ...extra.map((one) => [...one]))))
  return bytes(box('ftyp', [...Buffer.from('avif')], wide(0)), meta)
}

const extendedWebp = (flags: number): Uint8Array =>
  bytes('RIFF', wide(0), 'WEBPVP8X', [10, 0, 0, 0, flags, 0, 0, 0, 29, 0, 0, 19, 0, 0])

const size = { width: 30, height: 20 }

describe('a picture says how large it is', () => {
  it.each<[string, Uint8Array]>([
    ['PNG', png(30, 20)],
    ['JPEG', jpeg(1)],
    ['GIF', bytes('GIF89a', [30, 0, 20, 0])],
    ['WebP', extendedWebp(0)],
    ['AVIF', avif()],
    ['BMP', bytes('BM', Array(16).fill(0), [30, 0, 0, 0, 20, 0, 0, 0])],
    ['BMP from its top', bytes('BM', Array(16).fill(0), [30, 0, 0, 0, 236, 255, 255, 255])],
  ])('%s', (_, file) => expect(readPictureSize(file, false)).toEqual(size))

  it('and a photograph that lies on its side is turned', () => {
    expect(readPictureSize(jpeg(6), false)).toEqual({ width: 20, height: 30 })
    expect(readPictureSize(jpeg(3), false)).toEqual(size)
  })

  it('and one with Exif data that do not lay it on its side is as it is', () => {
    for (const order of ['II', 'MM'] as const) {
      expect(readPictureSize(exifPng(tiff(order, 0x011a, 72)), false), order).toEqual(size)
      expect(readPictureSize(exifPng(tiff(order, 0x0112, 1)), false), order).toEqual(size)
      expect(readPictureSize(exifPng(tiff(order, 0x0112, 6)), false), order).toBeUndefined()
      expect(readPictureSize(exifPng(tiff(order, 0x0112, 1).slice(0, 15)), false), order).toBeUndefined()
    }
  })

  it.each<[string, Uint8Array]>([
    ['PNG', png(30, 20, 'eXIf')],
    ['WebP', extendedWebp(8)],
    ['AVIF', avif([0, 0, 0, 9, ...Buffer.from('irot'), 1])],
  ])('but not where something else may turn it: %s', (_, file) =>
    expect(readPictureSize(file, false)).toBeUndefined(),
  )
})

describe('a drawing', () => {
  it.each<[string, unknown]>([
    ['<svg xmlns="http://www.w3.org/2000/svg" width="30" height="20"/>', size],
    ['\ufeff<?xml version="1.0"?><!-- a --><svg width="30px" height="20.3"/>', size],
    ['<svg width="1in" height="72pt">', { width: 96, height: 96 }],
    ['<svg width="60" viewBox="0 0 3 2">', { width: 60, height: 40 }],
    ['<svg height="40" width="auto" viewBox="0,0,3,2">', { width: 60, height: 40 }],
    ['<svg viewBox="0 0 24 12">', { width: 2000, height: 1000 }],
    ['<svg width="100%" viewBox="0 0 24 12">', { width: 2000, height: 1000 }],
    ['<svg viewBox="0 0 24 12" preserveAspectRatio="none">', undefined],
    ['<svg>', { width: 300, height: 150 }],
    ['<svg width="30">', { width: 30, height: 150 }],
    ['<svg height="20" width="100%">', { width: 300, height: 20 }],
    ['<svg width="2em" height="2em">', undefined],
    ['<svg width="0" height="20">', undefined],
    ['<svg width="1e9" height="20">', undefined],
    ['<svg width="-30" height="20">', undefined],
    ['<svg viewBox="0 0 0 12">', undefined],
    ['<svg width="30" height="20"', undefined],
    ['<p><svg width="30" height="20"/></p>', undefined],
    ['<svg '.repeat(50_000), undefined],
  ])('%#', (source, expected) => expect(readPictureSize(bytes(source), true)).toEqual(expected))
})

describe('what is no picture, or a broken one, has no size', () => {
  it.each([
    ['nothing', bytes()],
    ['no width', png(0, 20)],
    ['more than any browser shows', png(4_000_000_000, 4_000_000_000)],
    ['a text', bytes('This is a note.')],
  ])('%s', (_, file) => expect(readPictureSize(file, false)).toBeUndefined())

  it('wherever it is cut short', () => {
    for (const file of [png(30, 20), jpeg(6), extendedWebp(0), avif(), bytes('GIF89a', [30, 0, 20, 0])]) {
      for (let end = 0; end < file.length; end++) {
        // In the midst of other bytes, which say nothing of it.
        const around = Buffer.concat([file.subarray(0, end), Buffer.alloc(64, 7)])
        const found = readPictureSize(around.subarray(0, end), false)
        expect([undefined, '30x20', '20x30']).toContain(found && `${found.width}x${found.height}`)
      }
    }
  })
})
