import { type ChildProcess, fork } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'

/** A process that answers one request after another. */
export interface Child<Request, Answer> {
  /** Never rejects: a request that ends the process is answered by its owner. */
  ask(request: Request): Promise<Answer>
  close(): void
}

/** How a process is started, and what becomes of a request that ends it. */
interface ChildSettings<Request, Answer> {
  /** The built entry. */
  readonly entry: URL
  readonly heapMebibytes: number
  /** Longest time for one request, in milliseconds; the first pays for what the process loads. */
  readonly deadline: number
  /** Folders besides the program's own that it may read. */
  readonly reads?: readonly string[]
  /** Whether it may load code that is not JavaScript. */
  readonly hasAddons?: boolean
  /** Sent before the first request each time the process is started; it is not answered. */
  readonly greeting?: () => unknown
  readonly giveUp: (request: Request, problem: string) => Answer
}

/**
 * A process and not a thread, for what allocates as a garden asks: a thread that has not the room for an array of a thousand
 * million numbers ends the whole program. It sees no variables of the environment, may read the program's own files and what
 * it is given, write nothing, and start nothing. It is started for the first request, and anew where it was ended.
 */
export function createChild<Request, Answer>(
  settings: ChildSettings<Request, Answer>,
): Child<Request, Answer> {
  const { deadline, heapMebibytes, giveUp } = settings
  let child: ChildProcess | undefined
  let queue: Promise<unknown> = Promise.resolve()
  let waiting = 0

  const end = (): void => {
    child?.kill('SIGKILL')
    child = undefined
  }
  const ask = (request: Request): Promise<Answer> =>
    new Promise((resolve) => {
      child ??= start(settings)
      const asked = child
      const settle = (answer: Answer): void => {
        clearTimeout(timer)
        asked.removeAllListeners()
        resolve(answer)
      }
      const fail = (problem: string): void => {
        if (child === asked) end()
        settle(giveUp(request, problem))
      }
      const timer = setTimeout(() => fail(`it took more than ${deadline / 1_000} s`), deadline)
      asked.once('message', (answer) => settle(answer as Answer))
      asked.once('error', ({ message }) => fail(message))
      asked.once('exit', () =>
        fail(`it took more than ${heapMebibytes} MB of memory, or ended the program that draws`),
      )
      asked.send(request as object)
    })

  return {
    ask(request) {
      waiting++
      const answer = queue.then(() => ask(request))
      queue = answer.then(() => {
        // An idle child is kept, and keeps nobody waiting.
        if (--waiting > 0) return
        child?.unref()
        child?.channel?.unref()
      })
      return answer
    },
    close: end,
  }
}

function start<Request, Answer>({
  entry,
  heapMebibytes,
  reads = [],
  hasAddons = false,
  greeting,
}: ChildSettings<Request, Answer>): ChildProcess {
  const program = fileURLToPath(entry)
  const child = fork(program, {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {},
    execArgv: [
      `--max-old-space-size=${heapMebibytes}`,
      '--disable-proto=delete',
      '--permission',
      ...(hasAddons ? ['--allow-addons'] : []),
      ...[dirname(program), ...reads].map((folder) => `--allow-fs-read=${folder}`),
    ],
  })
  if (greeting !== undefined) child.send(greeting() as object)
  return child
}
