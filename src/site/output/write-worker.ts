import { serveThread } from '../../session/threads/serve-thread.ts'
import { moving } from '../../session/threads/thread-protocol.ts'
import { openSite } from '../../store/site-writer.ts'
import type { OutputStart, OutputWork } from './output-thread.ts'
import { unpackFiles } from './pack-files.ts'

/** Entry of the thread that writes a large site while the main thread renders it. */
serveThread<OutputWork, OutputStart>(({ out, garden, stampFile }) => {
  const writer = openSite(out, garden, stampFile)
  return {
    put(packed) {
      for (const { address, content } of unpackFiles(packed)) writer.put(address, content)
      return moving(packed.bytes, [packed.bytes.buffer])
    },
    putFile: (address, from, within) => writer.putFile(address, from, within),
    commit: (stamp) => writer.commit(stamp),
    abort: () => writer.abort(),
  }
})
