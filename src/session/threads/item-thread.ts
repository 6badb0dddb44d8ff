import { ThreadStopped } from './thread.ts'
import type { ThreadProgress } from './thread-progress.ts'

/** What a message weighs before it is sent, in characters: a thread never holds much more than one large result. */
const maxWeight = 2_097_152

/**
 * The thread's side of {@link askForEach}: the results of as many items as a message should hold, at least one. Each may
 * be what ends the thread.
 */
export async function answerItems<Item, Result>(
  items: readonly Item[],
  progress: ThreadProgress,
  answer: (item: Item) => Promise<Result>,
  weigh: (result: Result) => number,
): Promise<Result[]> {
  const results: Result[] = []
  let weight = 0
  for (const [i, item] of items.entries()) {
    progress.begin(i)
    const result = await answer(item)
    results.push(result)
    weight += weigh(result)
    if (weight >= maxWeight) break
  }
  return results
}

/**
 * Results for all items, in their order, from a thread that answers some at a time. `giveUp` is asked for the result of
 * an item at which the thread had to be ended; what stood before it and went down with the thread is done again.
 */
export async function askForEach<Item, Result>(
  items: readonly Item[],
  ask: (items: readonly Item[]) => Promise<readonly Result[]>,
  giveUp: (item: Item, stopped: ThreadStopped) => Result | Promise<Result>,
): Promise<Result[]> {
  const results: Result[] = []
  while (results.length < items.length) {
    const rest = items.slice(results.length)
    try {
      results.push(...(await ask(rest)))
    } catch (error) {
      const bad = error instanceof ThreadStopped ? rest[error.at] : undefined
      if (bad === undefined || !(error instanceof ThreadStopped)) throw error
      const before = await askForEach(rest.slice(0, error.at), ask, giveUp)
      results.push(...before, await giveUp(bad, error))
    }
  }
  return results
}
