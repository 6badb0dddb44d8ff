import { parentPort, workerData } from 'node:worker_threads'
import type { TypesetInset } from '../model/inset.ts'
import { createTypesetter } from '../typeset/typesetter.ts'
import { readOnigurumaWasm } from './oniguruma-wasm.ts'
import type { TypesetReply, TypesetRequest, TypesetStart } from './typeset-protocol.ts'
import { workerClock } from './worker-protocol.ts'

/** Entry of the thread that makes the HTML of code and formulas. It is ended when one of them takes too long. */
const state = new Int32Array((workerData as TypesetStart).progress)
const port = parentPort!
const typesetter = createTypesetter(readOnigurumaWasm)

port.on('message', async ({ insets }: TypesetRequest) => {
  const typeset: TypesetInset[] = []
  for (const [i, inset] of insets.entries()) {
    Atomics.store(state, 0, i)
    Atomics.store(state, 1, workerClock())
    typeset.push(await typesetter.typeset(inset))
  }
  Atomics.store(state, 0, -1)
  port.postMessage({ typeset } satisfies TypesetReply)
})
