import { createRequire } from 'node:module'
import { type Sharp, scaleWith } from './scale-with.ts'
import type { ScalePicture, ScaleRequest } from './scaled-picture.ts'

/** Entry of a process that scales pictures: see `createPictureScaler`. It is told first where sharp is. */
let scale: ScalePicture | undefined
process.on('message', (message: { readonly kind: 'start'; readonly entry: string } | ScaleRequest) => {
  if ('kind' in message) {
    const load = createRequire(import.meta.url)
    scale = async (request) => scaleWith(load(message.entry) as Sharp)(request)
    return
  }
  void scale?.(message)
    .catch((error: unknown) => ({
      kind: 'failed' as const,
      reason: error instanceof Error ? error.message : String(error),
    }))
    .then((scaled) => process.send?.(scaled))
})
