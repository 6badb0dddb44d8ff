import { relative, resolve } from 'node:path'
import type { GardenOptions } from '../model/options.ts'
import { engineIdentity } from '../session/engine-files.ts'
import { describeHistory } from '../session/garden-history.ts'
import type { Progress } from '../session/progress.ts'
import { renderVersion } from '../session/render-version.ts'
import { openSeenNotes, type SeenNotes } from '../session/seen-notes.ts'
import { openKeptBytes } from '../store/kept-bytes.ts'
import { createMapFileStore } from '../store/map-file-store.ts'
import { realPath } from '../store/real-path.ts'
import { openSite } from '../store/site-writer.ts'
import { countOf, formatCount } from '../text/count-of.ts'
import { type BuildOutcome, buildSite } from './build-site.ts'
import { cacheFileOf } from './cache-file.ts'
import { cachedPoolOf } from './cached-pool.ts'
import { describeHabit, describeNotPublished } from './describe-privacy.ts'
import { mayWriteMap, type OpenGarden, type OpenGardenRequest, openGarden } from './open-garden.ts'
import { noSharp, openPictures } from './open-pictures.ts'
import { type PackCounts, packSite } from './pack-site.ts'
import { showPath } from './show-path.ts'

/** A build as the command line asks for it. */
interface BuildRequest extends OpenGardenRequest {
  /** Folder of the site as given on the command line; see {@link usualOut} for what it is otherwise. */
  readonly out: string | undefined
  /** Files that the site may have at most. */
  readonly maxFiles: number | undefined
  /** Whether pages go into packs, for hosts that take few files. */
  readonly pack?: boolean
  readonly onProgress: (progress: Progress) => void
}

/** A build that is done, or that waits for a decision. */
interface BuildResult {
  readonly outcome: BuildOutcome
  /** Absolute folder of the site. */
  readonly out: string
  /** What else there is to say of the site, a line each: what is kept from it, where the notes' days come from, what it lacks and why. */
  readonly remarks: readonly string[]
}

/** Builds a garden on disk into a folder on disk. */
export async function runBuild(request: BuildRequest): Promise<BuildResult> {
  const garden = await openGarden(request)
  const asked = request.out === undefined ? usualOut(garden.folder) : resolve(request.out)
  // Asked first whether the folder is one that may be written to.
  const packing = request.pack === true ? openPacking(asked, garden.folder) : undefined
  const out = packing?.whole ?? asked
  const { store, options, publication, typesetPool, painter, webAssets, configDigest } = garden
  const pool = cachedPoolOf(garden)
  const pictures = openPictures(garden)
  const web = webAssets.files.map(({ address }) => address)
  const keyOfPages = JSON.stringify([keyOfMade(), options, configDigest, web])
  try {
    const outcome = await buildSite({
      store,
      options,
      features: garden.chosen.features,
      failures: garden.chosen.failures,
      publication,
      neighbours: garden.neighbours,
      pool,
      typesetPool,
      painter,
      ...(pictures && { scalePictures: pictures.scale }),
      webAssets,
      hashOf: pool.hashOf,
      configDigest: JSON.stringify([configDigest, pictures?.version ?? '']),
      mapFile: createMapFileStore(garden.folder, { mayWrite: mayWriteMap(request, options) }),
      garden: garden.folder,
      history: garden.history,
      ...(garden.chosen.features.on.some(({ versions }) => versions?.(options)) && {
        seen: openSeen(garden),
      }),
      out,
      ...(request.maxFiles !== undefined && packing === undefined && { maxFiles: request.maxFiles }),
      stampFile: cacheFileOf(realPath(out), 'site'),
      searchBefore: openKeptBytes(cacheFileOf(realPath(out), 'search'), keyOfMade()),
      mapBefore: openKeptBytes(cacheFileOf(realPath(out), 'map'), keyOfMade()),
      pagesBefore: openKeptBytes(cacheFileOf(realPath(out), 'pages'), keyOfPages),
      factsBefore: openKeptBytes(cacheFileOf(garden.folder, 'facts'), keyOfPages),
      onProgress: request.onProgress,
      onProblem: ({ path, message }) => request.onNotice?.(`${path}: ${message}`),
      onKept: (folder) =>
        request.onNotice?.(
          `${showPath(folder)}: files that hortus did not write and that found no place in the new site`,
        ),
    })
    // The site is written, or nothing is: who ends the program now loses only what spares the next one time.
    await pool.save()
    const packed =
      outcome.kind === 'built'
        ? packing && packSite({ ...packing, base: options.base, maxFiles: request.maxFiles })
        : undefined
    if (packed?.isWritten === false)
      return { outcome: tooManyPacked(packed.files, request.maxFiles!), out: asked, remarks: [] }
    const history = describeHistory(await garden.history.read())
    return {
      outcome,
      out: asked,
      remarks: [
        ...describeOutcome(outcome, options),
        packed && describePacked(packed),
        history,
        noSitemap(options),
        noSharp(garden, pictures),
      ].filter((remark) => remark !== undefined),
    }
  } finally {
    await Promise.all([pool.close(), typesetPool.close(), painter.close(), pictures?.close()])
  }
}

/** Where a site is packed to, and the whole one that it is packed from, which stays for the next build. */
function openPacking(
  out: string,
  garden: string,
): Pick<Parameters<typeof packSite>[0], 'whole' | 'output' | 'packsBefore'> {
  const real = realPath(out)
  return {
    whole: cacheFileOf(real, 'whole'),
    output: openSite(out, garden, cacheFileOf(real, 'site')),
    packsBefore: openKeptBytes(cacheFileOf(real, 'packs'), keyOfMade()),
  }
}

function tooManyPacked(all: number, most: number): BuildOutcome {
  const files = { all, notes: 0, redirects: 0, assets: 0, program: 0, byFeature: [] }
  return { kind: 'too-many', files, most }
}

function describePacked({ files, wholeFiles, packs }: PackCounts): string {
  return `Packed: ${countOf(files, 'file')} instead of ${formatCount(wholeFiles)}, pages in ${countOf(packs, 'pack')}; the host has to run _worker.js of the site`
}

/** What decides the bytes that are made of the same notes: this program, and what it compresses with. */
function keyOfMade(): string {
  return `${engineIdentity()} ${process.versions.zlib}`
}

function noSitemap({ baseUrl }: GardenOptions): string | undefined {
  return baseUrl === ''
    ? 'No sitemap: its addresses have to be whole, as those of pictures for links, and "baseUrl" in the config does not say where the site will live'
    : undefined
}

function openSeen({ folder, options: { parser, lineBreaks } }: OpenGarden): SeenNotes {
  const now = new Date()
  const [year, ...rest] = [now.getFullYear(), now.getMonth() + 1, now.getDate()]
  const today = [year, ...rest.map((part) => String(part).padStart(2, '0'))].join('-')
  return openSeenNotes(
    cacheFileOf(folder, 'seen'),
    JSON.stringify([renderVersion, parser, lineBreaks]),
    today,
  )
}

/** `site` in the current folder; `.hortus/site` of the garden where that would be among the notes. */
function usualOut(garden: string): string {
  const out = resolve('site')
  const isAmongNotes = !relative(garden, out).startsWith('..')
  return isAmongNotes ? resolve(garden, '.hortus/site') : out
}

function describeOutcome(outcome: BuildOutcome, { drafts }: GardenOptions): readonly (string | undefined)[] {
  if (outcome.kind !== 'built') return []
  const { report, optIn } = outcome
  return [describeNotPublished(report.notPublished, drafts), optIn && describeHabit(optIn)]
}
