import { realpathSync } from 'node:fs'
import { setFlagsFromString } from 'node:v8'
import { addToSketch, sketchGarden } from '../features/editor/completion/sketch-garden.ts'
import { createConnection } from '../lsp/create-connection.ts'
import type { EditorPlace, GardenOpener } from '../lsp/open-place.ts'
import { startLanguageServer } from '../lsp/start-language-server.ts'
import { tellPeople } from '../lsp/tell-people.ts'
import { engineIdentity } from '../session/engine-files.ts'
import { createCachedPool } from '../session/prepare/prepared-cache.ts'
import { readObsidianSettings } from '../store/obsidian-settings.ts'
import { createOverlayStore } from '../store/overlay-store.ts'
import { cacheFileOf } from './cache-file.ts'
import { findGarden } from './find-garden.ts'
import { openGarden, openSession } from './open-garden.ts'
import { resolveGardenFolder } from './resolve-garden-folder.ts'
import type { TrustFlags } from './trust-flags.ts'

/** A language server as the command line asks for it. */
interface LspRequest extends TrustFlags {
  /** The folder of the editor is a garden of its own, whatever it is a part of. */
  readonly isWhole: boolean
  /** The garden, whatever folder the editor has open. */
  readonly folder?: string
}

/**
 * How much the heap may grow over what is alive before it is collected, in percent. An editor's helper runs all day: left
 * to itself V8 would let the garbage of a few edits double what a large garden takes.
 */
const heapGrowth = 30

/** The same while the garden is read for the first time, when nearly all that is made stays: an eighth less time. */
const firstHeapGrowth = 120

/** How long notes are prepared before the editor is listened to again, in milliseconds: a key waits for a few of these. */
const pauseEvery = 2

/** From the first answer until what was prepared is kept for the next start, in milliseconds. */
const restBeforeSave = 2_000

/** Speaks the Language Server Protocol over stdin and stdout until the editor says goodbye. */
export async function runLsp(request: LspRequest): Promise<void> {
  setFlagsFromString(`--heap-growing-percent=${firstHeapGrowth}`)
  const connection = createConnection(process.stdin, process.stdout)
  const locate = ({ folder, near, isBeside }: EditorPlace): string | undefined => {
    if (isBeside && (request.folder !== undefined || (near !== undefined && !looksLikeGarden(near))))
      return undefined
    return realpathSync(resolveGardenFolder(request.folder ?? folder, near).folder)
  }
  const open: GardenOpener['open'] = async ({ folder, near, isTrusted }, onProgress) => {
    const garden = await openGarden({
      ...request,
      folder: request.folder ?? folder,
      near,
      ...(isTrusted && !request.untrusted && { trust: true }),
      // An editor opens what its user has only just got; nobody is asked here, and nobody waits for a garden in vain.
      goWithout: (message) => tellPeople(connection, 'warning', message),
      withoutBodies: true,
      isOwner: true,
      pauseEvery,
      onNotice: (message) => connection.console.warn(message),
    })
    const overlay = createOverlayStore(garden.store)
    const pool = createCachedPool(garden.pool, {
      folder: cacheFileOf(garden.folder, 'names'),
      digestsFile: cacheFileOf(garden.folder, 'digests'),
      maxBytes: garden.options.budget.maxBytes,
      key: JSON.stringify(['names', engineIdentity(), garden.options, garden.configDigest]),
    })
    const session = openSession(
      { ...garden, pool, store: overlay },
      { onProgress: ({ done, total }) => onProgress(done, total) },
    )
    return {
      folder: garden.store.root,
      session,
      overlay,
      planner: garden.plannerOf(overlay),
      onChanged: garden.onChanged,
      nameOnDisk: garden.store.nameOnDisk,
      maxBytes: garden.options.budget.maxBytes,
      prepare: async (path, head, labelFirst) => {
        const read = () => Promise.resolve(head)
        const job = { path, size: head.size, read, ...(labelFirst && { labelFirst }) }
        return (await pool.prepare([job]))[0]!.note
      },
      sketch: () => sketchGarden(overlay, garden.options, garden.chosen.features, garden.neighbours),
      addToSketch: (sketch, paths) => addToSketch(sketch, overlay, paths, garden.options),
      toldSettings: () => readObsidianSettings(garden.store.root),
      onReady() {
        setFlagsFromString(`--heap-growing-percent=${heapGrowth}`)
        setTimeout(() => void pool.save(), restBeforeSave).unref()
      },
      async close() {
        await pool.save()
        await session.close()
      },
    }
  }
  await startLanguageServer(connection, { locate, open })
}

/** Whether something in a folder or above it says that it is a garden; a repository alone may be of anything. */
function looksLikeGarden(folder: string): boolean {
  return (findGarden(folder, 'settings') ?? findGarden(folder, 'kept')) !== undefined
}
