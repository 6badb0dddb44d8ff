import { suggestNames } from '../link/suggest-names.ts'
import { featureRules } from '../lint/feature-rules.ts'
import { lintGarden } from '../lint/lint-garden.ts'
import { compareText } from '../model/diagnostic.ts'
import type { GardenOptions } from '../model/options.ts'
import { type AssetPath, isNotePath, type NotePath } from '../model/path.ts'
import type { PreparedNote } from '../model/prepared-note.ts'
import { createPublication } from '../model/publication.ts'
import { collectCarried } from '../site/collect-carried.ts'
import { planSite } from '../site/plan-site.ts'
import { compareEntries } from '../store/compare-entries.ts'
import type { StoreChange, StoreEntry } from '../store/store.ts'
import type { FollowedSettings } from './followed-settings.ts'
import type { ReadHistory } from './garden-history.ts'
import { featureFailed } from './guard-feature.ts'
import { hasSameProblems } from './has-same-problems.ts'
import { imagineSources } from './imagine-sources.ts'
import { createTypesetPool } from './insets/typeset-pool.ts'
import { withoutFeatures } from './insets/without-features.ts'
import { type LinkedSources, linkSources, type Sources, sortByPath } from './link-sources.ts'
import { openNeighbours } from './neighbours.ts'
import { createPageMemo, type PageMemo } from './page-memo.ts'
import { paintBlank } from './pictures/blank-picture.ts'
import { createMeasurePictures } from './pictures/measure-pictures.ts'
import type { PrepareJob } from './prepare/prepare-job.ts'
import { createReadData } from './read-data.ts'
import { createSourceReader } from './read-source.ts'
import type { SeenHistory } from './seen-notes.ts'
import type { SessionSettings } from './session-settings.ts'
import { createShownDiagnostics } from './shown-diagnostics.ts'
import { shownHistory } from './shown-history.ts'
import { createSnapshot, type Snapshot } from './snapshot.ts'
import { takeChanges } from './take-changes.ts'
import { withoutTemplates } from './without-templates.ts'

/** Work done since the start, for tests and the benchmark. */
interface SessionCounts {
  readonly prepared: number
  readonly rendered: number
}

/** The running core: one garden, kept up to date. */
export interface Session {
  /**
   * Takes over what changed and makes the next snapshot. Without `changes` the store is listed and compared with what
   * is known, which finds everything. Updates run one after another; the snapshot of the last one wins.
   */
  update(changes?: readonly StoreChange[]): Promise<Snapshot>
  /**
   * The garden as it would be with other bytes of notes, or without them (`null`), for previews. Nothing is kept; where one
   * of these notes is not published, all are shown as if they were.
   */
  imagine(files: ReadonlyMap<NotePath, Uint8Array | null>): Promise<Snapshot>
  /** The newest snapshot; throws before the first update. */
  readonly snapshot: Snapshot
  /** Takes over settings that have changed; the next snapshot is made by them, and nothing is read anew. */
  follow(settings: FollowedSettings): Promise<Snapshot>
  readonly counts: SessionCounts
  /** Those that hold now. */
  readonly options: GardenOptions
  /** Every file of the newest snapshot as the store listed it, sorted by path. */
  readonly entries: readonly StoreEntry[]
  close(): Promise<void>
}

