import { answerItems } from '../../../src/session/threads/item-thread.ts'
import { serveThread } from '../../../src/session/threads/serve-thread.ts'
import { moving } from '../../../src/session/threads/thread-protocol.ts'

/** A thread that does what threads should not. */
export interface OddWork {
  add(number: number): Promise<number>
  refuse(): void
  fill(bytes: Uint8Array<ArrayBuffer>): Uint8Array<ArrayBuffer>
  say(words: readonly string[]): Promise<readonly string[]>
}

class OddError extends Error {
  override readonly name = 'OddError'
}

serveThread<OddWork, number>((start, progress) => {
  let sum = start
  return {
    async add(number) {
      // The later call would be the first to be done.
      await new Promise((resolve) => setTimeout(resolve, number === 1 ? 20 : 0))
      sum += number
      return sum
    },
    refuse() {
      throw new OddError('not this')
    },
    fill: (bytes) => moving(bytes.fill(7), [bytes.buffer]),
    say: (words) =>
      answerItems(
        words,
        progress,
        async (word) => {
          if (word === 'hang') for (;;);
          if (word === 'grow') for (const kept: number[][] = []; ; ) kept.push(new Array(200_000).fill(0.5))
          if (word === 'end') process.exit(1)
          return `${word}!`
        },
        ({ length }) => (length > 5 ? 3_000_000 : 1),
      ),
  }
})
