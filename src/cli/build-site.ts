import type { FeatureSet } from '../define/feature-set.ts'
import type { Painter } from '../features/cards/painter.ts'
import { offlineFiles } from '../features/offline/list-build.ts'
import type { ScaledPictures } from '../features/pictures/scale-pictures.ts'
import { collectSearchNotes } from '../features/search/collect-search-notes.ts'
import { searchFolder } from '../features/search/files/search-entry.ts'
import { writeSearch } from '../features/search/write-search.ts'
import type { Diagnostic } from '../model/diagnostic.ts'
import type { Garden } from '../model/garden.ts'
import type { Neighbour } from '../model/neighbour.ts'
import type { Note } from '../model/note.ts'
import type { OptIn } from '../model/opt-in.ts'
import type { GardenOptions } from '../model/options.ts'
import type { ContentHash, NotePath } from '../model/path.ts'
import type { Publication } from '../model/publication.ts'
import type { Page } from '../model/site.ts'
import { engineIdentity } from '../session/engine-files.ts'
import { packFacts } from '../session/garden-facts.ts'
import type { GardenHistory } from '../session/garden-history.ts'
import type { FailureCount } from '../session/guard-feature.ts'
import { typesetEarly } from '../session/insets/typeset-early.ts'
import type { TypesetPool } from '../session/insets/typeset-pool.ts'
import { createPageMemo } from '../session/page-memo.ts'
import type { PreparePool } from '../session/prepare/prepare-pool.ts'
import type { Progress } from '../session/progress.ts'
import type { SeenNotes } from '../session/seen-notes.ts'
import { createSession } from '../session/session.ts'
import { type BuildCounts, type BuildReport, countSnapshot } from '../site/output/build-report.ts'
import { type BuildStamp, fingerprintSources, nextTurn, parseStamp } from '../site/output/build-stamp.ts'
import { openSiteOutput } from '../site/output/open-site-output.ts'
import { peakMemory } from '../site/output/peak-memory.ts'
import { createStopwatch, type StageCosts } from '../site/output/stopwatch.ts'
import { pageAssets } from '../site/page-assets.ts'
import { unlistedFiles } from '../site/unlisted-files.ts'
import type { WebAssets } from '../site/web-assets.ts'
import type { KeptBytes } from '../store/kept-bytes.ts'
import type { MapFileStore } from '../store/map-file-store.ts'
import type { Store, StoreEntry } from '../store/store.ts'
import { startMap } from './build-map.ts'
import { countFiles, type FileCounts, recordAddresses } from './count-files.ts'
import { kindsWithFiles } from './kinds-with-files.ts'
import { openPagesBefore } from './pages-before.ts'
import { putAssets, putFiles, putSearch } from './put-files.ts'
import { fileOf, putPages } from './put-pages.ts'

/** What to build, with what, into what. */
export interface BuildSettings {
  readonly store: Store
  readonly options: GardenOptions
  /** What the garden can do. */
  readonly features: FeatureSet
  /** What features of the garden's own have failed at so far. */
  readonly failures?: () => readonly FailureCount[]
  readonly publication: Publication
  readonly pool: PreparePool
  readonly typesetPool?: TypesetPool
  /** Draws the site's pictures; default: they are blank. */
  readonly painter?: Painter
  /** Offers pictures in several widths; default: they stay as they are. */
  readonly scalePictures?: (garden: Garden) => Promise<ScaledPictures>
  readonly webAssets: WebAssets
  /** Folder of the notes and folder of the site; the latter is only changed when everything is ready. */
  readonly garden: string
  readonly out: string
  /** Where what a build leaves for the next one is kept: a folder of the user's own. Default: every build is a first one. */
  readonly stampFile?: string
  /** What the search index of the last build of this site was kept as; default: each is made anew. */
  readonly searchBefore?: KeptBytes
  /** What the map of the last build was made of and as; default: each is made anew. */
  readonly mapBefore?: KeptBytes
  /** What of the garden's facts the last build kept; default: all are collected anew. The key is as with pages. */
  readonly factsBefore?: KeptBytes
  /** Pages of the last build of this site; default: each is made anew. By its key no options or plugins can differ. */
  readonly pagesBefore?: KeptBytes
  /** The hash of a note's bytes where its file looks as it did when they were read last; default: all are read. */
  readonly hashOf?: (entry: StoreEntry) => ContentHash | undefined
  /** Digest of what else decides the result, such as the config's plugins. */
  readonly configDigest: string
  /** Other gardens that links may name, with what is kept of them; default: nothing is. */
  readonly neighbours?: readonly Neighbour[]
  /** Where the map's places are kept between builds; without it every map begins anew. */
  readonly mapFile?: MapFileStore
  /** Where the days of notes come from besides their properties. */
  readonly history?: GardenHistory
  /** What earlier builds saw of the notes, where that knows nothing; default: every build is the first. */
  readonly seen?: SeenNotes
  /** Files that the site may have at most; default: any number. */
  readonly maxFiles?: number
  readonly onProgress?: (progress: Progress) => void
  /** Told of what only writing shows: an asset that cannot be read. The site is complete but for it. */
  readonly onProblem?: (diagnostic: Diagnostic) => void
  /** Told of a folder beside the site, where files of someone else are now that found no place in the new one. */
  readonly onKept?: (folder: string) => void
}

