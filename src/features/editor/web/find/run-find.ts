import { collectMatches, type FindJob } from './collect-matches.ts'
import type { FindMatch } from './find-query.ts'

/** What looking came to. */
export type FindOutcome =
  | { readonly kind: 'found'; readonly matches: readonly FindMatch[] }
  /** The expression takes longer than anybody waits. */
  | { readonly kind: 'too-slow' }
  /** Something else is looked for by now. */
  | { readonly kind: 'outdated' }

/** Looks for things in texts, one at a time. */
export interface FindRunner {
  /** Words are looked for at once; an expression in a thread of its own, which has a second. */
  run(job: FindJob, isRegExp: boolean): Promise<FindOutcome>
  stop(): void
}

/** Longest time an expression may take, in milliseconds. */
const longest = 1_000

/** Creates a runner; `createWorker` starts the thread, with the first expression. */
export function createFindRunner(createWorker: () => Worker): FindRunner {
  let worker: Worker | undefined
  let giveUp: (() => void) | undefined

  const end = (): void => {
    worker?.terminate()
    worker = undefined
  }
  const runInThread = (job: FindJob): Promise<FindOutcome> =>
    new Promise((resolve) => {
      worker ??= createWorker()
      const own = worker
      const finish = (outcome: FindOutcome): void => {
        clearTimeout(timer)
        own.onmessage = null
        giveUp = undefined
        resolve(outcome)
      }
      const timer = setTimeout(() => {
        end()
        finish({ kind: 'too-slow' })
      }, longest)
      giveUp = () => {
        end()
        finish({ kind: 'outdated' })
      }
      own.onmessage = ({ data }: MessageEvent<readonly FindMatch[]>) =>
        finish({ kind: 'found', matches: data })
      own.postMessage(job)
    })

  return {
    async run(job, isRegExp) {
      giveUp?.()
      return isRegExp ? runInThread(job) : { kind: 'found', matches: collectMatches(job) }
    },
    stop() {
      giveUp?.()
      end()
    },
  }
}
