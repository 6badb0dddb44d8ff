import type { GardenOptions } from '../../model/options.ts'
import type { Store } from '../../store/store.ts'
import { fontFilesOf } from '../theme/facts.ts'
import type { GardenFace } from './draw-picture.ts'

/** Whether a file is a font that cards can be drawn with: WOFF2 is packed in a way of its own, which nothing here unpacks. */
export function isCardFont(file: string): boolean {
  return /\.(?:woff|ttf|otf)$/i.test(file)
}

/** Bytes of a font that are read, and files of one theme. */
const most = { bytes: 4_000_000, files: 8 }

/** The faces that the garden's theme names as files of the garden. A file that cannot be read is none. */
export async function readGardenFaces(
  options: Pick<GardenOptions, 'settings' | 'withoutFeatures'>,
  store: Pick<Store, 'head'>,
): Promise<readonly GardenFace[]> {
  const { text, interface: ofInterface } = fontFilesOf(options)
  const wanted = [
    ...text.map((file) => ({ use: 'title', file }) as const),
    ...ofInterface.map((file) => ({ use: 'text', file }) as const),
  ]
  const readable = wanted.filter(({ file }) => isCardFont(file))
  const faces = readable.slice(0, most.files).map(async ({ use, file }): Promise<readonly GardenFace[]> => {
    try {
      const { bytes, size } = await store.head(file.normalize('NFC'), most.bytes)
      return size > most.bytes ? [] : [{ use, data: bytes }]
    } catch {
      return []
    }
  })
  return (await Promise.all(faces)).flat()
}
