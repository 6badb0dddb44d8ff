import { readGardenFaces } from '../features/cards/garden-faces.ts'
import { readIconArt } from '../features/cards/icon-art.ts'
import { createPainter, type Painter } from '../features/cards/painter.ts'
import { createPictureCache } from '../features/cards/picture-cache.ts'
import { openPlanner, type Planner } from '../features/changes/open-planner.ts'
import { editedTexts } from '../features/changes/plan-steps.ts'
import { refusePlan } from '../features/changes/planned-change.ts'
import type { Neighbour } from '../model/neighbour.ts'
import type { GardenOptions } from '../model/options.ts'
import type { PlannedChange } from '../model/planned-change.ts'
import { createPublication, type Publication } from '../model/publication.ts'
import { createDrawingBrowser } from '../session/browser/drawing-browser.ts'
import { engineIdentity, webFolder, workerEntry } from '../session/engine-files.ts'
import { findWithheldFiles } from '../session/find-withheld-files.ts'
import type { FollowedSettings } from '../session/followed-settings.ts'
import { createGardenHistory, type GardenHistory } from '../session/garden-history.ts'
import { describeFailure } from '../session/guard-feature.ts'
import { createTypesetFile } from '../session/insets/typeset-file.ts'
import { createTypesetPool, type TypesetPool } from '../session/insets/typeset-pool.ts'
import { openNeighbours } from '../session/neighbours.ts'
import { loadPlugins } from '../session/prepare/load-plugins.ts'
import { createPreparePool, type PreparePool } from '../session/prepare/prepare-pool.ts'
import type { Progress } from '../session/progress.ts'
import { createSession, type Session } from '../session/session.ts'
import { processorCount } from '../session/threads/processor-count.ts'
import { pageAssets } from '../site/page-assets.ts'
import { loadWebAssets, type WebAssets } from '../site/web-assets.ts'
import { createDiskStore, type DiskStore } from '../store/disk-store.ts'
import { type EditStore, openEditStore } from '../store/edit-store.ts'
import { keptGardens, openKeptFolder } from '../store/kept-folder.ts'
import { listSymlinks } from '../store/list-symlinks.ts'
import { type NameRefusal, refuseMove, refuseNewName } from '../store/new-name.ts'
import { openSpellingMemory } from '../store/spelling-memory.ts'
import type { Store } from '../store/store.ts'
import { openUserKey } from '../store/user-key.ts'
import { type AllowRequest, allowConfig } from './allow-config.ts'
import { cacheFileOf } from './cache-file.ts'
import { type ChosenFeatures, chooseFeatures } from './choose-features.ts'
import { findDrawingProgram } from './find-drawing-program.ts'
import { findLargerGarden } from './find-garden.ts'
import { finishChanges } from './finish-changes.ts'
import { joinOptions } from './join-options.ts'
import { type LoadedConfig, loadConfig, loadHiding } from './load-config.ts'
import { readDialects } from './read-dialects.ts'
import { readObsidianOptions } from './read-obsidian-options.ts'
import { describeFound, describePart, resolveGardenFolder } from './resolve-garden-folder.ts'
import { gardenState, stateFolder } from './state-folder.ts'
import { tuneForSize } from './tune-engine.ts'

/** How a command wants its garden. */
export interface OpenGardenRequest extends AllowRequest {
  /** As given on the command line; without one the garden is looked for, see `resolveGardenFolder`. */
  readonly folder: string | undefined
  /** From where it is looked for; default: the current folder. */
  readonly near?: string | undefined
  /** The folder is a garden of its own, whatever it is a part of: changes across notes are done in it. */
  readonly isWhole?: boolean
  /** Whoever asks works with the files themselves, and not through a browser: files of any kind may be renamed. */
  readonly isOwner?: boolean
  /** Options given on the command line; they win over the config. */
  readonly overrides?: Partial<GardenOptions>
  /** Where machines share what they prepared, as given on the command line; it wins over the config. */
  readonly cache?: string | undefined
  /** Only what notes say is wanted, no page. */
  readonly withoutBodies?: boolean
  /** Others are answered while the notes are read, every so many milliseconds. */
  readonly pauseEvery?: number
}

