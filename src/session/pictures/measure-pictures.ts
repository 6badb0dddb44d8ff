import { headBytes } from '../../model/file-head.ts'
import type { Garden } from '../../model/garden.ts'
import { isDrawingFile, mediaKindOf } from '../../model/media-type.ts'
import type { AssetPath } from '../../model/path.ts'
import type { PictureSize } from '../../model/picture-size.ts'
import { collectUsedAssets } from '../../site/collect-used-assets.ts'
import type { Store, StoreEntry } from '../../store/store.ts'
import { readPictureSize } from './read-picture-size.ts'

/** The sizes of the pictures that a garden's notes show, as far as their files say them. */
type MeasurePictures = (garden: Garden) => Promise<ReadonlyMap<AssetPath, PictureSize>>

/**
 * Reads the start of each picture, and again only of those that have changed. `entryOf` knows the files as they were listed
 * last.
 */
export function createMeasurePictures(
  store: Store,
  entryOf: (path: AssetPath) => StoreEntry | undefined,
): MeasurePictures {
  const known = new Map<AssetPath, { readonly entry: StoreEntry; readonly size: PictureSize | undefined }>()
  const sizeOf = async (path: AssetPath): Promise<PictureSize | undefined> => {
    const entry = entryOf(path)
    if (entry === undefined) return undefined
    const before = known.get(path)
    if (before?.entry === entry) return before.size
    const size = await store.head(path, headBytes).then(
      ({ bytes }) => readPictureSize(bytes, isDrawingFile(path)),
      // A file that cannot be read is told of where it is published.
      () => undefined,
    )
    known.set(path, { entry, size })
    return size
  }
  return async (garden) => {
    const sizes = new Map<AssetPath, PictureSize>()
    for (const path of collectUsedAssets(garden, new Set())) {
      const size = mediaKindOf(path) === 'image' ? await sizeOf(path) : undefined
      if (size !== undefined) sizes.set(path, size)
    }
    return sizes
  }
}
