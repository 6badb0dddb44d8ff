import { createRateLimit } from '../server/rate-limit.ts'

/** How much a client may ask of a garden. */
export interface CallLimits {
  /** Calls in a second, in the long run, and how many may come in a row. */
  readonly perSecond: number
  readonly burst: number
  /** Calls that are answered at the same time. */
  readonly atOnce: number
  /** Proposals in a minute, whatever becomes of them. */
  readonly proposalsPerMinute: number
}

/** What a person with an agent never reaches, and what leaves a machine its time. */
export const usualLimits: CallLimits = { perSecond: 10, burst: 60, atOnce: 4, proposalsPerMinute: 10 }

/** Lets calls through, or throws with a message that says what to do. */
export interface CallGuard {
  run<Answer>(call: { readonly proposes: boolean }, work: () => Promise<Answer>): Promise<Answer>
}

/** A guard for all clients of one program; `now` gives milliseconds. */
export function createCallGuard(limits: CallLimits, now: () => number): CallGuard {
  const calls = createRateLimit(limits.perSecond, limits.burst, now)
  const proposals = createRateLimit(limits.proposalsPerMinute / 60, limits.proposalsPerMinute, now)
  let running = 0
  return {
    async run({ proposes }, work) {
      if (running >= limits.atOnce)
        throw new Error(`too many calls at once, expected at most ${limits.atOnce}: wait for an answer first`)
      if (!calls.take())
        throw new Error(`too many calls, expected at most ${limits.perSecond} a second: wait a moment`)
      if (proposes && !proposals.take())
        throw new Error(`too many proposals, expected at most ${limits.proposalsPerMinute} a minute: wait`)
      running++
      try {
        return await work()
      } finally {
        running--
      }
    },
  }
}
