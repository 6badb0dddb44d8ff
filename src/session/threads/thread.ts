import { Worker } from 'node:worker_threads'
import { createDeadline, createProgressMemory, itemOf } from './thread-progress.ts'
import {
  type Args,
  movedWith,
  type ThreadAnswer,
  type ThreadReply,
  type ThreadRequest,
  type ThreadStart,
  type ThreadWork,
  unpackError,
} from './thread-protocol.ts'

/**
 * A thread of work. It starts when it is first asked, keeps the program running only while somebody waits for an
 * answer, and starts anew when it is asked after it died. The other side is `serveThread`.
 */
export interface Thread<Work> {
  /**
   * Calls a function of the work there. Rejects with what it threw, with {@link ThreadStopped} where the thread ended
   * within a list of items, and with the reason where it could not even start.
   */
  ask<Name extends keyof Work & string>(
    name: Name,
    ...args: Args<Work, Name>
  ): Promise<ThreadAnswer<Work, Name>>
  /** Ends the thread, which gives its memory back. Whoever still waits is rejected. */
  close(): Promise<void>
}

/** How a thread is started, and what it may use. */
interface ThreadSettings {
  /** The built entry. */
  readonly entry: URL
  /** Plain data for the work; functions cannot cross. */
  readonly data?: unknown
  /** Memory of the thread; default: Node's own limits. A larger young part is for work whose objects die at once. */
  readonly heapMebibytes?: number
  readonly youngMebibytes?: number
  /** Processor time for one item of a list, in milliseconds, after which the thread is ended; default: none. */
  readonly deadline?: number
  /** Told when a thread has ended, and with it everything it knew. */
  readonly onEnd?: () => void
}

/** The thread ended at item `at` of what it was sent: by its deadline, for want of memory, or by the item's doing. */
export class ThreadStopped extends Error {
  override readonly name = 'ThreadStopped'
  readonly reason: 'time' | 'memory' | 'fault'
  readonly at: number

  constructor(reason: ThreadStopped['reason'], at: number, message: string) {
    super(message)
    this.reason = reason
    this.at = at
  }
}

/** How often a working thread is looked at, in milliseconds. */
const watchInterval = 50

interface Waiting {
  resolve(value: unknown): void
  reject(error: Error): void
}

interface Running {
  readonly waiting: Waiting[]
  send(request: ThreadRequest, asked: Waiting): void
  stop(error: Error): Promise<void>
}

/** Prepares a thread; nothing is started yet. */
export function createThread<Work extends ThreadWork<Work>>(settings: ThreadSettings): Thread<Work> {
  let running: Running | undefined
  const forget = (ended: Running): void => {
    if (running !== ended) return
    running = undefined
    settings.onEnd?.()
  }
  return {
    ask(name, ...args) {
      running ??= start(settings, forget)
      const { send } = running
      return new Promise((resolve, reject) => {
        send({ name, args }, { resolve: resolve as Waiting['resolve'], reject })
      })
    },
    close: async () => running?.stop(new Error('The thread was closed')),
  }
}

function start(settings: ThreadSettings, onEnd: (ended: Running) => void): Running {
  const { entry, data, heapMebibytes, youngMebibytes, deadline } = settings
  const progress = createProgressMemory()
  const worker = new Worker(entry, {
    workerData: { data, progress } satisfies ThreadStart,
    resourceLimits: {
      ...(heapMebibytes !== undefined && { maxOldGenerationSizeMb: heapMebibytes }),
      ...(youngMebibytes !== undefined && { maxYoungGenerationSizeMb: youngMebibytes }),
    },
  })
  let timer: ReturnType<typeof setInterval> | undefined
  const rest = (): void => {
    clearInterval(timer)
    worker.unref()
  }
  const watch = (milliseconds: number): void => {
    const isOverdue = createDeadline(progress, milliseconds)
    timer = setInterval(() => {
      if (isOverdue()) void running.stop(stopped('time', `it took more than ${milliseconds} ms`))
    }, watchInterval)
  }
  /** The error itself where no item had begun: then it is no item's fault. */
  const stopped = (reason: ThreadStopped['reason'], message: string, error?: Error): Error => {
    const at = itemOf(progress)
    return at === undefined ? (error ?? new Error(message)) : new ThreadStopped(reason, at, message)
  }

  const running: Running = {
    waiting: [],
    send(request, asked) {
      // What cannot cross throws, before anybody waits for it.
      worker.postMessage(request, request.args.flatMap(movedWith))
      running.waiting.push(asked)
      if (running.waiting.length > 1) return
      worker.ref()
      if (deadline !== undefined) watch(deadline)
    },
    async stop(error) {
      rest()
      onEnd(running)
      for (const { reject } of running.waiting.splice(0)) reject(error)
      await worker.terminate()
    },
  }
  worker.on('message', (reply: ThreadReply) => {
    const asked = running.waiting.shift()
    if (running.waiting.length === 0) rest()
    if (reply.kind === 'done') asked?.resolve(reply.value)
    else asked?.reject(unpackError(reply.error))
  })
  worker.on('error', (error: NodeJS.ErrnoException) => {
    const reason = error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? 'memory' : 'fault'
    void running.stop(stopped(reason, error.message, error))
  })
  // An error comes before the end of its thread; one that just ends was ended by what it ran.
  worker.on('exit', () => void running.stop(stopped('fault', 'it ended the program')))
  return running
}
