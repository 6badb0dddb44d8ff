import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { ContentKeeper } from '../content/content.ts'
import type { Database } from '../database/database.ts'
import { audit } from '../gardens/audit.ts'
import { findGarden, type GardenRecord, pathOf, readLimits } from '../gardens/garden-record.ts'
import { endPushes, hasWaiting, lastPush, noteTrouble } from '../gardens/pushes.ts'
import { noteSpent, restOf } from '../gardens/share.ts'
import { isWhole } from '../gardens/verdicts.ts'
import { listViews, type View } from '../gardens/views.ts'
import type { Log } from '../log.ts'
import type { Metrics } from '../metrics.ts'
import type { SearchEngine } from '../search/search-engine.ts'
import { buildFlags, buildView } from './build-view.ts'
import type { Builder } from './builder.ts'
import { type GitCopy, openGitCopy } from './git-copy.ts'
import { GardenFault, type GitSettings } from './git-runner.ts'
import type { PutOff } from './job-queue.ts'
import { type MadeOf, type Maker, mayStay, renderMadeOf } from './made-of.ts'
import { confirmView, publishView, takeTurn } from './publish-view.ts'
import type { SiteReader } from './read-site.ts'
import type { StandBy } from './stand-by.ts'

/** What a worker makes gardens with. */
export interface Workshop {
  readonly database: Database
  readonly content: ContentKeeper
  readonly builder: Builder
  readonly standBy: Pick<StandBy, 'take' | 'prepare'>
  readonly git: GitSettings
  readonly reader: SiteReader
  /** A folder that no other process works in. Whatever is in it can be lost at any time. */
  readonly scratch: string
  /** The program that makes sites. */
  readonly maker: Maker
  readonly now: () => Date
  readonly log: Log
  readonly metrics: Metrics
  /** Where views are searched; undefined where nobody searches. */
  readonly search: Pick<SearchEngine, 'has' | 'put'> | undefined
}

/**
 * Shows the newest state of a garden in all its views. What is waiting when it begins is shown when it ends; doing it again
 * does nothing. It is put off where its tenant has used more than its share of the processors. Rejects where trying later may help; what only another push mends ends the pushes instead.
 */
export async function makeGarden(
  shop: Workshop,
  id: string,
  signal: AbortSignal,
): Promise<PutOff | undefined> {
  const { database, log } = shop
  const garden = await findGarden(database.query, { id })
  if (garden === undefined || !(await hasWaiting(database.query, id))) return undefined
  const { tenant } = garden
  const seconds = await restOf(database.query, tenant)
  if (seconds > 0) {
    shop.metrics.count('makings', 'put-off')
    log('info', 'garden-put-off', { garden: pathOf(garden), tenant, seconds })
    const reason = `"${tenant}" has used more than its share of the processors`
    await noteTrouble(database.query, id, `${reason}; in ${seconds} seconds`)
    return { tenant, seconds }
  }
  const push = await lastPush(database.query, id)
  const began = shop.now().getTime()
  // By how much the clock was ahead of the processor.
  let waitedMs = 0
  const charge = (): Promise<void> =>
    noteSpent(database.query, tenant, Math.max(0, shop.now().getTime() - began - waitedMs) / 1000)
  try {
    const views = await listViews(database.query, id)
    const commit = await makeViews(shop, garden, views, { signal, onWait: (ms) => (waitedMs += ms) })
    await endPushes(database.query, id, push, { commit })
    // Who runs the hub added it: its first site is nobody's attack.
    if (views.some(({ madeOf }) => madeOf !== null)) await charge()
    const ms = shop.now().getTime() - began
    shop.metrics.count('makings', 'made')
    shop.metrics.took('making', ms / 1000)
    log('info', 'garden-made', { garden: pathOf(garden), push, commit, ms })
    return undefined
  } catch (error) {
    shop.metrics.count('makings', error instanceof GardenFault ? 'refused' : 'failed')
    if (!(error instanceof GardenFault)) {
      // What is tried again is not told to be well meanwhile. Where the database is away, that is the first thing to mend.
      await noteTrouble(database.query, id, (error as Error).message).catch(() => {})
      throw error
    }
    log('warning', 'garden-not-made', { garden: pathOf(garden), push, reason: error.message })
    await charge()
    await database.transact(async (query) => {
      await endPushes(query, id, push, { failure: error.message })
      const detail = { push, reason: error.message }
      await audit(query, { actor: 'worker', action: 'make-failed', garden: pathOf(garden), detail })
    })
    return undefined
  }
}

