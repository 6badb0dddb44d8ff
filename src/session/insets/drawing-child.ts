import { type ChildProcess, fork } from 'node:child_process'
import { dirname } from 'node:path'
import { fileURLToPath } from 'node:url'
import { plainInset } from '../../body/plain-inset.ts'
import type { Inset, TypesetInset } from '../../model/inset.ts'

/** A process that draws one inset at a time, for libraries that allocate as a note asks. */
interface DrawingChild {
  /** In the order of the insets; one that ends the process is shown as it is written, with the reason. */
  typeset(insets: readonly Inset[]): Promise<readonly TypesetInset[]>
  close(): void
}

/** Heap of the process, in MiB. */
const heap = 384

/** Longest time for one inset, in milliseconds; the first pays for what draws it. */
const deadline = 15_000

/**
 * A process and not a thread: what a note asks for may be an array of a thousand million numbers, and where a thread has not
 * the room for it, V8 ends the whole program. It sees no variables of the environment, may read the program's own files and
 * nothing else, write nothing, and start nothing. It is started for the first inset, and anew where it was ended.
 */
export function createDrawingChild(entry: URL): DrawingChild {
  let child: ChildProcess | undefined
  let queue: Promise<unknown> = Promise.resolve()

  const end = (): void => {
    child?.kill('SIGKILL')
    child = undefined
  }
  const draw = (inset: Inset): Promise<TypesetInset> =>
    new Promise((resolve) => {
      child ??= start(entry)
      const asked = child
      const settle = (typeset: TypesetInset): void => {
        clearTimeout(timer)
        asked.removeAllListeners()
        resolve(typeset)
      }
      const giveUp = (problem: string): void => {
        if (child === asked) end()
        settle({ html: plainInset(inset), problem })
      }
      const timer = setTimeout(() => giveUp(`it took more than ${deadline / 1_000} s`), deadline)
      asked.once('message', (typeset) => settle(typeset as TypesetInset))
      asked.once('error', ({ message }) => giveUp(message))
      asked.once('exit', () =>
        giveUp(`it took more than ${heap} MB of memory, or ended the program that draws`),
      )
      asked.send(inset)
    })

  return {
    typeset(insets) {
      const drawn = queue.then(async () => {
        const results: TypesetInset[] = []
        for (const inset of insets) results.push(await draw(inset))
        // An idle child is kept, and keeps nobody waiting.
        child?.unref()
        child?.channel?.unref()
        return results
      })
      queue = drawn
      return drawn
    },
    close: end,
  }
}

function start(entry: URL): ChildProcess {
  const program = fileURLToPath(entry)
  return fork(program, {
    serialization: 'advanced',
    stdio: ['ignore', 'ignore', 'ignore', 'ipc'],
    env: {},
    execArgv: [
      `--max-old-space-size=${heap}`,
      '--disable-proto=delete',
      '--permission',
      `--allow-fs-read=${dirname(program)}`,
    ],
  })
}
