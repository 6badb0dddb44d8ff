import { pictureWidths, type ScalePicture } from './scaled-picture.ts'

/** What is used of the package sharp: https://sharp.pixelplumbing.com. */
export type Sharp = (
  bytes: Uint8Array,
  options: { readonly limitInputPixels: number; readonly failOn: 'error'; readonly sequentialRead: boolean },
) => SharpPicture

interface SharpPicture {
  metadata(): Promise<{
    readonly format?: string
    readonly width?: number
    readonly height?: number
    readonly pages?: number
    /** As EXIF has it: from 5 on the picture lies on its side. */
    readonly orientation?: number
  }>
  rotate(): SharpPicture
  resize(options: { readonly width: number }): SharpPicture
  webp(options: { readonly quality: number; readonly nearLossless?: boolean }): SharpPicture
  avif(options: {
    readonly quality: number
    readonly effort: number
    readonly chromaSubsampling?: string
  }): SharpPicture
  toBuffer(): Promise<Uint8Array>
}

/** Pixels of a picture that is read: one that says more takes more memory than anybody's page is worth. */
const maxPixels = 60_000_000

/** Of AVIF's 0 to 9: the next takes twice the time for files that are a few hundredths smaller. */
const effort = 2

/** Part of the original's bytes from which on another file is no gain. */
const worthIt = 0.9

/** Scales pictures by sharp. What they say of camera and place is not in the files: sharp leaves it out. */
export function scaleWith(sharp: Sharp): ScalePicture {
  return async ({ bytes, format }) => {
    const open = (): SharpPicture =>
      sharp(bytes, { limitInputPixels: maxPixels, failOn: 'error', sequentialRead: true })
    const { width = 0, height = 0, orientation = 1, pages = 1, format: kind } = await open().metadata()
    // One that moves would stand still.
    if (pages > 1) return { kind: 'scaled', files: [] }
    const own = orientation >= 5 ? height : width
    // Letters on a screenshot keep their edges.
    const isDrawn = kind === 'png'
    const encode = async (to: number) => {
      const picture = open().rotate().resize({ width: to })
      const encoded =
        format === 'webp'
          ? picture.webp(isDrawn ? { quality: 75, nearLossless: true } : { quality: 80 })
          : picture.avif({
              quality: isDrawn ? 65 : 55,
              effort,
              ...(isDrawn && { chromaSubsampling: '4:4:4' }),
            })
      return { width: to, bytes: new Uint8Array(await encoded.toBuffer()) }
    }
    const widest = Math.min(own, pictureWidths.at(-1)!)
    const files = [await encode(widest)]
    // A browser takes the widest where it needs more than all others have: it has to be worth it, too.
    if (widest < 1 || files[0]!.bytes.length > bytes.length * worthIt) return { kind: 'scaled', files: [] }
    for (const narrower of pictureWidths) if (narrower < widest * 0.9) files.push(await encode(narrower))
    return { kind: 'scaled', files: files.sort((a, b) => a.width - b.width) }
  }
}
