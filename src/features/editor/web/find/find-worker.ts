import { collectMatches, type FindJob } from './collect-matches.ts'

/** Runs somebody's expressions: one that goes on without end is stopped with its thread, and nobody's keys wait for it. */
self.addEventListener('message', ({ data }: MessageEvent<FindJob>) => {
  self.postMessage(collectMatches(data))
})