/** How views are made. */
interface Making {
  readonly signal: AbortSignal
  /** Takes the milliseconds that a build waited for a processor or a disk; fewer than none where it had more than one processor. */
  onWait(ms: number): void
}

async function makeViews(
  shop: Workshop,
  garden: GardenRecord,
  views: readonly View[],
  { signal, onWait }: Making,
): Promise<string> {
  const { query } = shop.database
  const limits = await readLimits(query, garden.tenant)
  const place = join(shop.scratch, garden.id)
  await mkdir(place, { recursive: true })
  const copy = openGitCopy(join(place, 'whole', garden.name), garden, shop.git, { ...limits, signal })
  const turn = await takeTurn(query)
  const commit = await copy.fetch()
  // Notes may say from and until which day they are public.
  const day = shop.now().toISOString().slice(0, 10)
  const rest = [commit, day, garden.isTrusted, buildFlags(garden, limits)]
  const wanted: MadeOf = { maker: shop.maker, rest }
  const madeOf = renderMadeOf(wanted)
  let isLaidOut = false
  for (const view of views) {
    if (mayStay(view.madeOf, wanted) && (await isShown(shop, view, turn))) continue
    if (isWhole(view.verdicts) && !isLaidOut) {
      await copy.layOut(commit)
      isLaidOut = true
    }
    const folder = await layOutView(copy, commit, view, place, garden.name)
    const out = join(place, `site-${view.id}`)
    const keep = join(place, `keep-${view.id}`)
    const lap = createLaps(shop.now)
    const cpuMs = await buildView(shop.builder, {
      garden,
      limits,
      folder,
      out,
      keep,
      signal,
      standBy: shop.standBy,
    })
    onWait(lap('build')['build']! - cpuMs)
    const files = await shop.reader.read(out, limits.mostBytes)
    lap('read')
    const made = { view: view.id, garden: pathOf(garden), files, turn, madeOf, commit }
    const counts = await publishView(shop.database, shop.content, made)
    lap('publish')
    if (counts.isShown) await shop.search?.put({ view: view.id, turn, madeOf, files })
    const ms = lap('search')
    shop.log('info', 'view-made', { garden: pathOf(garden), view: view.id, commit, ...counts, ms })
  }
  // While nobody waits.
  shop.standBy.prepare(limits.mostMemory)
  return commit
}

/** Whether a view is still shown as it was known, and can be searched. */
async function isShown({ database, search }: Workshop, { id, madeOf }: View, turn: string): Promise<boolean> {
  if (madeOf === null || !(await confirmView(database.query, { view: id, turn, madeOf }))) return false
  return (await search?.has(id, madeOf)) !== false
}

/** The folder that a view is made of; it is called like the garden, which may be its title. */
async function layOutView(
  copy: GitCopy,
  commit: string,
  { id, verdicts }: View,
  place: string,
  name: string,
): Promise<string> {
  if (isWhole(verdicts)) return join(place, 'whole', name)
  const folder = join(place, `view-${id}`, name)
  await copy.layOutView(commit, verdicts, folder)
  return folder
}

/** Milliseconds of each stage so far, the one that just ended among them. */
function createLaps(now: () => Date): (stage: string) => Readonly<Record<string, number>> {
  const laps: Record<string, number> = {}
  let last = now().getTime()
  return (stage) => {
    const at = now().getTime()
    laps[stage] = at - last
    last = at
    return laps
  }
}
