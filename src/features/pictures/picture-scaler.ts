import { createChild } from '../../session/threads/child.ts'
import { shareWork } from '../../session/threads/share-work.ts'
import { findSharp } from './find-sharp.ts'
import type { Scaled, ScalePicture, ScaleRequest } from './scaled-picture.ts'

/** Scales pictures in processes of their own. */
export interface PictureScaler {
  readonly scale: ScalePicture
  /** Changes with what decides how the files look. */
  readonly version: string
  close(): void
}

/** Longest time for one picture, in milliseconds. AVIF of a large one takes ten seconds on a machine that does other things. */
const deadline = 60_000

/**
 * Undefined where sharp is not installed, or the program runs from sources. A picture is read by code of others that is not
 * JavaScript: the process may read its packages alone, and ends with the deadline.
 */
export function createPictureScaler(entry: URL | undefined, processes: number): PictureScaler | undefined {
  const sharp = entry && findSharp()
  if (entry === undefined || sharp === undefined) return undefined
  const { share, close } = shareWork(processes, () =>
    createChild<ScaleRequest, Scaled>({
      entry,
      heapMebibytes: 256,
      deadline,
      reads: [sharp.packages],
      hasAddons: true,
      greeting: () => ({ kind: 'start', entry: sharp.entry }),
      giveUp: (_, reason) => ({ kind: 'failed', reason }),
    }),
  )
  const scale: ScalePicture = (request) => share((child) => child.ask(request))
  return { version: `sharp ${sharp.version}`, scale, close }
}