/** A site, or why there is none: somebody has to decide first what is public. */
export type BuildOutcome =
  | { readonly kind: 'built'; readonly report: BuildReport; readonly optIn?: OptIn }
  | { readonly kind: 'undecided'; readonly optIn: OptIn }
  | { readonly kind: 'too-many'; readonly files: FileCounts; readonly most: number }

/**
 * Insets that are typeset before pages ask for them. Then their thread ends, which takes 150 MB of grammars with it; if
 * there are more, it starts again.
 */
const insetsAtOnce = 2_000

/**
 * Builds the whole site: reads, links, renders, writes. The old site stays as it is until the new one is complete. If
 * the sources, the options and the output are those of the last build, nothing is rendered and nothing is touched; nor
 * where it is not decided which notes are public.
 */
export async function buildSite(settings: BuildSettings): Promise<BuildOutcome> {
  const { store, options, publication, pool, typesetPool, painter, webAssets, onProgress } = settings
  const { maxBytes } = options.budget
  const stopwatch = createStopwatch()
  const { maxFiles } = settings
  const addresses = new Set<string>()
  const opened = openSiteOutput({
    out: settings.out,
    garden: settings.garden,
    ...(settings.stampFile !== undefined && { stampFile: settings.stampFile }),
  })
  const output = maxFiles === undefined ? opened : recordAddresses(opened, addresses)
  if (output.kept !== undefined) settings.onKept?.(output.kept)
  try {
    const inputs = {
      program: engineIdentity(),
      options,
      config: settings.configDigest,
      neighbours: settings.neighbours?.length === 0 ? undefined : settings.neighbours,
      history: await settings.history?.identify(),
      web: webAssets.files.map((file) => file.address),
      maxFiles,
    }
    const mapText = settings.mapFile?.read()
    const lastStamp = output.stamp === undefined ? undefined : parseStamp(output.stamp)
    if (lastStamp !== undefined) {
      const { entries } = await store.list()
      const fingerprint = await fingerprintSources(store, entries, [inputs, mapText], maxBytes, (entry) =>
        settings.hashOf?.(entry),
      )
      stopwatch.lap('compare')
      const isSame =
        fingerprint === lastStamp.fingerprint &&
        publication.now < (lastStamp.until ?? Number.POSITIVE_INFINITY)
      if (isSame && output.isUntouched()) {
        const { counts, optIn } = lastStamp
        return { kind: 'built', report: report(counts, stopwatch.costs()), ...(optIn && { optIn }) }
      }
    }

    const isShown = (note: Note): boolean => options.drafts || publication.reasonOf(note) === undefined
    let scaled: ScaledPictures | undefined
    const session = createSession({
      store,
      options,
      features: settings.features,
      ...(settings.failures && { failures: settings.failures }),
      publication,
      ...(settings.neighbours && { neighbours: settings.neighbours }),
      pool,
      ...(typesetPool && { typesetPool, onPrepared: typesetEarly(typesetPool, isShown) }),
      ...(painter && { paint: painter.paint }),
      async scalePictures(garden) {
        scaled = await settings.scalePictures?.(garden)
        return scaled?.sets ?? new Map()
      },
      assets: pageAssets(webAssets, options.base, false),
      ...(settings.history && { history: settings.history }),
      ...(settings.seen && { seen: settings.seen }),
      ...(settings.factsBefore && { keptFacts: readFacts(settings.factsBefore) }),
      memo: createPageMemo(0),
      ...(onProgress && { onProgress }),
      onLap: (stage) => stopwatch.lap(stage),
    })
    const snapshot = await session.update()
    const { optIn } = snapshot
    if (optIn?.kind === 'choice') {
      await output.abort()
      return { kind: 'undecided', optIn }
    }
    const closing = pool.close()
    const insets = snapshot.insets()
    void typesetPool
      ?.typeset(insets.slice(0, insetsAtOnce))
      .then(() => typesetPool.close())
      .catch(() => {})

    const { isOn } = settings.features
    const searching = isOn('search')
      ? writeSearch(
          collectSearchNotes(snapshot.published, snapshot.plan),
          settings.searchBefore && {
            kept: settings.searchBefore.read(),
            addresses: output.addressesBefore(searchFolder),
          },
        )
      : Promise.resolve({ files: [] })
    // Should rendering fail before, the index is nobody's concern any more.
    searching.catch(() => {})
    const { mapBefore, out } = settings
    const map = isOn('map')
      ? startMap(snapshot, { out, mapText, kept: mapBefore, fileBefore: output.fileBefore })
      : undefined
    // Both show the map.
    const isLast = (page: Page): boolean =>
      page.address === snapshot.homeAddress || (page.kind === 'own' && page.page === 'map')
    const pages = snapshot.plan.pages.filter((page) => !isLast(page))
    output.expect(pages.length)
    const before = settings.pagesBefore && openPagesBefore(settings.pagesBefore, opened)
    await putPages(pages, snapshot, output, onProgress, before)
    stopwatch.lap('render')

    await putFiles(snapshot.files(), output, async (address) => map?.read(address))
    const shown = await kindsWithFiles(insets, typesetPool)
    for (const file of webAssets.files) {
      const isUsed = file.onlyFor === undefined || shown.has(file.onlyFor)
      if (!isUsed) continue
      const { address, source } = file
      if ('text' in source) await output.put([{ address, content: source.text }])
      else await output.putFile(address, source.file)
    }
    for (const { address, bytes } of scaled?.files ?? []) await output.put([{ address, content: bytes }])
    await painter?.forgetOthers()
    const undrawn = painter?.problems() ?? []
    const problems = [
      ...(await putAssets(store, snapshot, output)),
      ...undrawn,
      ...(scaled?.diagnostics ?? []),
    ]
    for (const diagnostic of problems) settings.onProblem?.(diagnostic)
    const counts = await countSnapshot(snapshot, problems)
    stopwatch.lap('check')

    // What threads make is waited for last: until here there was something to do.
    await putSearch(await searching, output, settings.searchBefore)
    const madeMap = await map?.made.finally(map.close)
    const last = snapshot.plan.pages.filter(isLast).map(async (page) => ({
      address: fileOf(page.address),
      content: await snapshot.renderWith(page, madeMap === undefined ? {} : { map: madeMap.outline }),
    }))
    await output.put(await Promise.all(last))
    await map?.put(output)
    const { language } = snapshot
    const written = await output.written()
    before?.keep(written)
    await map?.keep(written)
    settings.factsBefore?.write(
      Buffer.from(JSON.stringify([...packFacts(settings.features, snapshot.published.read)])),
    )
    const left = unlistedFiles(snapshot.published, snapshot.plan)
    await output.put(offlineFiles({ options, isOn, words: { language }, written, left, web: webAssets }))
    if (maxFiles !== undefined && addresses.size >= maxFiles) {
      await output.abort()
      await closing
      return { kind: 'too-many', files: countFiles(addresses, snapshot), most: maxFiles }
    }
    const isKept = madeMap !== undefined && settings.mapFile?.write(madeMap.mapFile) === true
    const keptText = isKept ? madeMap.mapFile : mapText
    stopwatch.lap('wait')
    const fingerprint = await fingerprintSources(
      store,
      session.entries,
      [inputs, keptText],
      maxBytes,
      ({ path }) => snapshot.garden.notesByPath.get(path as NotePath)?.hash,
    )
    // What could not be drawn is tried again: somebody may have installed a font.
    const until =
      undrawn.length > 0 ? publication.now : nextTurn(snapshot.garden.notesByPath.values(), publication.now)
    const stamp: BuildStamp = {
      fingerprint,
      counts,
      ...(optIn && { optIn }),
      ...(until !== undefined && { until }),
    }
    const { kept } = await output.commit(JSON.stringify(stamp))
    settings.seen?.keep()
    if (kept !== undefined) settings.onKept?.(kept)
    await closing
    stopwatch.lap('write')
    return { kind: 'built', report: report(counts, stopwatch.costs()), ...(optIn && { optIn }) }
  } catch (error) {
    await output.abort()
    throw error
  }
}

function readFacts(bytes: KeptBytes): ReadonlyMap<string, unknown> {
  const kept = bytes.read()
  return new Map(kept && (JSON.parse(Buffer.from(kept).toString()) as [string, unknown][]))
}

function report(counts: BuildCounts, costs: StageCosts): BuildReport {
  return { ...counts, ...costs, peakMiB: peakMemory() }
}
