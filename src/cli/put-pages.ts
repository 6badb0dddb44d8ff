import { setImmediate } from 'node:timers/promises'
import { pageFileName } from '../model/own-address.ts'
import type { Address } from '../model/page.ts'
import type { Page } from '../model/site.ts'
import type { Progress } from '../session/progress.ts'
import type { Snapshot } from '../session/snapshot.ts'
import type { SiteFile, SiteOutput } from '../site/output/site-output.ts'
import type { PagesBefore } from './pages-before.ts'

/** Pages that are begun at once, and characters that are handed to the output at once. */
const pagesPerPut = 128
const lengthPerPut = 8_388_608

/**
 * Renders pages and puts them as soon as they can be: those whose code a thread is still colouring hold up none of the
 * others. Only a few are ever made and not yet handed over. Those that are as `before` stay.
 */
export async function putPages(
  pages: readonly Page[],
  snapshot: Snapshot,
  output: SiteOutput,
  onProgress: ((progress: Progress) => void) | undefined,
  before?: PagesBefore,
): Promise<void> {
  const total = pages.length
  const ready: { readonly file: string; readonly make: () => string }[] = []
  const same: string[] = []
  const flush = async (): Promise<void> => {
    if (same.length > 0) await output.keep(same.splice(0))
    let files: SiteFile[] = []
    let length = 0
    for (const { file, make } of ready.splice(0)) {
      const content = make()
      files.push({ address: file, content })
      length += content.length
      if (length < lengthPerPut) continue
      await output.put(files)
      files = []
      length = 0
    }
    await output.put(files)
  }
  const waiting: Promise<unknown>[] = []
  for (let at = 0; at < total; at += pagesPerPut) {
    for (const page of pages.slice(at, at + pagesPerPut)) {
      const file = fileOf(page.address)
      const isMade = (key: string): boolean => {
        if (!before?.isMade(file, key)) return false
        before.note(file, key)
        same.push(file)
        return true
      }
      const prepared = snapshot.prepareRender(page, before && isMade).then((one) => {
        if (one === undefined) return
        if (one.key !== undefined) before?.note(file, one.key)
        ready.push({ file, make: one.make })
      })
      // It is told of below, with all others.
      prepared.catch(() => {})
      waiting.push(prepared)
    }
    // Everything that waits for nothing is ready by then.
    await setImmediate()
    await flush()
    onProgress?.({ stage: 'render', done: Math.min(at + pagesPerPut, total), total })
  }
  await Promise.all(waiting)
  await flush()
}

/** `linux/page-cache/` is written as `linux/page-cache/index.html`. */
export function fileOf(address: Address): string {
  return address === '' || address.endsWith('/') ? `${address}${pageFileName}` : address
}
