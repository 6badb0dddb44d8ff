import { openSite, type SiteWriteCounts, type SiteWriter } from '../store/site-writer.ts'
import { createOutputThread } from './output-thread.ts'
import { workerEntry } from './engine-files.ts'

/** One file of a site: where it goes, below the output folder, and what is in it. */
export interface SiteFile {
  readonly address: string
  readonly content: string | Uint8Array
}

/** A folder that becomes a site, all at once, written here or in a thread of its own. */
export interface SiteOutput {
  /** What the last build left to be told. */
  readonly stamp: string | undefined
  /** Whether every file of that build is still as it was written. */
  isUntouched(): boolean
  /** Resolves when the output can take more, which may be before it is written. */
  put(files: readonly SiteFile[]): Promise<void>
  putFile(address: string, from: string): Promise<void>
  /** Puts the new site in the old one's place. */
  commit(stamp: string): Promise<SiteWriteCounts>
  /** Throws what was put away; the old site stays. */
  abort(): Promise<void>
}

/** Sites of more pages than this are written by a thread of their own, while this one renders. */
const threadedPages = 1_000

/**
 * Opens the folder `out` for a site of the garden at `garden`. Throws as {@link openSite} does. `expected` tells how
 * many pages will come, as far as is known.
 */
export function openSiteOutput(out: string, garden: string): SiteOutput & { expect(pages: number): void } {
  const writer = openSite(out, garden)
  let target: Pick<SiteOutput, 'put' | 'putFile' | 'commit' | 'abort'> = directOutput(writer)
  return {
    stamp: writer.stamp,
    isUntouched: () => writer.isUntouched(),
    expect(pages) {
      const entry = workerEntry('write-worker')
      if (pages > threadedPages && entry) target = createOutputThread(entry, out, garden)
    },
    put: (files) => target.put(files),
    putFile: (address, from) => target.putFile(address, from),
    commit: (stamp) => target.commit(stamp),
    abort: () => target.abort(),
  }
}

function directOutput(writer: SiteWriter): Pick<SiteOutput, 'put' | 'putFile' | 'commit' | 'abort'> {
  return {
    async put(files) {
      for (const { address, content } of files) writer.put(address, content)
    },
    putFile: async (address, from) => writer.putFile(address, from),
    commit: async (stamp) => writer.commit(stamp),
    abort: async () => writer.abort(),
  }
}
