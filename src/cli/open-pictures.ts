import { settingOf } from '../define/setting.ts'
import { unpackScaled } from '../features/pictures/pack-scaled.ts'
import { createPictureScaler } from '../features/pictures/picture-scaler.ts'
import { picturesSetting } from '../features/pictures/pictures-setting.ts'
import { type ScaledPictures, scalePictures } from '../features/pictures/scale-pictures.ts'
import type { Garden } from '../model/garden.ts'
import { workerEntry } from '../session/engine-files.ts'
import { processorCount } from '../session/threads/processor-count.ts'
import { createFileCache } from '../store/file-cache.ts'
import { cacheFileOf } from './cache-file.ts'
import type { OpenGarden } from './open-garden.ts'

/** Offers a garden's pictures in several widths. */
interface OpenPictures {
  readonly scale: (garden: Garden) => Promise<ScaledPictures>
  /** Changes with what decides how the files look. */
  readonly version: string
  close(): void
}

/** Processes at most: each decodes a whole picture. */
const mostProcesses = 2

/** Undefined where the settings say no, the feature is off, or sharp is not installed. */
export function openPictures({ folder, store, options, chosen }: OpenGarden): OpenPictures | undefined {
  const format = settingOf(options, picturesSetting) ?? 'webp'
  if (format === false || !chosen.features.isOn('pictures')) return undefined
  const processes = Math.min(mostProcesses, processorCount())
  const scaler = createPictureScaler(workerEntry('scale-worker'), processes)
  if (scaler === undefined) return undefined
  const cache = createFileCache(cacheFileOf(folder, 'pictures'), {
    ending: '.set',
    isWhole: (bytes) => unpackScaled(bytes) !== undefined,
  })
  return {
    version: scaler.version,
    scale: (garden) => scalePictures(garden, { store, format, scaler, cache }),
    close: scaler.close,
  }
}

/** What there is to say where the settings ask for what cannot be done. */
export function noSharp(
  { options, chosen }: OpenGarden,
  pictures: OpenPictures | undefined,
): string | undefined {
  const format = settingOf(options, picturesSetting)
  if (pictures !== undefined || !format || !chosen.features.isOn('pictures')) return undefined
  return `Pictures have one size: "pictures" in the config asks for ${format}, for which the package sharp has to be installed beside hortus (npm install sharp)`
}