/** Creates a session; nothing is read before the first update. */
export function createSession(settings: SessionSettings): Session {
  const { store, pool, features, assets: siteAssets, onProgress, onLap } = settings
  let { options } = settings
  let neighbours = settings.neighbours ?? openNeighbours(options, () => undefined)
  const memo = settings.memo ?? createPageMemo(512)
  const typesetPool = withoutFeatures(settings.typesetPool ?? createTypesetPool({}), features)
  let publication = settings.publication ?? createPublication({ options, now: Date.now() })
  const carried = collectCarried(features.on, options)
  const shownDiagnostics = createShownDiagnostics(
    [store, (path) => entries.get(path), carried],
    typesetPool,
    options,
  )
  const measurePictures = createMeasurePictures(store, (path) => entries.get(path))
  const readData = createReadData(store, (path) => entries.get(path))
  const rules = featureRules(features.on)
  let linked: LinkedSources | undefined
  let entries: ReadonlyMap<string, StoreEntry> = new Map()
  let sources: Sources | undefined
  let history: ReadHistory | undefined
  let seen: SeenHistory | undefined
  let snapshot: Snapshot | undefined
  let prepared = 0
  let queue: Promise<unknown> = Promise.resolve()

  async function update(changes: readonly StoreChange[] | undefined): Promise<Snapshot> {
    // Git works in a process of its own while the notes are read.
    const reading = settings.history?.read()
    reading?.catch(() => {})
    const next = await readSources(sources === undefined ? undefined : changes)
    const nextHistory = await reading
    if (linked !== undefined && snapshot && next === sources && nextHistory === history) return snapshot
    history = nextHistory
    if (nextHistory?.kind === 'none' && settings.seen !== undefined)
      seen = settings.seen.compare(Array.from(next.preparedByPath.values(), ({ note }) => note))
    const nextLinked = await link(next, options.drafts ? 'drafts' : 'public')
    sources = nextLinked.from
    onLap?.('link')
    snapshot = await snapshotOf(nextLinked, (snapshot?.revision ?? 0) + 1, memo)
    linked = nextLinked
    return snapshot
  }

  /** The sources after the changes; the same object if nothing differs. */
  async function readSources(changes: readonly StoreChange[] | undefined): Promise<Sources> {
    const listing = changes === undefined ? await store.list() : undefined
    onLap?.('list')
    const next = new Map(listing?.entries.map((entry) => [entry.path, entry] as const) ?? entries)
    const touched = listing
      ? compareEntries(entries, next).flatMap((change) => (change.kind === 'written' ? [change.path] : []))
      : await takeChanges(store, changes!, next)
    const known = listing ? [...entries.keys()] : changes!.map(({ path }) => path)
    const removed = known.filter((path) => entries.has(path) && !next.has(path))
    entries = next

    const results = await prepareAll(touched.filter((path): path is NotePath => isNotePath(path)))
    onLap?.('prepare')
    const before = sources?.preparedByPath
    const isSame = results.every((result) => before?.get(result.note.path)?.note.hash === result.note.hash)
    const changedAssets = touched.some((path) => !isNotePath(path))
    if (sources && isSame && removed.length === 0 && !changedAssets && hasSameProblems(listing, sources))
      return sources

    const preparedByPath = new Map(before)
    for (const path of removed) preparedByPath.delete(path as NotePath)
    for (const result of results) preparedByPath.set(result.note.path, result)
    return {
      preparedByPath: results.every((result) => before?.has(result.note.path))
        ? preparedByPath
        : sortByPath(preparedByPath),
      assets:
        sources && !changedAssets && removed.every((path) => isNotePath(path))
          ? sources.assets
          : ([...next.keys()].filter((path) => !isNotePath(path)) as AssetPath[]).sort(compareText),
      diagnostics: listing?.diagnostics ?? sources?.diagnostics ?? [],
    }
  }

  function jobOf(path: NotePath): PrepareJob {
    const [name, root, entry] = [store.fileOf?.(path), store.root, entries.get(path)]
    return {
      path,
      size: entry?.size ?? 0,
      read: (most) => store.head(path, most),
      ...(name !== undefined && root !== undefined && { file: { name, root }, ...(entry && { entry }) }),
    }
  }

  async function prepareAll(paths: readonly NotePath[]): Promise<readonly PreparedNote[]> {
    const jobs = paths.map(jobOf)
    prepared += jobs.length
    let done = 0
    return pool.prepare(jobs, (note) => {
      settings.onPrepared?.(note)
      onProgress?.({ stage: 'read', done: ++done, total: jobs.length })
    })
  }

  /** `jobs` read notes that are not as they are on disk. */
  function link(
    from: Sources,
    shows: 'public' | 'drafts' | 'all',
    jobs: readonly PrepareJob[] = [],
  ): Promise<LinkedSources> {
    return linkSources(from, {
      order: options.linkOrder,
      garden: {
        features,
        options,
        neighbours,
        ...(settings.keptFacts && { keptFacts: settings.keptFacts }),
        ...shownHistory(seen ?? history, publication),
      },
      shows,
      publication,
      previous: linked,
      prepareAgain(startsByPath) {
        prepared += startsByPath.size
        return pool.prepare(
          [...startsByPath].map(([path, labelFirst]) => ({
            ...(jobs.find((job) => job.path === path) ?? jobOf(path)),
            labelFirst,
          })),
        )
      },
    })
  }

  async function snapshotOf(
    { from, whole, published, reading }: LinkedSources,
    revision: number,
    pages: PageMemo,
  ): Promise<Snapshot> {
    const before = linked === undefined ? undefined : snapshot
    const plan = planSite(
      published.garden,
      features,
      before && { garden: before.published, plan: before.plan },
      carried,
    )
    onLap?.('plan')
    const dataTexts = await readData(whole.garden)
    const preparedByHash = new Map([...from.preparedByPath.values()].map((one) => [one.note.hash, one]))
    return createSnapshot({
      revision,
      garden: whole.garden,
      index: whole.index,
      labelReading: reading,
      published: published.garden,
      features,
      plan,
      options,
      publication,
      assets: siteAssets,
      bodyByHash: (hash) => preparedByHash.get(hash)!.body,
      weightByHash: (hash) => preparedByHash.get(hash)!.weight,
      pictureSizes: await measurePictures(published.garden),
      pictureSets: (await settings.scalePictures?.(published.garden)) ?? new Map(),
      dataTexts,
      typeset: typesetPool.typeset,
      readSource: createSourceReader(store, options.budget.maxBytes),
      paint: settings.paint ?? paintBlank,
      lint: async (suggest, only) =>
        withoutTemplates(
          [
            ...(only === undefined ? (settings.failures?.() ?? []).map(featureFailed) : []),
            ...from.diagnostics.filter(({ path }) => only === undefined || path === only),
            ...(await shownDiagnostics(whole.garden, published.garden, from.preparedByPath, dataTexts, only)),
            ...lintGarden(
              {
                ...whole.garden,
                notes: whole.garden.notesByPath,
                options,
                carried,
                dataTexts,
                publication,
                suggest: suggest ? (name) => suggestNames(whole.index, name) : () => [],
                ...(only !== undefined && { only }),
              },
              rules,
            ),
          ],
          publication,
        ),
      memo: pages,
    })
  }

  const enqueue = (work: () => Promise<Snapshot>): Promise<Snapshot> => {
    const next = queue.then(work)
    queue = next.catch(() => {})
    return next
  }

  return {
    update: (changes) => enqueue(() => update(changes)),
    follow: (next) =>
      enqueue(() => {
        options = { ...options, ...next.options }
        publication = next.publication
        neighbours = next.neighbours
        linked = undefined
        return update([])
      }),
    async imagine(files) {
      await queue
      const { from, jobs } = await imagineSources(sources!, files, pool)
      const isWithheld = jobs.some(({ path }) => publication.reasonOf(from.preparedByPath.get(path)!.note))
      const shows = options.drafts || isWithheld ? 'all' : 'public'
      return snapshotOf(await link(from, shows, jobs), snapshot!.revision, createPageMemo(0))
    },
    get snapshot() {
      if (snapshot === undefined) throw new Error('The session has no snapshot before its first update')
      return snapshot
    },
    get options() {
      return options
    },
    get counts() {
      return { prepared, rendered: memo.renderedCount }
    },
    get entries() {
      return [...entries.values()].sort((a, b) => compareText(a.path, b.path))
    },
    async close() {
      await queue
      await Promise.all([pool.close(), typesetPool.close()])
    },
  }
}
