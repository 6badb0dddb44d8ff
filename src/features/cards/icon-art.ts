import { isDrawingFile } from '../../model/media-type.ts'
import type { AssetPath } from '../../model/path.ts'
import { readPictureSize } from '../../session/pictures/read-picture-size.ts'
import { publishDrawing } from '../../session/publish-drawing.ts'
import type { Store } from '../../store/store.ts'

/** A picture of the garden that icons show. */
export interface IconArt {
  readonly type: 'image/svg+xml' | 'image/png' | 'image/jpeg' | 'image/gif' | 'image/webp'
  readonly bytes: Uint8Array
}

/** Bytes of a file, and pixels each way: one of a few kilobytes may say that it is a thousand times as large. */
const most = { bytes: 2_000_000, pixels: 4_096 }

/** By their first bytes. */
const kinds = [
  ['image/png', /^\x89PNG/],
  ['image/jpeg', /^\xff\xd8\xff/],
  ['image/gif', /^GIF8/],
  ['image/webp', /^RIFF[\s\S]{4}WEBP/],
] as const

/** Reads what icons show; rejects with a reason in words. A drawing is read as the site has it: without what it could load. */
export async function readIconArt(store: Store, file: string): Promise<IconArt> {
  const path = file as AssetPath
  const isDrawing = isDrawingFile(path)
  const { bytes, size } = await store.head(path, most.bytes)
  if (size > most.bytes) throw new Error(`it has ${size} bytes, expected at most ${most.bytes}`)
  const start = Buffer.from(bytes.subarray(0, 16)).toString('latin1')
  const type = isDrawing ? 'image/svg+xml' : kinds.find(([, begins]) => begins.test(start))?.[0]
  if (type === undefined) throw new Error('it is a file of another kind')
  const pixels = readPictureSize(bytes, isDrawing)
  if (!isDrawing && (pixels === undefined || Math.max(pixels.width, pixels.height) > most.pixels))
    throw new Error(`it does not say that it has at most ${most.pixels} pixels each way`)
  const published = isDrawing ? (await publishDrawing(store, path)).bytes : bytes
  if (published === undefined) throw new Error('it cannot be published')
  return { type, bytes: published }
}

/** Part of an icon that systems leave in whatever shape they cut: https://www.w3.org/TR/appmanifest/#icon-masks. */
const safe = 0.8

/** Puts the picture on a drawing of the paper alone. */
export function withArt(paper: string, { type, bytes }: IconArt, size: number): string {
  const at = (size * (1 - safe)) / 2
  const href = `data:${type};base64,${Buffer.from(bytes).toString('base64')}`
  const image = `<image x="${at}" y="${at}" width="${size * safe}" height="${size * safe}" href="${href}"/>`
  return paper.replace(/<\/svg>\s*$/, `${image}</svg>`)
}

/** Whether all pixels are the same. */
export function isPlain(pixels: Uint8Array): boolean {
  const dots = new Uint32Array(pixels.buffer, pixels.byteOffset, pixels.byteLength >> 2)
  return dots.every((dot) => dot === dots[0])
}
