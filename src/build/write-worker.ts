import { parentPort, workerData } from 'node:worker_threads'
import { openSite } from '../store/site-writer.ts'
import type { OutputReply, OutputRequest, OutputStart } from './output-thread.ts'
import { unpackFiles } from './pack-files.ts'

/** Entry of the thread that writes a large site while the main thread renders it. */
const { out, garden, stampFile } = workerData as OutputStart
const writer = openSite(out, garden, stampFile)
const port = parentPort!

port.on('message', (request: OutputRequest) => {
  try {
    const reply = answer(request)
    port.postMessage(reply, reply.kind === 'done' && reply.block ? [reply.block.buffer] : [])
  } catch (error) {
    const { name, message } = error instanceof Error ? error : new Error(String(error))
    port.postMessage({ kind: 'failed', name, message } satisfies OutputReply)
  }
})

function answer(request: OutputRequest): OutputReply {
  switch (request.kind) {
    case 'put':
      for (const { address, content } of unpackFiles(request.packed)) writer.put(address, content)
      return { kind: 'done', block: request.packed.bytes }
    case 'put-file':
      writer.putFile(request.address, request.from, request.within)
      return { kind: 'done' }
    case 'commit':
      return { kind: 'done', counts: writer.commit(request.stamp) }
    case 'abort':
      writer.abort()
      return { kind: 'done' }
  }
}
