import { serveThread } from '../../session/threads/serve-thread.ts'
import { openSite } from '../../store/site-writer.ts'
import type { OutputStart, OutputWork } from './output-thread.ts'
import { bytesOf } from './site-output.ts'

/** Entry of the thread that writes a large site while the main thread renders it. */
serveThread<OutputWork, OutputStart>(({ out, garden, stampFile }) => {
  const writer = openSite(out, garden, stampFile)
  return {
    put(files) {
      for (const { address, content } of files) writer.put(address, bytesOf(content))
    },
    putFile: (address, from, within) => writer.putFile(address, from, within),
    keep: (addresses) => writer.keep(addresses),
    written: () => writer.written(),
    commit: (stamp) => writer.commit(stamp),
    abort: () => writer.abort(),
  }
})
