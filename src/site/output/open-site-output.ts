import { workerEntry } from '../../session/engine-files.ts'
import { openSite, type SiteWriter } from '../../store/site-writer.ts'
import { createOutputThread, type OutputStart } from './output-thread.ts'
import { bytesOf, type SiteOutput, type SiteTarget } from './site-output.ts'

/** Sites of more pages than this are written by a thread of their own, while this one renders. */
const threadedPages = 1_000

/** Opens a folder for a site. Throws as {@link openSite} does. */
export function openSiteOutput(start: OutputStart): SiteOutput {
  const writer = openSite(start.out, start.garden, start.stampFile)
  let target: SiteTarget = directOutput(writer)
  return {
    kept: writer.kept,
    stamp: writer.stamp,
    isUntouched: () => writer.isUntouched(),
    expect(pages) {
      const entry = workerEntry('write-worker')
      if (pages > threadedPages && entry) target = createOutputThread(entry, start)
    },
    fileBefore: writer.fileBefore,
    addressesBefore: writer.addressesBefore,
    keep: (addresses) => target.keep(addresses),
    put: (files) => target.put(files),
    putFile: (address, from, within) => target.putFile(address, from, within),
    written: () => target.written(),
    commit: (stamp) => target.commit(stamp),
    abort: () => target.abort(),
  }
}

function directOutput(writer: SiteWriter): SiteTarget {
  return {
    async put(files) {
      for (const { address, content } of files) writer.put(address, bytesOf(content))
    },
    putFile: async (address, from, within) => writer.putFile(address, from, within),
    keep: async (addresses) => writer.keep(addresses),
    written: async () => writer.written(),
    commit: async (stamp) => writer.commit(stamp),
    abort: async () => writer.abort(),
  }
}
