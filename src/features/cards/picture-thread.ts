import type { Picture } from '../../model/picture.ts'
import { askForEach } from '../../session/threads/item-thread.ts'
import { createThread } from '../../session/threads/thread.ts'
import type { DrawPicture, GardenFace } from './draw-picture.ts'

/** A picture's PNG, or why there is none. */
export type Drawn =
  | { readonly kind: 'drawn'; readonly png: Uint8Array }
  | { readonly kind: 'failed'; readonly reason: string }

/** What the thread does: the first of the pictures. */
export interface PictureWork {
  draw(pictures: readonly Picture[]): Promise<readonly Drawn[]>
}

/** What the thread is started with. */
export interface PictureData {
  readonly gardenFaces: readonly GardenFace[]
}

/** Draws one picture after another, in the order in which they are asked for. */
interface PictureThread {
  draw(picture: Picture): Promise<Drawn>
  close(): Promise<void>
}

/** Heap of the thread: fonts are outside of it. */
const heapMebibytes = 384

/** Longest time for one picture, in milliseconds; the first pays for what draws it. */
const deadline = 15_000

/** Nothing is started before the first picture. Without a built entry they are drawn right here. */
export function createPictureThread(entry: URL | undefined, data: PictureData): PictureThread {
  if (entry === undefined) {
    const drawHere = createDrawer(data)
    return { draw: drawHere, close: async () => {} }
  }
  const thread = createThread<PictureWork>({ entry, data, heapMebibytes, deadline })
  let queue: Promise<unknown> = Promise.resolve()
  return {
    draw(picture) {
      // One at a time: a picture that ends the thread would take those with it that wait for it.
      const drawn = queue.then(async () => {
        const [first] = await askForEach(
          [picture],
          (some) => thread.ask('draw', some),
          (_, { reason, message }): Drawn => ({
            kind: 'failed',
            reason: reason === 'time' ? `it took more than ${deadline / 1_000} s` : message,
          }),
        )
        return first!
      })
      queue = drawn.catch(() => {})
      return drawn
    },
    close: () => thread.close(),
  }
}

/** Draws pictures in this thread. Never rejects. */
export function createDrawer({ gardenFaces }: PictureData): (picture: Picture) => Promise<Drawn> {
  let drawing: Promise<DrawPicture> | undefined
  return async (picture) => {
    try {
      drawing ??= import('./draw-picture.ts').then(({ createDrawing }) => createDrawing({ gardenFaces }))
      const draw = await drawing
      return { kind: 'drawn', png: await draw(picture) }
    } catch (error) {
      return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) }
    }
  }
}
