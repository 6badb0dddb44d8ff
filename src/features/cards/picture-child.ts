import { createChild } from '../../session/threads/child.ts'
import type { DrawnPicture, DrawPicture, GardenFace } from './draw-picture.ts'
import { usualFontFolders } from './machine-fonts.ts'

/** A picture's PNG, or why there is none. */
export type Drawn =
  | {
      readonly kind: 'drawn'
      readonly png: Uint8Array
      /** Set where it is not in the faces of the garden, because these ended the process: another time they may not. */
      readonly lacksFaces?: true
    }
  | { readonly kind: 'failed'; readonly reason: string }

/** What a process that draws is told: at its start what it may draw with, then a picture each time. */
export type PictureRequest =
  | { readonly kind: 'start'; readonly gardenFaces: readonly GardenFace[] }
  | { readonly kind: 'draw'; readonly picture: DrawnPicture }

/** Draws one picture after another, in the order in which they are asked for. Never rejects. */
interface PictureChild {
  draw(picture: DrawnPicture): Promise<Drawn>
  close(): void
}

/**
 * A process, because fonts of a garden are read in it, and who reads a font does what its file says. Where one ends the
 * process, all is drawn in our faces from then on. Without a built entry pictures are drawn right here.
 */
export function createPictureChild(entry: URL | undefined, gardenFaces: readonly GardenFace[]): PictureChild {
  if (entry === undefined) return { draw: createDrawer(gardenFaces), close: () => {} }
  let faces = gardenFaces
  const child = createChild<PictureRequest, Drawn | 'ended'>({
    entry,
    heapMebibytes: 384,
    // The first draws with what it has to load, maybe 40 MB of letters, on a machine that does other things.
    deadline: 30_000,
    reads: usualFontFolders,
    greeting: (): PictureRequest => ({ kind: 'start', gardenFaces: faces }),
    giveUp: (_, reason) => {
      if (faces.length === 0) return { kind: 'failed', reason }
      faces = []
      return 'ended'
    },
  })
  const draw = async (picture: DrawnPicture): Promise<Drawn> => {
    const drawn = await child.ask({ kind: 'draw', picture })
    if (drawn === 'ended') return draw(picture)
    return drawn.kind === 'drawn' && faces !== gardenFaces ? { ...drawn, lacksFaces: true } : drawn
  }
  return { draw, close: child.close }
}

/** Draws pictures in this very process. */
export function createDrawer(gardenFaces: readonly GardenFace[]): (picture: DrawnPicture) => Promise<Drawn> {
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