/** A garden on disk with its settings, not read yet. */
export interface OpenGarden {
  /** Absolute. */
  readonly folder: string
  readonly options: GardenOptions
  /** What it can do, and what its own features have failed at so far. */
  readonly chosen: ChosenFeatures
  /** Who may see what, with what the settings of other programs in the folder say. */
  readonly publication: Publication
  /** Other gardens that links may name, with what is kept of them. */
  readonly neighbours: readonly Neighbour[]
  /** Reads once more what may change while the garden is open: Obsidian's settings of templates and days, and what is kept of other gardens. */
  readonly readFollowed: () => FollowedSettings
  readonly configDigest: string
  /** Whether its config adds to the reading of notes, by plugins or callouts of its own. */
  readonly hasPlugins: boolean
  /** Where machines share what they prepared, and who is told that it is of no use. */
  readonly sharedCache: { readonly address: string; readonly onNotice: (message: string) => void } | undefined
  readonly store: DiskStore
  readonly pool: PreparePool
  readonly typesetPool: TypesetPool
  /** Draws cards and icons. */
  readonly painter: Painter
  readonly webAssets: WebAssets
  /** When the notes were planted and tended. */
  readonly history: GardenHistory
  /** Opens the writing side and removes what an earlier program left half written. */
  openEditStore(): Promise<EditStore>
  /** Plans changes across notes. */
  readonly planner: Planner
  /** Told of each change across notes that was done, so that one that takes it back spells names as they were. */
  readonly onChanged: (planned: PlannedChange) => void
  /** A planner that reads from elsewhere, such as an editor's buffers. */
  readonly plannerOf: (store: Pick<Store, 'head'>) => Planner
}

/** Processes that draw at once: each has fonts of its own in memory. */
const mostPainters = 4

/** Features that run code of the garden, in sandboxes; a garden that nobody trusts does without them. */
const runningCode = ['simulations', 'verify']

/** Finds the garden's folder and settings. Rejects with a message for people where one of them is wrong. */
export async function openGarden(request: OpenGardenRequest): Promise<OpenGarden> {
  const { folder, sign } = resolveGardenFolder(request.folder, request.near)
  if (sign !== undefined) request.onNotice?.(describeFound({ folder, sign }))
  const loaded: LoadedConfig = request.untrusted
    ? loadHiding(folder, (message) => request.onNotice?.(message))
    : await loadConfig(folder, (program) => allowConfig(program, request))
  const withheld = findWithheldFiles(folder, request.untrusted === true, (message) =>
    request.onNotice?.(message),
  )
  const plugins = await loadPlugins(loaded.module)
  const chosen = chooseFeatures(
    loaded.config,
    loaded.shown ?? 'the config',
    (failure) => request.onNotice?.(describeFailure(failure)),
    request.untrusted === true ? runningCode : [],
  )
  const dialects = readDialects(folder, loaded.config.dialects, chosen.off)
  for (const remark of dialects.remarks) request.onNotice?.(remark)
  const readOptions = (): GardenOptions => {
    const obsidian = readObsidianOptions(folder, (message) => request.onNotice?.(message))
    return joinOptions(folder, loaded, obsidian, dialects, {
      ...request.overrides,
      withoutFeatures: chosen.off,
    })
  }
  const publicationOf = (by: GardenOptions): Publication =>
    createPublication({ options: by, now: Date.now(), findWithheld: withheld.find })
  const options = readOptions()
  const readNeighbours = (): readonly Neighbour[] =>
    openNeighbours(options, openKeptFolder(folder, keptGardens).read)
  const workerUrl = workerEntry('prepare-worker')
  const typesetUrl = workerEntry('typeset-worker')
  const drawingUrl = workerEntry('drawing-worker')
  const pictureUrl = workerEntry('picture-worker')
  const drawingProgram = findDrawingProgram(chosen.features, options, request.untrusted === true)
  const configDigest = JSON.stringify([loaded.digest, withheld.files, drawingProgram !== undefined])
  const poolSettings = {
    ...(request.pauseEvery !== undefined && { pauseEvery: request.pauseEvery }),
    options,
    plugins,
    ...(loaded.module !== undefined && { configModule: loaded.module }),
    ...(workerUrl && { workerUrl }),
  }
  const store = tunedToListing(
    createDiskStore(folder, { ignore: options.ignore, obeysGit: options.gitignore }),
  )
  const journal = { bounds: store.bounds, key: openUserKey(stateFolder()) }
  if (request.untrusted !== true) await finishChanges(journal, (notice) => request.onNotice?.(notice))
  const spellings = openSpellingMemory(`${gardenState('spellings', folder)}.json`)
  const plannerOf = (from: Pick<Store, 'head'>): Planner => {
    const plan = openPlanner({
      options,
      plugins,
      head: (path, most) => from.head(path, most),
      openEarlier: (key) => spellings.recall(key),
      symlinks: () => ({ ...store, links: listSymlinks(store.bounds) }),
      refuseName: (path, { notesByPath, assets }, from) => {
        const existing = [...notesByPath.keys(), ...assets]
        const refusal =
          from === undefined
            ? refuseNewName(path, existing)
            : refuseMove(from, path, existing, request.isOwner)
        return refusal && describeRefusal(refusal)
      },
    })
    return async (change, garden) => {
      const larger = request.isWhole ? undefined : findLargerGarden(folder)
      return larger === undefined ? plan(change, garden) : refusePlan(describePart(folder, larger))
    }
  }
  const sharedAt = request.cache ?? loaded.config.cache
  return {
    folder,
    options,
    chosen,
    sharedCache: sharedAt
      ? { address: sharedAt, onNotice: (message) => request.onNotice?.(message) }
      : undefined,
    publication: publicationOf(options),
    neighbours: readNeighbours(),
    readFollowed: () => {
      const { templates, days } = readOptions()
      const next = { ...options, templates, days }
      return { options: { templates, days }, publication: publicationOf(next), neighbours: readNeighbours() }
    },
    configDigest,
    hasPlugins: loaded.module !== undefined,
    store,
    planner: plannerOf(store),
    onChanged: ({ undoneBy, files }) => {
      if (undoneBy !== undefined) spellings.keep(undoneBy, editedTexts(files))
    },
    plannerOf,
    openEditStore: () => openEditStore({ ...journal, nameOnDisk: store.nameOnDisk, now: Date.now }),
    pool: createPreparePool({ ...poolSettings, ...(request.withoutBodies && { withoutBodies: true }) }),
    typesetPool: createTypesetPool({
      ...(typesetUrl && { workerUrl: typesetUrl }),
      ...(drawingUrl && { drawingUrl }),
      ...(drawingProgram !== undefined && {
        browser: createDrawingBrowser({ program: drawingProgram, web: webFolder() }),
      }),
      memo: createTypesetFile(cacheFileOf(folder, 'insets')),
    }),
    painter: createPainter({
      ...(pictureUrl && { entry: pictureUrl }),
      processes: Math.min(mostPainters, processorCount()),
      cache: createPictureCache(cacheFileOf(folder, 'cards')),
      key: engineIdentity(),
      // Who reads a font does what its file says.
      gardenFaces: async () => (request.untrusted === true ? [] : readGardenFaces(options, store)),
      readArt: (file) => readIconArt(store, file),
    }),
    webAssets: await loadWebAssets(webFolder(), chosen.features, options),
    history: createGardenHistory(
      folder,
      cacheFileOf(folder, 'history'),
      request.withoutBodies || !chosen.features.on.some(({ versions }) => versions?.(options))
        ? undefined
        : {
            openPool: () => createPreparePool({ ...poolSettings, withoutBodies: true }),
            cacheFile: cacheFileOf(folder, 'versions'),
            key: JSON.stringify([engineIdentity(), options, configDigest]),
          },
    ),
  }
}

