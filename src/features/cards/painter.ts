import { hash } from 'node:crypto'
import { cardFailed, iconFailed } from '../../model/content-diagnostics.ts'
import { compareDiagnostics, type Diagnostic } from '../../model/diagnostic.ts'
import type { GardenPath } from '../../model/path.ts'
import type { Paint, PaintRequest, Picture } from '../../model/picture.ts'
import { paintBlank } from '../../session/pictures/blank-picture.ts'
import { shareWork } from '../../session/threads/share-work.ts'
import type { FileCache } from '../../store/file-cache.ts'
import type { DrawnPicture, GardenFace } from './draw-picture.ts'
import type { IconArt } from './icon-art.ts'
import { listMachineFonts } from './machine-fonts.ts'
import { createPictureChild, type Drawn } from './picture-child.ts'

/** Draws pictures and keeps them. */
export interface Painter {
  /** What was drawn before costs a look-up. */
  readonly paint: Paint
  /** What could not be drawn, the same reason once, sorted. */
  problems(): readonly Diagnostic[]
  /** Removes kept pictures that were not asked for: a whole site has been made. */
  forgetOthers(): Promise<void>
  /** Ends the processes; the painter may be used again. */
  close(): Promise<void>
}

/** What a painter works with. */
interface PainterSettings {
  /** The built entry of the processes that draw; without one pictures are drawn right here, without a deadline. */
  readonly entry?: URL
  /** How many processes may draw; default: one. */
  readonly processes?: number
  /** Default: nothing is kept. */
  readonly cache?: FileCache
  /** What else decides how a picture looks: the version of the program. */
  readonly key: string
  /** Faces of the garden's theme; asked for with the first picture. */
  readonly gardenFaces?: () => Promise<readonly GardenFace[]>
  /** Reads a picture of the garden that icons show; rejects with a reason in words. Default: none can be read. */
  readonly readArt?: (file: string) => Promise<IconArt>
}

/** Letters that our faces are sure to have; which picture has others depends on the machine's fonts, too. */
const usualLetters = /^[ -~\u00a0-\u017f\u0386-\u03ce\u0401-\u045f\u2010-\u2026\u20ac]*$/

/** Prepares a painter; no process is started, and nothing of what draws loaded, before a picture needs it. */
export function createPainter(settings: PainterSettings): Painter {
  const { entry, cache, key, processes: most = 1, gardenFaces = async () => [], readArt = noArt } = settings
  const running = new Map<string, Promise<Drawn>>()
  const pathsByReason = new Map<string, Set<GardenPath>>()
  const failedIcons = new Map<string, Diagnostic>()
  let drawing: Promise<Drawing> | undefined
  let machine: string | undefined

  const start = (): Promise<Drawing> => {
    drawing ??= startDrawing(entry, most, gardenFaces)
    return drawing
  }

  /** With what it is drawn from: the bytes of its file. */
  const findArt = async (picture: Picture): Promise<DrawnPicture> => {
    if (picture.kind === 'card' || picture.file === undefined) return picture
    const art = readArt(picture.file)
    return { ...picture, art: await art }
  }

  const digest = async (picture: DrawnPicture): Promise<string> => {
    const { faces } = await start()
    const names = picture.kind === 'card' ? (picture.map?.names.flatMap(({ lines }) => lines) ?? []) : []
    const words = [...Object.values(picture).filter((value) => typeof value === 'string'), ...names]
    const isUsual = words.every((text) => usualLetters.test(text))
    if (!isUsual) machine ??= JSON.stringify(listMachineFonts())
    const art = picture.kind === 'icon' && picture.art ? hash('sha256', picture.art.bytes, 'hex') : ''
    const about = { ...picture, art }
    return hash('sha256', JSON.stringify([key, about, faces, isUsual ? '' : machine]), 'hex')
  }

  const make = async (id: string, picture: DrawnPicture): Promise<Drawn> => {
    const kept = await cache?.read(id)
    if (kept !== undefined) return { kind: 'drawn', png: kept }
    const { draw } = await start()
    const drawn = await draw(picture)
    if (drawn.kind === 'drawn' && drawn.lacksFaces === undefined) await cache?.write(id, drawn.png)
    return drawn
  }

  const drawOnce = async (asked: Picture): Promise<Drawn> => {
    let picture: DrawnPicture
    try {
      picture = await findArt(asked)
    } catch (error) {
      return { kind: 'failed', reason: error instanceof Error ? error.message : String(error) }
    }
    const id = await digest(picture)
    const known = running.get(id)
    if (known !== undefined) return known
    const drawn = make(id, picture)
    running.set(id, drawn)
    return drawn.finally(() => running.delete(id))
  }

  const paint = async ({ picture, path, instead }: PaintRequest): Promise<Uint8Array> => {
    const drawn = await drawOnce(picture)
    if (drawn.kind === 'drawn') return drawn.png
    if (picture.kind === 'icon' && picture.file !== undefined) {
      failedIcons.set(picture.file, iconFailed(path, picture.file, drawn.reason))
      const { file, paper, ...letter } = picture
      return paint({ picture: letter, path })
    }
    const paths = pathsByReason.get(drawn.reason) ?? new Set()
    pathsByReason.set(drawn.reason, paths.add(path))
    return instead === undefined ? paintBlank({ picture, path }) : paint({ picture: instead, path })
  }

  return {
    paint,
    problems() {
      const cards = [...pathsByReason].map(([reason, paths]) => {
        const [first, ...more] = [...paths].sort()
        return cardFailed(first!, reason, more.length)
      })
      return [...cards, ...failedIcons.values()].sort(compareDiagnostics)
    },
    forgetOthers: async () => cache?.forgetOthers(),
    async close() {
      const started = drawing
      drawing = undefined
      ;(await started)?.close()
    },
  }
}

/** Processes that share the pictures, and what is to be known of the garden's faces. */
interface Drawing {
  readonly faces: string
  draw(picture: DrawnPicture): Promise<Drawn>
  close(): void
}

async function noArt(): Promise<IconArt> {
  throw new Error('no file of the garden can be read here')
}

async function startDrawing(
  entry: URL | undefined,
  most: number,
  readFaces: () => Promise<readonly GardenFace[]>,
): Promise<Drawing> {
  const gardenFaces = await readFaces()
  const { share, close } = shareWork(most, () => createPictureChild(entry, gardenFaces))
  return {
    faces: gardenFaces.map(({ use, data }) => `${use} ${hash('sha256', data, 'hex')}`).join(' '),
    draw: (picture) => share((child) => child.draw(picture)),
    close,
  }
}
