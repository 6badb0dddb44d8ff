import { parentPort, workerData } from 'node:worker_threads'
import { createProgress, type ThreadProgress } from './thread-progress.ts'
import {
  movedWith,
  packError,
  type ThreadReply,
  type ThreadRequest,
  type ThreadStart,
  type ThreadWork,
} from './thread-protocol.ts'

/**
 * The whole of a thread's entry: makes the work from the data that the thread was started with, then does what the
 * owner asks for, one call after another. What throws is an answer too. A call that takes a list may tell its progress,
 * so that the owner knows at which item it had to end the thread.
 */
export function serveThread<Work extends ThreadWork<Work>, Data = undefined>(
  createWork: (data: Data, progress: ThreadProgress) => Work | Promise<Work>,
): void {
  if (parentPort === null) throw new Error('Only a thread can be served')
  const port = parentPort
  const { data, progress: memory } = workerData as ThreadStart
  const progress = createProgress(memory)
  const starting = Promise.resolve(createWork(data as Data, progress))
  // It is told of with the first answer.
  let last: Promise<unknown> = starting.catch(() => {})

  const answer = async ({ name, args }: ThreadRequest): Promise<void> => {
    let reply: ThreadReply
    try {
      const work = (await starting) as Readonly<Record<string, (...args: readonly unknown[]) => unknown>>
      reply = { kind: 'done', value: await work[name]?.(...args) }
    } catch (error) {
      reply = { kind: 'failed', error: packError(error) }
    }
    port.postMessage(reply, reply.kind === 'done' ? movedWith(reply.value) : [])
    progress.end()
  }
  port.on('message', (request: ThreadRequest) => {
    last = last.then(() => answer(request))
  })
}