/** A listing is the first that is known of a garden's size. */
function tunedToListing(store: DiskStore): DiskStore {
  return {
    ...store,
    async list() {
      const listing = await store.list()
      tuneForSize(listing.entries.length)
      return listing
    },
  }
}

/** How a command works with its session. */
export interface OpenSessionRequest {
  readonly onProgress?: (progress: Progress) => void
  /** Pages load the script that keeps them up to date; only the local server can answer it. */
  readonly isLive?: boolean
  /** Notes say when they were planted and tended; git is asked for it. */
  readonly withHistory?: boolean
}

/** A session on an open garden, for commands that write no site. */
export function openSession(
  garden: Omit<OpenGarden, 'store'> & { readonly store: Store },
  { onProgress, isLive = false, withHistory = isLive }: OpenSessionRequest = {},
): Session {
  const { store, options, chosen, publication, neighbours, pool, typesetPool, painter, webAssets } = garden
  return createSession({
    store,
    options,
    features: chosen.features,
    failures: chosen.failures,
    publication,
    neighbours,
    pool,
    typesetPool,
    paint: painter.paint,
    assets: pageAssets(webAssets, options.base, isLive),
    ...(withHistory && { history: garden.history }),
    ...(onProgress && { onProgress }),
  })
}

function describeRefusal({ reason, suggestion }: NameRefusal): string {
  return suggestion === undefined ? reason : `${reason}; "${suggestion}" would do`
}

/**
 * Whether the places of the map may be kept among the notes: not in a garden that is not trusted, and not for a map
 * that shows drafts, which the next one would not.
 */
export function mayWriteMap(request: OpenGardenRequest, options: GardenOptions): boolean {
  return request.untrusted !== true && !options.drafts
}
