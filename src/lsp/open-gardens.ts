import { setImmediate } from 'node:timers/promises'
import type { FollowSettings, LanguageGarden } from './language-garden.ts'
import { followGarden } from './language-garden.ts'
import type { EditorPlace, GardenOpener } from './open-place.ts'

/** The gardens that an editor works on: one for each of its folders, and those that lone files are in. */
export interface OpenGardens {
  /** Starts to open the garden of a place; `key` names it for {@link close}. Nothing where it is open already. */
  start(key: string, find: () => EditorPlace): void
  /** Whether anything was started. */
  readonly isEmpty: boolean
  /** The innermost garden that a document is in. Rejects where none could be opened. */
  gardenOf(uri: string): Promise<LanguageGarden | undefined>
  /** Whether a file is in one of the gardens that are open by now. */
  holds(uri: string): Promise<boolean>
  /** All gardens that could be opened, in the order in which they were started. */
  all(): Promise<readonly LanguageGarden[]>
  /** Closes what was started under a key, where no other key shares it. */
  close(key: string): Promise<void>
  closeAll(): Promise<void>
}

/** What opening gardens needs of the editor. */
interface OpenGardensSettings {
  readonly opener: GardenOpener
  readonly onProgress: (done: number, total: number) => void
  readonly createDocument: FollowSettings['createDocument']
  readonly buffers: () => FollowSettings['buffers']
  readonly onUpdate: (garden: LanguageGarden) => void
  readonly onFailure: (error: unknown) => void
}

/** Creates the gardens of an editor, none yet. */
export function createOpenGardens(settings: OpenGardensSettings): OpenGardens {
  const { opener, onFailure } = settings
  const gardenByKey = new Map<string, Promise<LanguageGarden | undefined>>()
  const gardenByFolder = new Map<string, Promise<LanguageGarden>>()

  const follow = async (place: EditorPlace): Promise<LanguageGarden> => {
    let following: LanguageGarden | undefined
    following = await followGarden(await opener.open(place, settings.onProgress), {
      createDocument: settings.createDocument,
      buffers: settings.buffers(),
      onUpdate() {
        if (following) settings.onUpdate(following)
      },
      onFailure,
    })
    return following
  }
  const load = (place: EditorPlace): Promise<LanguageGarden | undefined> => {
    const folder = opener.locate(place)
    if (folder === undefined) return Promise.resolve(undefined)
    const known = gardenByFolder.get(folder)
    if (known !== undefined) return known
    const garden = follow(place)
    gardenByFolder.set(folder, garden)
    garden.catch(() => gardenByFolder.delete(folder))
    return garden
  }
  const settledOnes = async (): Promise<readonly LanguageGarden[]> => {
    const found = await Promise.allSettled(gardenByKey.values())
    const gardens = found.flatMap((one) => (one.status === 'fulfilled' && one.value ? [one.value] : []))
    return [...new Set(gardens)]
  }
  const innermost = (gardens: readonly LanguageGarden[], uri: string): LanguageGarden | undefined =>
    gardens
      .filter((garden) => garden.pathOf(uri) !== undefined)
      .sort((a, b) => b.folder.length - a.folder.length)[0]

  return {
    get isEmpty() {
      return gardenByKey.size === 0
    },
    start(key, find) {
      if (gardenByKey.has(key)) return
      const garden = setImmediate().then(() => load(find()))
      gardenByKey.set(key, garden)
      garden.catch(onFailure)
    },
    async gardenOf(uri) {
      const gardens = await settledOnes()
      const found = innermost(gardens, uri)
      // Who asks about what could not be opened is told why.
      if (found === undefined && gardens.length === 0) await Promise.all(gardenByKey.values())
      return found
    },
    holds: async (uri) => innermost(await settledOnes(), uri) !== undefined,
    all: settledOnes,
    async close(key) {
      const garden = await gardenByKey.get(key)?.catch(() => undefined)
      gardenByKey.delete(key)
      if (garden === undefined || (await settledOnes()).includes(garden)) return
      gardenByFolder.delete(garden.folder)
      await garden.close()
    },
    async closeAll() {
      const gardens = await settledOnes()
      gardenByKey.clear()
      gardenByFolder.clear()
      await Promise.all(gardens.map((garden) => garden.close()))
    },
  }
}
