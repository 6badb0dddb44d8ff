import { plainInset } from '../../body/plain-inset.ts'
import { type Inset, insetKey, type TypesetInset } from '../../model/inset.ts'
import type { DrawingBrowser } from '../browser/drawing-browser.ts'
import { createDrawingChild } from './drawing-child.ts'
import { createDrawnInsets } from './drawn-insets.ts'
import { createTypesetThread } from './typeset-thread.ts'
import { makerOf, typesetInset } from './typesetter.ts'

/** Makes and keeps the HTML of code, formulas and diagrams. */
export interface TypesetPool {
  /** By {@link insetKey}. What was typeset before, and what needs no colours, costs a look-up. */
  typeset(insets: readonly Inset[]): Promise<ReadonlyMap<string, TypesetInset>>
  /** What went wrong with an inset that was typeset lately, without typesetting it. */
  problemOf(inset: Inset): TypesetInset | undefined
  /** Ends the thread; the pool may be used again. */
  close(): Promise<void>
}

/** Results that outlive a process. */
export interface TypesetMemo {
  /** What was kept, by {@link insetKey}. Asked once, before anything is typeset. */
  read(): ReadonlyMap<string, TypesetInset>
  /** Called when the pool closes, if anything was typeset; the entries used last come last. */
  write(entries: ReadonlyMap<string, TypesetInset>): void
}

/** How a pool works. */
interface TypesetPoolSettings {
  /** The built worker; without one insets are typeset in this thread, without a deadline. */
  readonly workerUrl?: URL
  /** The built entry of the process that draws plots and runs simulations; without it this thread does. */
  readonly drawingUrl?: URL
  /** Draws what only browsers draw; without it that is shown as its source. */
  readonly browser?: DrawingBrowser
  /** Default: nothing outlives the process. */
  readonly memo?: TypesetMemo
}

/** Characters of HTML that are kept. */
const maxKept = 32_000_000

/**
 * Insets a thread is sent at once: what stood before one that hangs is done again. With fewer it waits for more, since
 * the main thread is busy and late to hear that it is done.
 */
const batchSize = 256

/** Creates a pool. No thread is started, and nothing of KaTeX or shiki loaded, before an inset needs it. */
export function createTypesetPool({
  workerUrl,
  drawingUrl,
  browser,
  memo,
}: TypesetPoolSettings): TypesetPool {
  const kept = new Map<string, TypesetInset>()
  const running = new Map<string, Promise<TypesetInset>>()
  const thread = workerUrl && createTypesetThread(workerUrl)
  const child = drawingUrl && createDrawingChild(drawingUrl)
  const drawn = browser && createDrawnInsets(browser)
  let size = 0
  let isRead = false
  let isStale = false
  let queue: Promise<unknown> = Promise.resolve()

  const keep = (key: string, typeset: TypesetInset): void => {
    kept.delete(key)
    kept.set(key, typeset)
    size += key.length + typeset.html.length
    for (const [oldest, { html }] of kept) {
      if (size <= maxKept) break
      kept.delete(oldest)
      size -= oldest.length + html.length
    }
  }

  const runSome = async (insets: readonly Inset[]): Promise<readonly TypesetInset[]> =>
    thread && insets.length > 0 ? thread.typeset(insets) : Promise.all(insets.map(typesetInset))

  /** Those that are drawn go to their own process. */
  const run = async (insets: readonly Inset[]): Promise<readonly TypesetInset[]> => {
    const of = (place: Place): readonly Inset[] => insets.filter((inset) => placeOf(inset) === place)
    const [here, inChild, inBrowser] = await Promise.all([
      runSome(of('thread')),
      child?.typeset(of('child')) ?? runSome(of('child')),
      drawn?.(of('browser')) ?? [],
    ])
    const left = { thread: here.values(), child: inChild.values(), browser: inBrowser.values() }
    return insets.map((inset) => left[placeOf(inset)].next().value!)
  }

  /** Batches wait for one another: a thread does one at a time. */
  const start = (batch: ReadonlyMap<string, Inset>): void => {
    isStale = true
    const answers = queue.then(() => run([...batch.values()]))
    queue = answers.catch(() => {})
    for (const [i, key] of [...batch.keys()].entries()) {
      const answer = answers.then((typeset) => {
        const made = typeset[i]!
        if (made.isPassing !== true) keep(key, made)
        return made
      })
      running.set(key, answer)
      const forget = (): void => void running.delete(key)
      answer.then(forget, forget)
    }
  }

  return {
    async typeset(insets) {
      const results = new Map<string, TypesetInset>()
      const missing = new Map<string, Inset>()
      for (const inset of insets) {
        const key = insetKey(inset)
        const maker = makerOf(inset)
        if (maker?.typeset === undefined && (maker?.drawing === undefined || drawn === undefined)) {
          results.set(key, { html: plainInset(inset) })
          continue
        }
        if (!isRead) {
          isRead = true
          for (const [known, typeset] of memo?.read() ?? []) keep(known, typeset)
        }
        const known = kept.get(key)
        if (known) results.set(key, known)
        else missing.set(key, inset)
      }
      const fresh = [...missing].filter(([key]) => !running.has(key))
      for (let at = 0; at < fresh.length; at += batchSize) start(new Map(fresh.slice(at, at + batchSize)))
      const waiting = [...missing.keys()].map(async (key) => results.set(key, await running.get(key)!))
      await Promise.all(waiting)
      return results
    },
    problemOf: (inset) => kept.get(insetKey(inset)),
    async close() {
      for (let last = queue; ; last = queue) {
        await last
        if (last === queue) break
      }
      await thread?.close()
      child?.close()
      await browser?.close()
      if (isStale) memo?.write(kept)
      isStale = false
    },
  }
}

/** Where an inset is made. */
type Place = 'thread' | 'child' | 'browser'

/** Code that may allocate as a note asks has a process of its own: see `createDrawingChild`. */
function placeOf(inset: Inset): Place {
  if (makerOf(inset)?.drawing !== undefined) return 'browser'
  return inset.kind === 'plot' || inset.kind === 'simulation' ? 'child' : 'thread'
}
